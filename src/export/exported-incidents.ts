import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import type { Incident } from '../model/incident.ts'
import { exportedIncident, type ExportedIncident } from './exported-incident.ts'
import type { ExportProfile } from './export-profile.ts'

export interface ExportOptions {
  profile: ExportProfile
  /** Also what no person has read; it says so. */
  includeUnreviewed: boolean
  /** One incident alone, by its id. */
  incident?: string | undefined
}

/**
 * The incidents of a dossier for an export, one at a time. What is only threatened or planned (ethics H5), withdrawn, or told by no
 * source at all is left out (model.md §1.13: O2–O8).
 */
export async function* exportedIncidents(
  ledger: Ledger,
  { profile, includeUnreviewed, incident }: ExportOptions,
): AsyncGenerator<ExportedIncident> {
  const context = await dossierContext(ledger)
  const one = incident === undefined ? null : await ledger.incident(incident)
  for await (const stored of incident === undefined ? ledger.walkIncidents() : one ? [one] : []) {
    const exported = await exportedIncident(ledger, stored, context, profile)
    if (exported && isTold(exported.incident) && (exported.reviewed || includeUnreviewed)) yield exported
  }
}

function isTold({ status, counts }: Incident): boolean {
  return /^O[2-8]$/u.test(status.occurrence) || (status.occurrence === 'sides-not-set' && counts.origins > 0)
}
