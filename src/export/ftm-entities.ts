import { createHash } from 'node:crypto'
import { sealedWords } from '../corroborate/hide-sealed.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import { incidentLabel } from '../corroborate/incident-label.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { Actor } from '../model/actor.ts'
import { attributedNotes, attributedSentence } from './attributed-notes.ts'
import type { ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'
import { shortQuote } from './short-quote.ts'
import { statementFacts } from './statement-facts.ts'

/** An entity of FollowTheMoney: every property is a list. An entity that is told twice under one id is merged by its readers. */
export interface FtmEntity {
  id: string
  schema: 'Event' | 'Article' | 'Mention' | 'Organization' | 'PublicBody' | 'Note'
  properties: Record<string, string[]>
}

/**
 * An incident as an Event, its texts as Articles, whom they mention, and what each source says as Notes. Whom somebody names as the
 * author stands in a Note alone; only who acknowledges it is an organizer. Private persons are no entities (ethics H7).
 */
export function ftmEntities(
  exported: ExportedIncident,
  documents: readonly StoredDocument[],
  profile: ExportProfile,
  words: ExportWords,
): FtmEntity[] {
  const { incident, records, mask } = exported
  const event = idOf('event', incident.id)
  const articles = new Map(documents.map((document) => [document.id, articleOf(document, exported, words)]))
  const actors = new Map(records.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor] as const)))
  const bodies = new Map(
    [...actors].filter(([, { type }]) => !noBody.has(type)).map(([id, actor]) => [id, bodyOf(actor)]),
  )
  const bodyIds = (ids: readonly string[]) => ids.flatMap((id) => bodies.get(id)?.id ?? [])
  const suffering = records.flatMap(({ statement }) =>
    (statement.event?.roles ?? []).flatMap(({ role, ref }) => (ref && sufferers.has(role) ? [ref] : [])),
  )
  const acknowledging = incident.responsibility.flatMap(({ rule, of }) => (rule === 'R8' ? of : []))
  return [
    ...articles.values(),
    ...bodies.values(),
    entity('Event', event, {
      name: [mask(labelOf(exported, words))],
      summary: [
        words('export.status', { status: words.status(incident.status.occurrence), n: incident.counts.reports }),
      ],
      description: attributedNotes(incident, records, words, mask),
      startDate: [incident.when?.start],
      endDate: [incident.when?.end],
      location: incident.where.map(({ name }) => name),
      country: incident.where.map(({ country }) => country?.toLowerCase()),
      organizer: bodyIds(acknowledging),
      involved: bodyIds(suffering),
      proof: [...articles.values()].map(({ id }) => id),
      recordId: [incident.id],
      publisher: records.map(({ outlet }) => outlet),
      notes: [words('export.licence'), words(exported.reviewed ? 'export.reviewed' : 'export.not-reviewed')],
    }),
    ...mentions(records, articles, bodies),
    ...notes(exported, event, articles, bodyIds, profile, words),
  ]
}

const noBody: ReadonlySet<string> = new Set(['person', 'witness', 'anonymous', 'civilians', 'protesters', 'rioters'])
const sufferers: ReadonlySet<string> = new Set(['target', 'victim', 'recipient'])
const doers: ReadonlySet<string> = new Set(['perpetrator', 'agent'])
const publicBodies = /^(?:state-|health-authority$|civil-defence$|court$)/u

function articleOf(
  document: StoredDocument,
  { mask, addressOf, sealed }: ExportedIncident,
  words: ExportWords,
): FtmEntity {
  const title = sealed.has(document.id) ? sealedWords : shortQuote(mask(document.title))
  return entity('Article', idOf('text', document.id), {
    name: [title || document.outlet || document.id],
    title: [title],
    publisher: [document.outlet],
    publishedAt: [document.publishedAt?.slice(0, 10)],
    retrievedAt: [document.retrievedAt?.slice(0, 10)],
    sourceUrl: [addressOf(document.id, document.url)],
    notes: [words('export.licence'), ...(document.withdrawn === null ? [] : [words('export.withdrawn')])],
  })
}

function bodyOf({ id, type, displayName, names, country }: Actor): FtmEntity {
  return entity(publicBodies.test(type) ? 'PublicBody' : 'Organization', idOf('actor', id), {
    name: [displayName],
    alias: names.map(({ text }) => text).filter((name) => name !== displayName),
    country: [country?.toLowerCase()],
  })
}

function mentions(
  records: readonly StatementRecord[],
  articles: ReadonlyMap<string, FtmEntity>,
  bodies: ReadonlyMap<string, FtmEntity>,
): FtmEntity[] {
  return [...groupedBy(records, ({ document }) => document)].flatMap(([document, members]) => {
    const named = new Set(members.flatMap(({ actors }) => actors.map(({ id }) => id)))
    const article = articles.get(document)
    return [...named].flatMap((id) => {
      const body = bodies.get(id)
      if (!article || !body) return []
      return [
        entity('Mention', idOf('mention', `${document} ${id}`), {
          document: [article.id],
          resolved: [body.id],
          name: body.properties.name,
        }),
      ]
    })
  })
}

/** Each saying of a source once, with whom it names as the author, where it does. */
function notes(
  { incident, records, mask }: ExportedIncident,
  event: string,
  articles: ReadonlyMap<string, FtmEntity>,
  bodyIds: (ids: readonly string[]) => string[],
  profile: ExportProfile,
  words: ExportWords,
): FtmEntity[] {
  const byDocument = groupedBy(records, ({ document }) => document)
  const told = new Set<string>()
  return records.flatMap((record) => {
    const facts = statementFacts(record, byDocument.get(record.document) ?? [record], { profile, words, mask })
    const named = (record.statement.event?.roles ?? []).flatMap(({ role, ref }) =>
      ref && doers.has(role) ? [ref] : [],
    )
    const key = [facts.saidBy, record.statement.act, ...named].join(' ')
    if (told.has(key)) return []
    told.add(key)
    const source = facts.own ? `${facts.saidBy} (${words('incident.own-voice')})` : facts.saidBy
    return [
      entity('Note', idOf('note', `${incident.id} ${record.id}`), {
        name: [`${source} ${words.verb(record.statement.act)}`],
        description: [attributedSentence(source, record, words, mask)],
        entity: [event, ...bodyIds(named)],
        proof: [articles.get(record.document)?.id],
        notes: [words('export.licence')],
      }),
    ]
  })
}

function labelOf({ incident }: ExportedIncident, words: ExportWords): string {
  return incidentLabel(incident, {
    typeLabel: (type) => words.eventType(type),
    unknownPlace: words('incident.unknown-place'),
    unknownDay: words('incident.unknown-day'),
  })
}

function entity(
  schema: FtmEntity['schema'],
  id: string,
  values: Readonly<Record<string, readonly (string | null | undefined)[]>>,
): FtmEntity {
  const properties = Object.entries(values)
    .map(
      ([name, list]) =>
        [name, [...new Set(list.filter((value): value is string => Boolean(value)))]] as [string, string[]],
    )
    .filter(([, list]) => list.length > 0)
  return { id, schema, properties: Object.fromEntries(properties) }
}

/** Ids that any tool takes, the same for the same thing in every export. */
function idOf(kind: string, id: string): string {
  return `selon-${kind}-${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
}
