import { sourceIdentity } from '../corroborate/source-identity.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Actor } from '../model/actor.ts'
import type { DateValue } from '../model/date-value.ts'
import type { Place } from '../model/place.ts'
import type { Toll } from '../model/toll.ts'
import { shownCoordinates, type ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { Mask } from './name-mask.ts'

/** What a row tells of one statement, by its ids and its chain. */
export interface StatementFacts {
  /** Who says it: never empty. In the outlet's own voice the outlet. */
  saidBy: string
  speaker: Actor | null
  own: boolean
  /** "victim: the baker; target: the market", each in the words of the text. */
  roles: string
  date: DateValue | null
  place: Place | null
  /** None for what is only threatened or planned (ethics H5). */
  point: { lat: number; lon: number } | null
  tolls: string
}

export function statementFacts(
  record: StatementRecord,
  siblings: readonly StatementRecord[],
  { profile, words, mask }: { profile: ExportProfile; words: ExportWords; mask: Mask },
): StatementFacts {
  const { event, tolls = [], real } = record.statement
  const source = sourceIdentity(record, siblings)
  const own = source.kind === 'outlet'
  const outlet = record.outlet ?? record.document
  const roles = (event?.roles ?? []).filter(({ role }) => role !== 'place')
  const placed = event?.roles.find(({ role, ref }) => role === 'place' && ref)
  const place = record.places.find(({ id }) => id === placed?.ref) ?? null
  const happened = real === 'occurred' || real === 'ongoing'
  return {
    saidBy: own ? outlet : mask(source.actor?.displayName ?? source.shown) || words('incident.unnamed'),
    speaker: source.actor,
    own,
    roles: roles.map(({ role, span }) => `${role}: ${mask(span.exact.replace(/\s+/gu, ' '))}`).join('; '),
    date: record.dates.find(({ id }) => id === event?.time) ?? null,
    place,
    point: place && happened ? shownCoordinates(place, profile) : null,
    tolls: tolls.map((toll) => figure(toll, record, words)).join('; '),
  }
}

/** "killed: 3–5 (event), General Staff": never without its scope, nor without its counter where one is told. */
function figure(
  { measure, min, max, scope, countedBy, identifiedOnly }: Toll,
  { actors }: StatementRecord,
  words: ExportWords,
): string {
  const range = min === max ? String(min ?? '?') : max === null ? `≥ ${min}` : `${min ?? '?'}–${max}`
  const counter = actors.find(({ id }) => id === countedBy)?.displayName
  return [`${measure}: ${range} (${scope}${identifiedOnly ? `, ${words('note.identified')}` : ''})`, counter]
    .filter(Boolean)
    .join(', ')
}
