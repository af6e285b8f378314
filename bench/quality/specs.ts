/**
 * Dates of the Recognizers-Text specs (`specs/dev` of the benchmarks beside the checkout): `npx tsx bench/quality/specs.ts
 * --lang fr [--misses]`. Writes predictions, calls the set's own scorer, prints its table. The conversion below only
 * re-words our values in the set's terms: ranges whose end is the first day outside, seconds of a clock.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DateValue } from '../../src/model/date-value.ts'
import { loadPack } from '../../src/packs/load-pack.ts'
import { iso, parseIso } from '../../src/resolve/dates/calendar.ts'
import { datesOf } from './date-predictions.ts'

const { values: options } = parseArgs({
  options: {
    lang: { type: 'string', default: 'fr' },
    bench: { type: 'string', default: join(import.meta.dirname, '../../../shared/bench') },
    misses: { type: 'boolean', default: false },
  },
})
const folder = join(options.bench, 'specs/dev')
const pack = loadPack(options.lang)
if (!pack) throw new Error(`no pack ${options.lang}`)

interface Doc {
  id: string
  lang: string
  text: string
  meta: { kind: string; reference?: string }
}
const lines = <T>(file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const docs = lines<Doc>('docs.jsonl').filter(({ lang, meta }) => lang === options.lang && meta.kind === 'date')
const kept = new Set(docs.map(({ id }) => id))
const gold = lines<{ id: string; items: { start: number; end: number; values: Values[] }[] }>('gold.jsonl').filter(
  ({ id }) => kept.has(id),
)
const predictions = docs.map(({ id, text, meta }) => ({
  id,
  items: datesOf(text, meta.reference ?? null, pack).map((date) => ({
    start: date.span.start,
    end: date.span.end,
    values: [valuesOf(date)],
  })),
}))

const out = mkdtempSync(join(tmpdir(), 'selon-specs-'))
const write = (name: string, rows: object[]): string => {
  const path = join(out, name)
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n') + '\n')
  return path
}
write('docs.jsonl', docs)
write('gold.jsonl', gold)
const scored = spawnSync(
  'python3',
  [join(options.bench, 'specs/score.py'), out, write('pred.jsonl', predictions), '--utf16'],
  { encoding: 'utf8' },
)
process.stdout.write(scored.stdout + scored.stderr)
printReachable()
if (options.misses) printMisses()

interface Values {
  timex?: string
  value?: string
  start?: string
  end?: string
}

function valuesOf(date: DateValue): Values {
  const { start, end, precision, type } = date
  // The set counts "a few" as three.
  const timex = date.timex.replace(/X(?=[A-Z]+$)/, type === 'DURATION' ? '3' : 'X')
  const clocks = /^(?<day>[^/]*)T(?<from>\d\d(?::\d\d)?)\/(?:[^/]*)T(?<to>\d\d(?::\d\d)?)$/.exec(timex)?.groups
  if (clocks) {
    const prefix = clocks.day && start ? `${start} ` : ''
    const length = minutesOf(clocks.to) - minutesOf(clocks.from)
    return {
      timex: `(${clocks.day}T${clocks.from},${clocks.day}T${clocks.to},PT${Math.floor(length / 60) ? `${Math.floor(length / 60)}H` : ''}${length % 60 ? `${length % 60}M` : ''})`,
      start: prefix + seconds(clocks.from),
      end: prefix + seconds(clocks.to),
    }
  }
  if (type === 'DURATION' && start && end) return { timex, start, end }
  if (precision === 'interval' && timex.includes('/') && start && end) {
    const [first, last] = timex.split('/')
    const trimmed = /^[\dX]{4}$/.test(last)
      ? `${end.slice(0, 4)}-01-01`
      : /^[\dX]{4}-\d\d$/.test(last)
        ? `${end.slice(0, 7)}-01`
        : end
    return { timex: `(${fullTimex(first)},${fullTimex(last)},${lengthOf(last, start, trimmed)})`, start, end: trimmed }
  }
  if (type === 'TIME' && date.clock)
    return { timex, value: timex.startsWith('T') || !start ? seconds(date.clock) : `${start} ${seconds(date.clock)}` }
  if (precision === 'day' && start) return { timex, value: start }
  const after = parseIso(end)
  return start && after !== null ? { timex, start, end: iso(after + 1) } : { timex }
}

function fullTimex(timex: string): string {
  return timex.length === 4 ? `${timex}-01-01` : timex.length === 7 ? `${timex}-01` : timex
}

function lengthOf(last: string, start: string, end: string): string {
  const months =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  if (last.length === 4) return `P${months / 12}Y`
  return last.length === 7 ? `P${months}M` : `P${(parseIso(end) ?? 0) - (parseIso(start) ?? 0)}D`
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5) || 0)
}

function seconds(clock: string): string {
  return clock.length === 2 ? `${clock}:00:00` : `${clock}:00`
}

/**
 * Many documents carry the default reference of the set (2016-11-07) though their answers were written for another day:
 * the second table leaves out those whose answer has a year that is neither near the reference nor in the words.
 */
function reachable(at: number): boolean {
  const { text, meta } = docs[at]
  if (!meta.reference?.startsWith('2016-11-07')) return true
  const digits: string[] = text.match(/\d\d/g) ?? []
  return gold[at].items.every(({ values }) =>
    (values[0]?.timex?.match(/(?:19|20)\d\d/g) ?? []).every(
      (year) => ['2016', '2017'].includes(year) || digits.includes(year.slice(2)),
    ),
  )
}

function printReachable(): void {
  const rows = docs.map((_, at) => at).filter(reachable)
  write(
    'docs.jsonl',
    rows.map((at) => docs[at]),
  )
  write(
    'gold.jsonl',
    rows.map((at) => gold[at]),
  )
  const subset = spawnSync(
    'python3',
    [join(options.bench, 'specs/score.py'), out, join(out, 'pred.jsonl'), '--utf16'],
    { encoding: 'utf8' },
  )
  process.stdout.write(`where the reference can give the answer:\n${subset.stdout.split('\n')[0]}\n${subset.stderr}`)
}

function printMisses(): void {
  const same = (p: Values, g: Values): boolean =>
    (!!p.timex && p.timex === g.timex) ||
    (!!p.value && p.value === g.value) ||
    (!!g.start && p.start === g.start && p.end === g.end)
  docs.forEach(({ text, meta }, at) => {
    if (!reachable(at)) return
    const found = predictions[at].items
    const missed = gold[at].items.filter(
      (g) => !found.some((p) => p.start < g.end && p.end > g.start && g.values.some((v) => same(p.values[0], v))),
    )
    const extra = found.filter((p) => !gold[at].items.some((g) => p.start < g.end && p.end > g.start))
    if (missed.length + extra.length === 0) return
    console.log(`${meta.reference?.slice(0, 10)} | ${text.slice(0, 140)}`)
    for (const g of missed) console.log(`   - ${text.slice(g.start, g.end)} ${JSON.stringify(g.values[0])}`)
    for (const p of found)
      console.log(`   ${extra.includes(p) ? '+' : '~'} ${text.slice(p.start, p.end)} ${JSON.stringify(p.values[0])}`)
  })
}
