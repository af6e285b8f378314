import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPack } from '../../src/packs/load-pack.ts'
import type { Reader } from '../../src/reading/read-document.ts'
import type { BenchDoc, BenchmarkSet, GoldLine } from './benchmark-set.ts'

export interface SetScore {
  splits: string[]
  documents: number
  figures: Record<string, number>
}

/**
 * Reads the documents of a set and scores them with the set's own scorer. In: the set, the folder of benchmarks, the
 * splits ("dev/dev"), and where to leave the predictions. Out: the figures, or why there are none.
 */
export async function scoreSet(
  set: BenchmarkSet,
  place: { data: string; scorers: string; splits: readonly string[]; keep: string | null },
  reader: Reader,
): Promise<SetScore | string> {
  const folders = place.splits.map((split) => join(place.data, set.name, split))
  const missing = folders.find((folder) => !existsSync(join(folder, 'docs.jsonl')))
  if (missing) return `not available (no ${join(missing, 'docs.jsonl')})`
  const languages = set.languages.filter((code) => set.withoutPack || loadPack(code) !== null)
  if (languages.length === 0) return `no pack reads ${set.languages.join(', ')}`
  const gold = new Map(
    folders.flatMap((folder) => lines<GoldLine>(join(folder, 'gold.jsonl'))).map((line) => [line.id, line]),
  )
  const docs = folders
    .flatMap((folder) => lines<BenchDoc>(join(folder, 'docs.jsonl')))
    .filter((doc) => languages.includes(doc.lang) && (set.keeps?.(doc, gold.get(doc.id) ?? { id: doc.id }) ?? true))
  const items = docs.map((doc) => ({ doc, gold: gold.get(doc.id) ?? { id: doc.id } }))
  const predictions = set.predictAll
    ? await set.predictAll(items, reader)
    : docs.map((doc) => predictOrSay(set, doc, reader))
  const score = runScorer(set, place, { docs, gold: items.map((item) => item.gold), predictions })
  return {
    splits: [...place.splits],
    documents: docs.length,
    figures: set.figures(score as never),
  }
}

/** A text that cannot be read counts as one in which nothing was found, and is said aloud: it is a defect of ours. */
function predictOrSay(set: BenchmarkSet, doc: BenchDoc, reader: Reader): object {
  try {
    return predict(set, doc, reader)
  } catch (error) {
    console.error(`${set.name} ${doc.id}: ${(error as Error).stack}`)
    return { id: doc.id }
  }
}

function predict(set: BenchmarkSet, doc: BenchDoc, reader: Reader): object {
  const text = set.textOf?.(doc) ?? doc.text
  const reading = reader.read({ id: doc.id, text, language: doc.lang, publishedAt: set.writtenOn?.(doc) ?? null })
  if (reading.text !== text) throw new Error(`${set.name} ${doc.id}: the text was changed on the way in`)
  return set.predict?.(reading, doc) ?? { id: doc.id }
}

function runScorer(
  set: BenchmarkSet,
  { data, scorers, keep }: { data: string; scorers: string; keep: string | null },
  rows: Readonly<Record<'docs' | 'gold' | 'predictions', readonly object[]>>,
): unknown {
  const folder = keep ?? mkdtempSync(join(tmpdir(), `selon-${set.name}-`))
  try {
    for (const [name, all] of Object.entries(rows))
      writeFileSync(join(folder, `${name}.jsonl`), all.map((row) => JSON.stringify(row) + '\n').join(''))
    const scorer = [data, scorers].map((base) => join(base, set.scorer)).find(existsSync)
    if (!scorer) throw new Error(`no scorer ${set.scorer} in ${data} or ${scorers}`)
    const run = spawnSync('python3', [scorer, folder, join(folder, 'predictions.jsonl'), '--utf16', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (run.status !== 0) throw new Error(`${set.scorer}: ${run.stderr}`)
    return JSON.parse(run.stdout)
  } finally {
    if (!keep) rmSync(folder, { recursive: true })
  }
}

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
