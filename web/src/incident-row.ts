import type { Incident } from '../../src/model/incident.ts'

/** An incident as GET /api/incidents lists it. */
export type IncidentRow = Pick<
  Incident,
  'id' | 'label' | 'when' | 'where' | 'status' | 'counts' | 'reviewed' | 'exportable'
> & {
  day: string
  types: string[]
  sources: string[]
  documents: number
}
