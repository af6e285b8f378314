/**
 * Speed and size of the ledger: `npm run bench:ledger [-- --documents 100000] [--ledger postgres://…] [--keep FILE]`. Generated
 * documents are read, then added as readings made; then the newest incidents are listed, one is opened, words are searched.
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
import { openLedger } from '../../src/ledger/index.ts'
import type { Ledger } from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/reading.ts'
import { createReader } from '../../src/reading/read-document.ts'
import { startPostgres } from '../../test/ledger/start-postgres.ts'
import { generateDocument, generatedGazetteer } from './generate-documents.ts'

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
  for (let number = 0; number < total; number++) {
    const document = generateDocument(number, total)
    words += document.text!.split(/\s+/u).length
    const start = performance.now()
    const reading = reader.read(document)
    took += performance.now() - start
    writeSync(out, JSON.stringify(reading) + '\n')
  }
  closeSync(out)
  report(
    'documents',
    `${total} of ${Math.round(words / total)} words, ${kilobytes(statSync(path).size / total)} kB a reading`,
  )
  report('reading', `${rate(total, took)} documents/s`)
}

async function measure(address: string): Promise<void> {
  const ledger = await openLedger(address, { create: true })
  report(`\n${ledger.kind}`, '')
  const seconds: { documents: number; ms: number }[] = []
  let cpu = 0
  let batch: Reading[] = []
  const add = async () => {
    const start = performance.now()
    const before = process.cpuUsage()
    await ledger.add(batch)
    const used = process.cpuUsage(before)
    cpu += (used.user + used.system) / 1000
    seconds.push({ documents: batch.length, ms: performance.now() - start })
    batch = []
  }
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as Reading)
    if (batch.length === size) await add()
  }
  if (batch.length > 0) await add()
  const took = seconds.reduce((sum, { ms }) => sum + ms, 0)
  report('added', `${rate(total, took)} documents/s; of this process's own time ${rate(total, cpu)} documents/s`)
  const thousand = Math.max(1, Math.round(1000 / size))
  const [start, end] = [seconds.slice(0, thousand), seconds.slice(-thousand)].map((part) =>
    part.reduce((sum, { documents, ms }) => sum + ms / documents, 0),
  )
  report('last thousand against the first', `${(end / start).toFixed(2)} times`)
  report('counts', JSON.stringify(await ledger.counts()))
  await ask(ledger)
  if (ledger.kind === 'sqlite') report('size', `${kilobytes(statSync(address).size / total)} kB a document`)
  report('memory at the peak', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  await ledger.close()
}

async function ask(ledger: Ledger): Promise<void> {
  await timed('50 newest incidents', () => ledger.incidents({ limit: 50 }))
  const largest = (await ledger.incidents({ limit: 50 })).reduce((most, one) =>
    one.documents > most.documents ? one : most,
  )
  await timed(`one incident of ${largest.documents} documents`, () => ledger.statementsOf(largest))
  await timed('words found (rare)', () => ledger.search({ words: 'Belanne fumée' }))
  await timed('words found (in every document)', () => ledger.search({ words: 'verrane' }))
  await timed('claims at one place in one month', () =>
    ledger.search({ act: 'claims-responsibility', place: 'Ivigny', from: '2023-05-01', to: '2023-05-31' }),
  )
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

function rate(documents: number, ms: number): number {
  return Math.round((documents / ms) * 1000)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function report(name: string, figure: string): void {
  process.stdout.write(figure ? `${name.padEnd(40)} ${figure}\n` : `${name}\n`)
}
