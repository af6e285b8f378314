import { attributedNotes } from './attributed-notes.ts'
import { shownCoordinates, type ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'
import { incidentFacts } from './incident-facts.ts'
import { ontologyRow } from './ontology-table.ts'

/** One incident as an event of PLOVER, with its attribution beside; null where the ontology has no code for its type. */
export function ploverEvent(exported: ExportedIncident, profile: ExportProfile, words: ExportWords): object | null {
  const { incident, records, reviewed, mask } = exported
  const facts = incidentFacts(incident, records)
  const row = ontologyRow('events.tsv', 'type', facts.type)
  if (!row || !/^[A-Z]+$/u.test(row.plover_event)) return null
  const place = incident.where[0]
  const point = place && shownCoordinates(place, profile)
  const named = (ids: readonly string[]) =>
    facts.actors.filter(({ id }) => ids.includes(id)).map(({ name }) => mask(name))
  const rolesOf = (wanted: readonly string[]) =>
    records.flatMap(({ statement }) =>
      (statement.event?.roles ?? []).flatMap(({ role, ref }) => (ref && wanted.includes(role) ? [ref] : [])),
    )
  return {
    id: incident.id,
    date: incident.when?.start ?? null,
    dateEnd: incident.when?.end ?? null,
    event: row.plover_event,
    mode: modeOf(row.plover_mode),
    // Whom sources name; the sentences say which source.
    actor: named(rolesOf(['perpetrator', 'agent', 'participant'])),
    recipient: named(rolesOf(['target', 'victim', 'recipient'])),
    location: place ? { name: place.name, country: place.country ?? null, ...point } : null,
    attribution: attributedNotes(incident, records, words, mask).join(' '),
    status: incident.status,
    counts: incident.counts,
    reviewed,
    licence: words('export.licence'),
  }
}

/** The first of several modes; conditions behind a mode are for people. */
function modeOf(cell: string): string | null {
  const mode = /^[a-z-]+/u.exec(cell)?.[0] ?? null
  return mode === 'null' ? null : mode
}
