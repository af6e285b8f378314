import { daysBetween } from '../text/iso-days.ts'
import { attributedNotes } from './attributed-notes.ts'
import { shownCoordinates, type ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'
import { geoPrecision, incidentFacts } from './incident-facts.ts'

/** Columns of UCDP's Georeferenced Event Dataset that sources can fill, then ours. */
export const ucdpColumns = [
  'id',
  'year',
  'side_a',
  'side_b',
  'number_of_sources',
  'source_article',
  'source_date',
  'source_original',
  'where_prec',
  'where_coordinates',
  'latitude',
  'longitude',
  'country',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'low',
  'best',
  'high',
  'selon_status',
  'claimed_by',
  'denied_by',
  'notes',
  'reviewed',
  'licence',
] as const

type Row = Record<(typeof ucdpColumns)[number], string | number | null>

/** One incident as a row; null where it is not dated or placed. `best` stays empty unless a person set it (ethics T5). */
export function ucdpRow(exported: ExportedIncident, profile: ExportProfile, words: ExportWords): Row | null {
  const { incident, records, reviewed, mask } = exported
  const { when, status, origins } = incident
  const place = incident.where[0]
  const precision = place && geoPrecision(place.precision, 'ucdp_where_prec')
  if (!when || !precision) return null
  const facts = incidentFacts(incident, records)
  const [first, second] = facts.actors
  const point = shownCoordinates(place, profile)
  const killed = incident.tollSeries
    .filter(({ measure, scope }) => measure === 'killed' && scope === 'event')
    .flatMap(({ points }) => points.at(-1)?.toll ?? [])
  const days = daysBetween(when.start, when.end)
  return {
    id: incident.id,
    year: Number(when.start.slice(0, 4)),
    side_a: first ? mask(first.name) : '',
    side_b: second ? mask(second.name) : '',
    number_of_sources: incident.counts.reports,
    source_article: [...new Set(records.map(({ outlet, document }) => outlet ?? document))].join('; '),
    source_date: [...new Set(records.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? []))].join('; '),
    source_original: mask(origins.map(({ name }) => name).join('; ')),
    where_prec: Number(precision),
    where_coordinates: place.name,
    latitude: point?.lat ?? null,
    longitude: point?.lon ?? null,
    country: place.country ?? '',
    event_clarity: 1,
    date_prec: days === 0 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5,
    date_start: when.start,
    date_end: when.end,
    low: least(killed.map(({ min }) => min)),
    best: null,
    high: most(killed.map(({ max }) => max)),
    selon_status: status.occurrence,
    claimed_by: mask(facts.claimedBy.join('; ')),
    denied_by: mask(facts.deniedBy.join('; ')),
    notes: attributedNotes(incident, records, words, mask).join(' '),
    reviewed: reviewed ? 1 : 0,
    licence: words('export.licence'),
  }
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? [])
  return known.length > 0 ? Math.min(...known) : null
}

function most(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? [])
  return known.length > 0 ? Math.max(...known) : null
}
