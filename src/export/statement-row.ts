import type { ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedStatement, ExportedText } from './exported-statements.ts'
import { attributedSentence } from './attributed-notes.ts'
import { maskedId } from './name-mask.ts'
import { shortQuote } from './short-quote.ts'
import { statementFacts } from './statement-facts.ts'

/** Columns of a table of statements, with the kind of their cells. */
export const statementColumns = {
  statement: 'text',
  incident: 'text',
  said_by: 'text',
  said_by_id: 'text',
  relation: 'text',
  act: 'text',
  says: 'text',
  denies_what: 'text',
  voice: 'text',
  kind: 'text',
  reality: 'text',
  content: 'text',
  attributed: 'text',
  event_type: 'text',
  event_label: 'text',
  roles: 'text',
  day_start: 'text',
  day_end: 'text',
  day_precision: 'text',
  place: 'text',
  place_precision: 'text',
  country: 'text',
  latitude: 'number',
  longitude: 'number',
  toll: 'text',
  outlet: 'text',
  language: 'text',
  published: 'text',
  retrieved: 'text',
  document: 'text',
  address: 'text',
  withdrawn: 'text',
  status: 'text',
  status_label: 'text',
  responsibility: 'text',
  reviewed: 'flag',
  review_state: 'text',
  licence: 'text',
} as const

export type StatementColumn = keyof typeof statementColumns
export type StatementRow = Record<StatementColumn, string | number | null>

/** One statement as a row: who says what, where it is said, and that nobody vouches for it (ethics A5, A6). */
export function statementRow(
  { record, incident, reviewed }: ExportedStatement,
  { document, address, siblings, mask }: ExportedText,
  profile: ExportProfile,
  words: ExportWords,
): StatementRow {
  const { statement } = record
  const facts = statementFacts(record, siblings, { profile, words, mask })
  const content = mask(statement.content.exact)
  const source = facts.own ? `${facts.saidBy} (${words('incident.own-voice')})` : facts.saidBy
  const status = incident?.status.occurrence ?? null
  return {
    statement: record.id,
    incident: incident?.id ?? null,
    said_by: facts.saidBy,
    said_by_id: maskedId(facts.speaker?.id ?? null, mask),
    relation: statement.sourceRelation,
    act: statement.act,
    says: words.verb(statement.act),
    denies_what: statement.deniesWhat ?? null,
    voice: statement.voice,
    kind: statement.kind,
    reality: statement.real,
    // Others' texts are not republished; the dossier's own people have them anyway.
    content: profile === 'internal' ? content.replace(/\s+/gu, ' ') : shortQuote(content),
    attributed: attributedSentence(source, record, words, mask),
    event_type: statement.event?.type ?? null,
    event_label: statement.event ? words.eventType(statement.event.type) : null,
    roles: facts.roles || null,
    day_start: dayOf(facts.date?.start),
    day_end: dayOf(facts.date?.end),
    day_precision: facts.date?.precision ?? null,
    place: facts.place?.name ?? null,
    place_precision: facts.place?.precision ?? null,
    country: facts.place?.country ?? null,
    latitude: facts.point?.lat ?? null,
    longitude: facts.point?.lon ?? null,
    toll: facts.tolls || null,
    outlet: record.outlet,
    language: record.lang,
    published: dayOf(record.publishedAt),
    retrieved: dayOf(document.retrievedAt),
    document: document.id,
    address,
    withdrawn: document.withdrawn === null ? null : mask(document.withdrawn) || words('export.withdrawn'),
    status,
    status_label: status && words.status(status),
    responsibility: incident?.status.responsibility.join(' ') || null,
    reviewed: reviewed ? 1 : 0,
    review_state: statement.reviewState,
    licence: words('export.licence'),
  }
}

/** The day of an instant: no clock times leave in a table. */
function dayOf(instant: string | null | undefined): string | null {
  return instant?.slice(0, 10) ?? null
}
