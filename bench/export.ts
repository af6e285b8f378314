/**
 * A million statements in constant memory: `npm run bench:export [-- --statements 1000000 --profile public]`. Writes each format of
 * statements to nowhere and prints rows a second and the heap in use as the rows go by, after a collection where node runs with
 * --expose-gc. Prints; machines differ, so nothing fails here.
 */
import { parseArgs } from 'node:util'
import { uiWords } from '../src/cli/ui-words.ts'
import { exportLines } from '../src/export/export-lines.ts'
import type { ExportProfile } from '../src/export/export-profile.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { endlessStatements, statementsEach } from './endless-statements.ts'

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '1000000' }, profile: { type: 'string', default: 'public' } },
})
const total = Number(values.statements)
const options = { includeUnreviewed: true, bom: false, words: uiWords('en'), profile: values.profile as ExportProfile }

for (const format of ['statements', 'parquet', 'jsonld'] as const) {
  const source = endlessStatements(total)
  const start = performance.now()
  const heaps: number[] = []
  let bytes = 0
  let next = total / 10
  for await (const piece of exportLines(source as unknown as Ledger, format, options)) {
    bytes += piece.length
    if (source.walked * statementsEach < next) continue
    next += total / 10
    globalThis.gc?.()
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20)
  }
  const seconds = (performance.now() - start) / 1000
  const heap = heaps.map((size) => Math.round(size)).join(' ')
  console.log(
    `${format}: ${total} statements, ${Math.round(total / seconds)}/s, ${Math.round(bytes / 2 ** 20)} MB; heap, MB: ${heap}`,
  )
}
console.log(`largest resident size: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
