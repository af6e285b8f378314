/**
 * Speed and memory: start to first output, a 400-word article hot, tokens a second from tokenise to parse, linear time on a
 * long text. `npm run bench:speed [-- --quick]`. Prints; floors stand in the issue, machines differ, so nothing fails here.
 * Hot figures are those of the best of several rounds, since a busy machine only ever adds to them.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type * as Packs from '../src/packs/load-pack.ts'
import type * as Parse from '../src/parse/parse-document.ts'
import type * as Read from '../src/reading/read-document.ts'

// What users run is what is measured: the built files. Sources through tsx take half as long again.
const { loadPack } = await built<typeof Packs>('packs/load-pack')
const { createParser } = await built<typeof Parse>('parse/parse-document')
const { createReader } = await built<typeof Read>('reading/read-document')

const quick = process.argv.includes('--quick')
const sample = 'samples/port-cendre-fr.txt'
const article = readFileSync(sample, 'utf8')
const words = article.split(/\s+/).length
const rounds = quick ? 5 : 10
const runs = quick ? 20 : 60

report(
  'load (pack, models, gazetteer, first article)',
  `${ms(time(() => createReader().read({ id: 'a', text: article, language: 'fr' })))} ms`,
)
const reader = createReader()
const each = bestOf(() => reader.read({ id: 'hot', text: article, language: 'fr' }))
report(`an article of ${words} words, hot`, `${ms(each)} ms (${ms((each * 400) / words)} ms for 400 words)`)

const parser = createParser(loadPack('fr')!)
const segment = [{ kind: 'body' as const, start: 0, end: article.length }]
const tokens = parser.parse(article, segment).reduce((sum, sentence) => sum + sentence.words.length, 0)
const parse = bestOf(() => parser.parse(article, segment))
report('tokenise to parse, hot', `${Math.round((tokens / parse) * 1000)} tokens/s`)

for (const copies of quick ? [50, 100, 200] : [250, 500, 1000, 2400]) {
  const text = Array.from({ length: copies }, () => article).join('\n\n')
  const took = time(() => reader.read({ id: 'long', text, language: 'fr' }))
  const size = text.length / 1e6
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  report(
    `${size.toFixed(2)} MB in one document`,
    `${ms(took)} ms (${(took / 1000 / size).toFixed(1)} s a MB), ${peak} MB at the peak`,
  )
}

{
  const times = Array.from({ length: quick ? 5 : 15 }, () =>
    time(() => spawnSync('node', ['bin/selon.mjs', 'read', sample])),
  ).sort((a, b) => a - b)
  report('node bin/selon.mjs read, start to end', `${ms(times[times.length >> 1])} ms, best ${ms(times[0])} ms`)
}

function built<T>(module: string): Promise<T> {
  return import(new URL(`../dist/${module}.mjs`, import.meta.url).href) as Promise<T>
}

/** Time of one call when hot. */
function bestOf(work: () => unknown): number {
  for (let i = 0; i < 3 * runs; i++) work()
  const each = Array.from({ length: rounds }, () => time(() => repeat(work)) / runs)
  return Math.min(...each)
}

function repeat(work: () => unknown): void {
  for (let i = 0; i < runs; i++) work()
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}

function report(what: string, figure: string): void {
  console.log(`${what.padEnd(50)} ${figure}`)
}
