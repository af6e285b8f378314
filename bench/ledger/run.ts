/**
 * Speed and size of the ledger: `npm run bench:ledger [-- --documents 100000] [--ledger postgres://…] [--readings FILE]`, after a build.
 * Generated documents are read, then added as readings made; then the newest incidents are listed, one is opened, words are searched.
 * Without --ledger it measures SQLite, and PostgreSQL where one can be started. Prints; machines differ, so nothing fails here.
 */
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type * as Ledgers from '../../src/ledger/index.ts'
import type * as Opened from '../../src/ledger/sum-up-incident.ts'
import type { Reading } from '../../src/model/reading.ts'
import type * as Read from '../../src/reading/read-document.ts'
import { startPostgres } from '../../test/ledger/start-postgres.ts'
import { generateDocument, generatedGazetteer } from './generate-documents.ts'

// What users run is what is measured: the built files. Sources through tsx take half as long again.
const { openLedger } = await built<typeof Ledgers>('ledger/index')
const { dossierContext, openIncident } = await built<typeof Opened>('ledger/sum-up-incident')
const { createReader } = await built<typeof Read>('reading/read-document')

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    ledger: { type: 'string' },
    readings: { type: 'string' },
    batch: { type: 'string', default: '500' },
  },
})
const total = Number(values.documents)
const size = Number(values.batch)
const folder = mkdtempSync(join(tmpdir(), 'selon-ledger-'))
const file = values.readings ?? join(folder, 'readings.jsonl')

if (!existsSync(file)) readAll(file)
if (values.ledger) await measure(values.ledger)
else {
  await measure(join(folder, 'dossier.selon'))
  const postgres = await startPostgres()
  if (typeof postgres === 'string') report('PostgreSQL', `skipped: ${postgres}`)
  else await measure(postgres.database('bench')).finally(() => postgres.stop())
}
rmSync(folder, { recursive: true, force: true })

/** Reads every document once and keeps the readings, so that storing alone can be measured. */
function readAll(path: string): void {
  const gazetteer = join(folder, 'gazetteer.tsv')
  writeFileSync(gazetteer, generatedGazetteer())
  const reader = createReader({ gazetteerFiles: [gazetteer] })
  const out = openSync(path, 'w')
  let words = 0
  let took = 0
  let cpu = 0
  for (let number = 0; number < total; number++) {
    const document = generateDocument(number, total)
    words += document.text!.split(/\s+/u).length
    const start = performance.now()
    const before = process.cpuUsage()
    const reading = reader.read(document)
    cpu += millisecondsSince(before)
    took += performance.now() - start
    writeSync(out, JSON.stringify(reading) + '\n')
  }
  closeSync(out)
  report(
    'documents',
    `${total} of ${Math.round(words / total)} words, ${kilobytes(statSync(path).size / total)} kB a reading`,
  )
  report('reading', `${rate(total, took)} documents/s; of this process's own time ${rate(total, cpu)} documents/s`)
}

async function measure(address: string): Promise<void> {
  const ledger = await openLedger(address, { create: true })
  report(`\n${ledger.kind}`, '')
  const times: { documents: number; ms: number; cpu: number }[] = []
  let batch: Reading[] = []
  const add = async () => {
    const start = performance.now()
    const before = process.cpuUsage()
    await ledger.add(batch)
    times.push({ documents: batch.length, ms: performance.now() - start, cpu: millisecondsSince(before) })
    batch = []
  }
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as Reading)
    if (batch.length === size) await add()
  }
  if (batch.length > 0) await add()
  const sum = (of: 'ms' | 'cpu', part = times) => part.reduce((all, one) => all + one[of], 0)
  report(
    'added',
    `${rate(total, sum('ms'))} documents/s; of this process's own time ${rate(total, sum('cpu'))} documents/s`,
  )
  const thousand = Math.max(1, Math.round(1000 / size))
  const ratio = (of: 'ms' | 'cpu') => (sum(of, times.slice(-thousand)) / sum(of, times.slice(0, thousand))).toFixed(2)
  report('last thousand against the first', `${ratio('ms')} times; of this process's own time ${ratio('cpu')} times`)
  report('counts', JSON.stringify(await ledger.counts()))
  await ask(ledger)
  report('memory at the peak', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  await ledger.close()
  // Until it is closed much of it stands in the log beside the file.
  if (ledger.kind === 'sqlite') report('size', `${kilobytes(statSync(address).size / total)} kB a document`)
}

async function ask(ledger: Ledgers.Ledger): Promise<void> {
  await timed('50 newest incidents', () => ledger.incidents({ limit: 50 }))
  const largest = (await ledger.incidents({ limit: 50 })).reduce((most, one) =>
    one.documents > most.documents ? one : most,
  )
  const context = await dossierContext(ledger)
  await timed(`one incident of ${largest.documents} documents opened`, async () => {
    return (await openIncident(ledger, largest, context)).records
  })
  const town = (await openIncident(ledger, largest, context)).incident.where[0].name
  await timed('words found (a town)', () => ledger.search({ words: town }))
  await timed('words found (in every document)', () => ledger.search({ words: 'verrane' }))
  await timed('statements at one place', () => ledger.search({ place: town, from: '2023-01-01', to: '2024-12-31' }))
}

async function timed(name: string, work: () => Promise<unknown[]>): Promise<void> {
  const times: number[] = []
  let found = 0
  for (let run = 0; run < 7; run++) {
    const start = performance.now()
    found = (await work()).length
    times.push(performance.now() - start)
  }
  const first = times[0]
  times.sort((a, b) => a - b)
  report(name, `${times[3].toFixed(1)} ms (first ${first.toFixed(1)}), ${found} found`)
}

async function built<Module>(file: string): Promise<Module> {
  return (await import(new URL(`../../dist/${file}.mjs`, import.meta.url).href)) as Module
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function rate(documents: number, ms: number): number {
  return Math.round((documents / ms) * 1000)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function report(name: string, figure: string): void {
  process.stdout.write(figure ? `${name.padEnd(40)} ${figure}\n` : `${name}\n`)
}
