import { z } from '@hono/zod-openapi'
import { Incident } from '../model/incident.ts'

/** An incident as lists, maps and timelines show it: small, since thousands go to a browser at once. */
export const IncidentRow = Incident.pick({
  id: true,
  label: true,
  when: true,
  status: true,
  counts: true,
  reviewed: true,
})
  .extend({
    where: z.array(Incident.shape.where.element.omit({ country: true })),
    /** Day it is sorted by. */
    day: z.string(),
    types: z.array(z.string()),
    /** Who is said to have done it and by whom: names of origins and actors. */
    sources: z.array(z.string()),
    documents: z.int(),
    /** Nothing in it has happened by anybody's words: planned or threatened; never on a map. */
    exportable: z.boolean(),
  })
  .openapi('IncidentRow')
export type IncidentRow = z.infer<typeof IncidentRow>

export function incidentRow(incident: Incident, day: string): IncidentRow {
  const { id, label, when, where, status, counts, reviewed, typeHypotheses, documents, exportable } = incident
  return {
    id,
    label,
    when,
    where: where.map(({ key, name, precision, lat, lon }) => ({ key, name, precision, lat, lon })),
    status,
    counts,
    reviewed,
    day,
    types: typeHypotheses.map(({ type }) => type),
    sources: [...new Set(incident.origins.map(({ name }) => name))],
    documents: documents.length,
    exportable,
  }
}
