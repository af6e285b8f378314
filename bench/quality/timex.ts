/**
 * Spans and types of time expressions (`timex/dev` of the benchmarks beside the checkout, TempEval-3 measures):
 * `npx tsx bench/quality/timex.ts --lang fr [--misses]`. The set leaves prepositions out of its spans and we keep those
 * that carry a bound or a place in time, so the strict figure says little here; the relaxed one counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPack } from '../../src/packs/load-pack.ts'
import { datesOf } from './date-predictions.ts'

const { values: options } = parseArgs({
  options: {
    lang: { type: 'string', default: 'fr' },
    bench: { type: 'string', default: join(import.meta.dirname, '../../../shared/bench') },
    misses: { type: 'boolean', default: false },
  },
})
const folder = join(options.bench, 'timex/dev')
const pack = loadPack(options.lang)
if (!pack) throw new Error(`no pack ${options.lang}`)

interface Timex {
  start: number
  end: number
  type: string
  value?: string
}
const lines = <T>(file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const docs = lines<{ id: string; lang: string; text: string; meta: { dct?: string } }>('docs.jsonl').filter(
  ({ lang }) => lang === options.lang,
)
const predictions = docs.map(({ id, text, meta }) => ({
  id,
  timex: datesOf(text, meta.dct ?? null, pack).map(({ span, type, timex }): Timex => ({
    start: span.start,
    end: span.end,
    type,
    value: timex,
  })),
}))
const file = join(mkdtempSync(join(tmpdir(), 'selon-timex-')), 'pred.jsonl')
writeFileSync(file, predictions.map((row) => JSON.stringify(row)).join('\n') + '\n')
const scored = spawnSync(
  'python3',
  [join(options.bench, 'timex/score.py'), folder, file, '--utf16', '--lang', options.lang],
  { encoding: 'utf8' },
)
process.stdout.write(scored.stdout + scored.stderr)

if (options.misses) {
  const gold = new Map(lines<{ id: string; timex: Timex[] }>('gold.jsonl').map((row) => [row.id, row.timex]))
  docs.forEach(({ id, text }, at) => {
    const [wanted, found] = [gold.get(id) ?? [], predictions[at].timex]
    const meets = (a: Timex, b: Timex): boolean => a.start < b.end && b.start < a.end
    const around = ({ start, end }: Timex): string =>
      `${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 20)}`
    for (const one of wanted) if (!found.some((other) => meets(one, other))) console.log(`- ${one.type} ${around(one)}`)
    for (const one of found) if (!wanted.some((other) => meets(one, other))) console.log(`+ ${one.type} ${around(one)}`)
  })
}
