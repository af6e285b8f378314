/** An incident goes by the unit that leads it, which no order of arrival changes. */
export function incidentId(leader: string): string {
  return `inc:${leader.replace(/^\w+:/u, '')}`
}
