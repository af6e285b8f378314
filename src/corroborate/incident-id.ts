import { createHash } from 'node:crypto'

/** The id of the incident that a unit leads. Hangs on the unit alone, so that the same documents give the same ids. */
export function incidentId(leader: string): string {
  return `i-${createHash('sha256').update(leader).digest('hex').slice(0, 10)}`
}
