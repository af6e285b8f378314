import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'
import type { Incident } from '../model/incident.ts'
import { nameMask, type ExportProfile } from './export-profile.ts'

export interface ExportOptions {
  profile: ExportProfile
  /** Also incidents of which a person has not read every statement; they say so. */
  includeUnreviewed: boolean
}

export interface ExportedIncident {
  incident: Incident
  records: StatementRecord[]
  reviewed: boolean
  /** Takes out what the profile does not show. */
  mask: (text: string) => string
}

/**
 * The incidents of a dossier for an export, one at a time. What is only threatened or planned (ethics H5), withdrawn, or told by no
 * source at all is left out (model.md §1.13: O2–O8).
 */
export async function* exportedIncidents(
  ledger: Ledger,
  { profile, includeUnreviewed }: ExportOptions,
): AsyncGenerator<ExportedIncident> {
  const context = await dossierContext(ledger)
  for await (const stored of ledger.walkIncidents()) {
    const { incident, records } = await openIncident(ledger, stored, context)
    if (!isTold(incident)) continue
    const reviewed = incident.reviewed.of > 0 && incident.reviewed.statements === incident.reviewed.of
    if (!reviewed && !includeUnreviewed) continue
    yield { incident, records, reviewed, mask: nameMask(records, profile) }
  }
}

function isTold({ status, counts }: Incident): boolean {
  return /^O[2-8]$/u.test(status.occurrence) || (status.occurrence === 'sides-not-set' && counts.origins > 0)
}
