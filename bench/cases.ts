/**
 * Reads our cases and articles and scores them; keeps what each case got, so that two commits can be compared.
 *
 *     npm run bench:cases                     every language, every set, then all sets pooled; held-back parts included
 *     npm run bench:cases -- --lang fr        one language
 *     npm run bench:cases -- --part open --show 5   and the first five wrong cases that may be looked at
 *     npm run bench:cases -- --part held      only those of cases/held-back.txt, which nobody reads while writing rules
 *     npm run bench:cases -- --update         writes bench/scores/cases.<lang>.json (tracked)
 *     npm run bench:cases -- --against FILE   which cases changed since that score file
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packCodes } from '../src/packs/load-pack.ts'
import { createReader } from '../src/reading/read-document.ts'

const { values } = parseArgs({
  options: {
    lang: { type: 'string', multiple: true },
    show: { type: 'string', default: '0' },
    update: { type: 'boolean' },
    against: { type: 'string' },
    cases: { type: 'string', multiple: true },
    part: { type: 'string', default: 'all' },
  },
})
const scorer = 'bench/cases/score.py'
const gazetteer = 'bench/cases/gazetteer.tsv'

interface Case {
  id: string
  lang: string
  text: string
  context?: Record<string, unknown> | null
}

interface Read {
  one: Case
  reading: object
}

/** A row of the scorer, in percent. */
interface Row {
  p: number
  r: number
  f1: number
  n?: number
}

/** Fields F1 of one set, and for each case whether it is wholly right. */
interface Scores {
  fieldsF1: number
  whollyRight: string
  cases: Record<string, boolean>
}

const first = new Set(['readings.jsonl', 'articles.jsonl'])
const heldBack = new Set(readFileSync('bench/cases/held-back.txt', 'utf8').split('\n'))
const reader = createReader({ gazetteerFiles: [gazetteer] })
/** Every set of the folder, the first two first. */
const sets =
  values.cases ??
  readdirSync('bench/cases')
    .filter((name) => name.endsWith('.jsonl'))
    .sort((a, b) => Number(first.has(b)) - Number(first.has(a)) || (a < b ? -1 : 1))
    .map((name) => `bench/cases/${name}`)
for (const lang of values.lang ?? packCodes()) scoreLanguage(lang)

function scoreLanguage(lang: string): void {
  const scores: Record<string, Scores> = {}
  const pooled: Read[] = []
  for (const set of sets) {
    const cases = casesOf(set, lang).map((one) => ({ one, reading: reader.read(inputOf(one)) }))
    if (cases.length) scores[set] = scoreSet(set, lang, cases)
    pooled.push(...cases)
  }
  if (Object.keys(scores).length > 1) scoreSet('all sets', lang, pooled, '0')
  compare(scores, values.against ?? `bench/scores/cases.${lang}.json`)
  if (values.update) writeFileSync(`bench/scores/cases.${lang}.json`, JSON.stringify(scores, null, 1) + '\n')
}

function casesOf(set: string, lang: string): Case[] {
  return readFileSync(set, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case)
    .filter((one) => one.lang === lang && (values.part === 'all' || heldBack.has(one.id) === (values.part === 'held')))
}

function scoreSet(set: string, lang: string, cases: readonly Read[], show = values.show!): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'selon-cases-'))
  const chosen = join(folder, 'cases.jsonl')
  writeFileSync(chosen, cases.map(({ one }) => JSON.stringify(one)).join('\n') + '\n')
  const readings = join(folder, 'readings.jsonl')
  writeFileSync(readings, cases.map(({ reading }) => JSON.stringify(reading)).join('\n') + '\n')
  const run = spawnSync('python3', [scorer, readings, '--cases', chosen, '--lang', lang, '--json', '--show', show], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  const at = run.stdout.lastIndexOf('\n{') + 1
  if (at > 1) console.log(run.stdout.slice(0, at))
  const {
    all,
    cases: whole,
    ...fields
  } = JSON.parse(run.stdout.slice(at)) as { all: Row; cases: { right: number; of: number; wrong: string[] } } & Record<
    string,
    Row
  >
  console.log(`\n${set} (${cases.length} ${lang})`)
  for (const [name, row] of Object.entries({ ...fields, 'ALL FIELDS': all } as Record<string, Row>)) {
    console.log(
      `  ${name.padEnd(18)} P ${fixed(row.p)} R ${fixed(row.r)} F ${fixed(row.f1)}${row.n === undefined ? '' : `  (${row.n})`}`,
    )
  }
  console.log(`  wholly right ${whole.right}/${whole.of}`)
  const wrong = new Set(whole.wrong)
  return {
    fieldsF1: all.f1,
    whollyRight: `${whole.right}/${whole.of}`,
    cases: Object.fromEntries(cases.map(({ one }) => [one.id, !wrong.has(one.id)])),
  }
}

function inputOf(one: Case) {
  const context = one.context ?? {}
  return {
    id: one.id,
    text: one.text,
    language: one.lang,
    publishedAt: (context.publishedAt as string) ?? null,
    retrievedAt: (context.retrievedAt as string) ?? null,
  }
}

function compare(now: Record<string, Scores>, path: string): void {
  let before: Record<string, Scores>
  try {
    before = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return
  }
  for (const [set, score] of Object.entries(now)) {
    const old = before[set]
    if (!old) continue
    const changed = Object.keys(score.cases).filter((id) => id in old.cases && score.cases[id] !== old.cases[id])
    console.log(
      `\n${set}: fields F1 ${old.fieldsF1} → ${score.fieldsF1}${changed.length ? `; changed: ${changed.map((id) => `${id} ${score.cases[id] ? 'now right' : 'now wrong'}`).join(', ')}` : '; no case changed'}`,
    )
  }
}

function fixed(value: number): string {
  return value.toFixed(1).padStart(5)
}
