import { attributedNotes } from './attributed-notes.ts'
import { shownCoordinates, type ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'
import { acledType, geoPrecision, incidentFacts } from './incident-facts.ts'

/** Columns of ACLED's export, then ours. A file of ours is compatible with theirs and is never called ACLED data (ethics A9). */
export const acledColumns = [
  'event_id_cnty',
  'event_date',
  'year',
  'time_precision',
  'event_type',
  'sub_event_type',
  'actor1',
  'inter1',
  'actor2',
  'inter2',
  'country',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'source_scale',
  'notes',
  'fatalities',
  'fatalities_by',
  'selon_status',
  'selon_responsibility',
  'claimed_by',
  'denied_by',
  'accused',
  'reports',
  'origins',
  'independent',
  'unknown',
  'reviewed',
  'why',
  'licence',
] as const

type Row = Record<(typeof acledColumns)[number], string | number | null>

/** One incident as a row; null where the format has no place for it: its type, day or place says too little. */
export function acledRow(exported: ExportedIncident, profile: ExportProfile, words: ExportWords): Row | null {
  const { incident, records, reviewed, mask } = exported
  const { when, status, counts } = incident
  const facts = incidentFacts(incident, records)
  const type = acledType(facts.type)
  const place = incident.where[0]
  const geo = place && geoPrecision(place.precision, 'acled_geo_precision')
  if (!type || !when || facts.timePrecision === null || !geo || !incident.exportable) return null
  const [first, second] = facts.actors
  const point = shownCoordinates(place, profile)
  return {
    event_id_cnty: incident.id,
    event_date: when.start,
    year: Number(when.start.slice(0, 4)),
    time_precision: facts.timePrecision,
    event_type: type.event,
    sub_event_type: type.subEvent,
    actor1: first ? mask(first.name) : '',
    inter1: first?.inter ?? null,
    actor2: second ? mask(second.name) : '',
    inter2: second?.inter ?? null,
    country: place.country ?? '',
    location: place.name,
    latitude: point?.lat ?? null,
    longitude: point?.lon ?? null,
    geo_precision: Number(geo),
    source: [...new Set(records.map(({ outlet, document }) => outlet ?? document))].join('; '),
    source_scale: '',
    notes: attributedNotes(incident, records, words, mask).join(' '),
    // No figure is no zero (ethics T3): the cell stays empty.
    fatalities: facts.lowest?.killed ?? null,
    fatalities_by: facts.lowest ? mask(facts.lowest.by) : words('export.no-figure'),
    selon_status: `${status.occurrence} ${words.status(status.occurrence)}`,
    selon_responsibility: status.responsibility.join(' '),
    claimed_by: mask(facts.claimedBy.join('; ')),
    denied_by: mask(facts.deniedBy.join('; ')),
    accused: mask(facts.accused.join('; ')),
    reports: counts.reports,
    origins: counts.origins,
    independent: counts.independent,
    unknown: counts.unknown,
    reviewed: reviewed ? 1 : 0,
    why: words('export.why', { type: facts.type, reviewed: incident.reviewed.statements, of: incident.reviewed.of }),
    licence: words('export.licence'),
  }
}
