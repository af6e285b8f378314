/**
 * Speed and memory: start to first output, a 400-word article hot, tokens a second from tokenise to parse, linear time on a
 * long text. `npm run bench:speed [-- --quick]`. Prints; floors stand in the issue, machines differ, so nothing fails here.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { loadPack } from '../src/packs/load-pack.ts'
import { createParser } from '../src/parse/parse-document.ts'
import { createReader } from '../src/reading/read-document.ts'

const quick = process.argv.includes('--quick')
const sample = 'samples/port-cendre-fr.txt'
const article = readFileSync(sample, 'utf8')
const words = article.split(/\s+/).length

report(
  'load (pack, models, gazetteer, first article)',
  `${ms(time(() => createReader().read({ id: 'a', text: article, language: 'fr' })))} ms`,
)
const reader = createReader()
for (let i = 0; i < (quick ? 30 : 200); i++) reader.read({ id: 'warm', text: article, language: 'fr' })
const runs = quick ? 30 : 200
const each =
  time(() => {
    for (let i = 0; i < runs; i++) reader.read({ id: 'hot', text: article, language: 'fr' })
  }) / runs
report(`an article of ${words} words, hot`, `${ms(each)} ms (${ms((each * 400) / words)} ms for 400 words)`)

const parser = createParser(loadPack('fr')!)
const segment = [{ kind: 'body' as const, start: 0, end: article.length }]
const tokens = parser.parse(article, segment).reduce((sum, sentence) => sum + sentence.words.length, 0)
const parse =
  time(() => {
    for (let i = 0; i < runs; i++) parser.parse(article, segment)
  }) / runs
report('tokenise to parse, hot', `${Math.round((tokens / parse) * 1000)} tokens/s`)

for (const copies of quick ? [50, 100] : [250, 500, 1000, 2000]) {
  const text = Array.from({ length: copies }, () => article).join('\n\n')
  report(
    `${(text.length / 1e6).toFixed(2)} MB in one document`,
    `${ms(time(() => reader.read({ id: 'long', text, language: 'fr' })))} ms`,
  )
}
report('memory of this process', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at its peak`)

if (existsSync('dist/command/run.mjs')) {
  const times = Array.from({ length: 5 }, () => time(() => spawnSync('node', ['bin/selon.mjs', 'read', sample])))
  report('node bin/selon.mjs read, start to end, median of 5', `${ms(times.sort((a, b) => a - b)[2])} ms`)
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
