import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as Ledgers from '../../src/ledger/index.ts'
import type * as Sums from '../../src/ledger/sum-up-incident.ts'
import type { Reading } from '../../src/model/reading.ts'
import type * as Read from '../../src/reading/read-document.ts'
import { generateIncidents, incidentGazetteer } from '../ledger/generate-incidents.ts'

/**
 * A dossier with so many incidents, each summed up as a server does in the background. Tells what it holds and how many seconds adding
 * and summing up took.
 */
export async function buildManyIncidents(
  folder: string,
  incidents: number,
): Promise<{ file: string; documents: number; adding: number; summing: number }> {
  const { openLedger } = await built<typeof Ledgers>('ledger/index')
  const { createReader } = await built<typeof Read>('reading/read-document')
  const { dossierContext, sumUpIncident } = await built<typeof Sums>('ledger/sum-up-incident')
  const [file, gazetteer] = [join(folder, 'many.selon'), join(folder, 'gazetteer.tsv')]
  writeFileSync(gazetteer, incidentGazetteer())
  const reader = createReader({ gazetteerFiles: [gazetteer] })
  const ledger = await openLedger(file, { create: true })
  const start = performance.now()
  let batch: Reading[] = []
  for (const reading of generateIncidents(incidents, (input) => reader.read(input))) {
    if (batch.push(reading) < 500) continue
    await ledger.add(batch)
    batch = []
  }
  await ledger.add(batch)
  const added = performance.now()
  const context = await dossierContext(ledger)
  for await (const incident of ledger.walkIncidents()) await sumUpIncident(ledger, incident, context)
  const { documents } = await ledger.counts()
  await ledger.close()
  return { file, documents, adding: (added - start) / 1000, summing: (performance.now() - added) / 1000 }
}

async function built<Module>(file: string): Promise<Module> {
  return (await import(new URL(`../../dist/${file}.mjs`, import.meta.url).href)) as Module
}
