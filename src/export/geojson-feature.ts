import { attributedNotes } from './attributed-notes.ts'
import { shownCoordinates, type ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'

/** One incident as a GeoJSON feature (RFC 7946) at its settlement, by the day; null geometry where no settlement is told. */
export function geojsonFeature(exported: ExportedIncident, profile: ExportProfile, words: ExportWords): object {
  const { incident, records, reviewed, mask } = exported
  const { when, where, status, counts, typeHypotheses } = incident
  const place = where.length === 1 ? where[0] : undefined
  const point = place && shownCoordinates(place, profile)
  return {
    type: 'Feature',
    id: incident.id,
    geometry: point ? { type: 'Point', coordinates: [point.lon, point.lat] } : null,
    properties: {
      describedAs: typeHypotheses.map(({ type }) => type),
      place: where.map(({ name }) => name),
      start: when?.start ?? null,
      end: when?.end ?? null,
      status: status.occurrence,
      statusLabel: words.status(status.occurrence),
      responsibility: status.responsibility,
      attribution: attributedNotes(incident, records, words, mask).join(' '),
      ...counts,
      reviewed,
      licence: words('export.licence'),
    },
  }
}
