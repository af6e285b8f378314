import type { Incident, Origin } from '../model/incident.ts'

/**
 * "n reports, m origins, k independent, u unknown": k is the number of sides with an origin and of third parties that observed
 * themselves, an organisation once; no origin of unknown independence is in k (model.md §1.9).
 * @param documents the texts of the incident, those in the outlet's own voice too
 */
export function countOrigins(documents: Iterable<string>, origins: readonly Origin[]): Incident['counts'] {
  const sides = new Set<string>()
  const thirdParties = new Set<string>()
  for (const { independence, side, actor, id } of origins) {
    if (independence === 'side') sides.add(side)
    if (independence === 'third-party') thirdParties.add(actor ?? id)
  }
  return {
    reports: new Set(documents).size,
    origins: origins.length,
    independent: sides.size + thirdParties.size,
    unknown: origins.filter(({ independence }) => independence === 'unknown').length,
  }
}
