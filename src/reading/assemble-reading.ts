import { dateLexicon } from '../resolve/dates/date-lexicon.ts'
import type { Actor } from '../model/actor.ts'
import type { DateValue } from '../model/date-value.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import type { Findings, ParsedDocument, Proposition, TollProposal } from '../model/proposals.ts'
import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import type { Pack } from '../packs/pack.ts'
import { placeLexicon } from '../resolve/places/place-lexicon.ts'
import { saidOnDates } from './attach-time.ts'
import { buildFlags } from './build-flags.ts'
import { buildStatement, type StatementContext } from './build-statement.ts'
import { draftStatements, type Draft } from './draft-statements.ts'
import { headlineAgainstBody } from './headline-against-body.ts'
import { linkStatements } from './link-statements.ts'

/** What the stages found, before it becomes a Reading. */
export interface Parts {
  publication: {
    publishedAt: string | null
    publishedAtBasis: Document['publishedAtBasis']
    evidence: NonNullable<Document['publishedAtEvidence']>
  }
  places: readonly Place[]
  actors: readonly Actor[]
  propositions: readonly Proposition[]
}

/** Puts proposals together: statements in text order with ids s1…, figures t1…, flags f1…; only actors that something refers to are kept. */
export function assembleReading(
  doc: ParsedDocument,
  findings: Findings,
  parts: Parts,
  pack: Pack,
): Omit<Reading, 'schema' | 'id' | 'offsetUnit' | 'engine' | 'text' | 'excluded'> {
  const drafts = draftStatements(doc, findings, parts.propositions).sort(inTextOrder)
  const places = [...parts.places]
  const context = contextOf(doc, findings, parts, pack, siteMaker(places))
  const tollIds = numberTolls(drafts)
  const statements = drafts.map((draft, at) => buildStatement(draft, at + 1, tollIds, context))
  linkStatements(statements)
  const dayParts = findings.dayParts?.filter(({ date }) => date.id !== '') ?? []
  const dates = [...findings.dates, ...dayParts].map((mention) => mention.date)
  dates.sort((a, b) => a.span.start - b.span.start)
  const flags = [...buildFlags(doc, statements, findings, pack), ...headlineAgainstBody(doc, statements)]
  flags.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  flags.forEach((flag, at) => (flag.id = `f${at + 1}`))
  const actors = withAuthor(parts.actors, findings).filter(usedBy(statements))
  return {
    document: { ...doc.document, ...publicationOf(parts) },
    statements,
    actors,
    dates: dates as DateValue[],
    places,
    flags,
  }
}

function contextOf(
  doc: ParsedDocument,
  findings: Findings,
  parts: Parts,
  pack: Pack,
  addSite: StatementContext['addSite'],
): StatementContext {
  const sites = placeLexicon(pack).facilities
  const byStart = <T extends { start: number; end: number }>(items: readonly T[]) =>
    [...items].sort((a, b) => a.start - b.start || b.end - a.end)
  return {
    text: doc.text,
    author: findings.author?.id ?? doc.document.outlet ?? 'outlet:unnamed',
    mentions: byStart(findings.actors),
    findings,
    actors: new Map(withAuthor(parts.actors, findings).map((actor) => [actor.id, actor])),
    doc,
    places: byStart(findings.places),
    spokenDates: saidOnDates(parts.propositions),
    addSite,
    futureWords: dateLexicon(pack).words('future-auxiliary'),
    isSite: (words, at) => sites.at(words, at) !== null,
  }
}

/** The party that a text speaks for, or the medium whose own reporter it cites, need not be named in it. */
function withAuthor(actors: readonly Actor[], { author, outlet }: Findings): readonly Actor[] {
  const own = author ?? outlet
  return own && !actors.some(({ id }) => id === own.id) ? [...actors, own] : actors
}

/** Adds places that only the words of an event show: a definite site without a name. */
function siteMaker(places: Place[]): StatementContext['addSite'] {
  const made = new Map<number, string>()
  return (span, noun) => {
    const known = made.get(span.start)
    if (known) return known
    const id = `p${places.length + 1}`
    made.set(span.start, id)
    places.push({
      id,
      span,
      name: noun.lemma,
      feature: '',
      relation: 'at',
      precision: 'site',
      display: null,
      evidence: ['facility without a place name'],
      needsReview: ['place'],
    })
    return id
  }
}

function inTextOrder(a: Draft, b: Draft): number {
  return (
    a.content.start - b.content.start ||
    b.content.end - a.content.end ||
    a.proposition.chain.length - b.proposition.chain.length
  )
}

function numberTolls(drafts: readonly Draft[]): Map<TollProposal, string> {
  const ids = new Map<TollProposal, string>()
  for (const draft of drafts) for (const toll of draft.tolls) if (!ids.has(toll)) ids.set(toll, `t${ids.size + 1}`)
  return ids
}

function usedBy(statements: readonly Statement[]): (actor: Actor) => boolean {
  const used = new Set<string>()
  for (const statement of statements) {
    for (const link of statement.chain) if (link.actor) used.add(link.actor)
    for (const role of statement.event?.roles ?? []) if (role.ref) used.add(role.ref)
  }
  return (actor) => used.has(actor.id)
}

function publicationOf({ publication }: Parts): Partial<Document> {
  const { publishedAt, publishedAtBasis, evidence } = publication
  return { publishedAt, publishedAtBasis, ...(evidence.length > 0 ? { publishedAtEvidence: evidence } : {}) }
}
