import { hash } from 'node:crypto'

/** An incident goes by the unit that leads it, which no order of arrival changes. */
export function incidentId(leader: string): string {
  return `inc:${hash('sha256', leader).slice(0, 14)}`
}
