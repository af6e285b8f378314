import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readParties } from '../corroborate/read-parties.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { dossierContext, sumUpIncident } from '../ledger/sum-up-incident.ts'
import type { Incident } from '../model/incident.ts'
import type { Reader } from '../reading/read-document.ts'

/** Reads the sample dossier into a new file and returns the incidents that several texts tell of. */
export async function demoDossier(
  samples: string,
  file: string,
  openReader: (gazetteer: string) => Promise<Reader>,
): Promise<Incident[]> {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
  const folder = join(samples, 'dossier')
  const reader = await openReader(join(folder, 'gazetteer.tsv'))
  const documents = readFileSync(join(folder, 'documents.jsonl'), 'utf8').trim().split('\n')
  const parties = join(folder, 'parties.tsv')
  const ledger = await openLedger(file, { create: true })
  try {
    await ledger.add(documents.map((line) => reader.read(JSON.parse(line))))
    await ledger.setParties(readParties(readFileSync(parties, 'utf8'), parties))
    const context = await dossierContext(ledger)
    const incidents: Incident[] = []
    for (const stored of await ledger.incidents({ limit: 100, leastDocuments: 3 }))
      incidents.push(await sumUpIncident(ledger, stored, context))
    return incidents
  } finally {
    await ledger.close()
  }
}
