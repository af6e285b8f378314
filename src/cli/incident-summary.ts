import type { ExportProfile } from '../export/export-profile.ts'
import { exportedIncident } from '../export/exported-incident.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import type { IncidentSummary } from '../serve/app-context.ts'
import { incidentTitle, statusLines } from './incident-words.ts'
import { differences } from './note-differences.ts'
import { notTold } from './note-not-told.ts'
import type { UiWords } from './ui-words.ts'

/** What a note says first of an incident, line by line; null where the dossier has no such incident. */
export async function incidentSummary(
  ledger: Ledger,
  id: string,
  { profile, words }: { profile: ExportProfile; words: UiWords },
): Promise<IncidentSummary | null> {
  const stored = await ledger.incident(id)
  const exported = stored && (await exportedIncident(ledger, stored, await dossierContext(ledger), profile))
  if (!exported) return null
  const { incident, records, mask } = exported
  return {
    title: mask(incidentTitle(incident, words)),
    status: statusLines(incident, words).map(mask),
    differ: differences(exported, words).map(mask),
    notTold: notTold(incident, records, words).map(mask),
  }
}
