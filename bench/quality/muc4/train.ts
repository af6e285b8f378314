/**
 * Learns weights.tsv from the training texts of the set: `npx tsx bench/quality/muc4/train.ts FOLDER [READINGS]`. In: the folder
 * with docs.jsonl and gold.jsonl (dev1300), and Readings of them, one a line, if they were kept. What our statements give is
 * set beside the template of the key that shares most with it. Prints how right each choice is over five folds.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import { createReader } from '../../../src/reading/read-document.ts'
import { crossed, learn, type Question, type Settings } from './learn.ts'
import { type Asked, type Key, questionsOf } from './training-questions.ts'
import { thresholdOf } from './threshold.ts'

const settings: Readonly<Record<string, Settings>> = {
  relevance: { rounds: 8, rate: 0.02, decay: 0.03, leastSeen: 15 },
  date: { rounds: 6, rate: 0.02, decay: 0.03, leastSeen: 15 },
  place: { rounds: 6, rate: 0.02, decay: 0.03, leastSeen: 15 },
  claim: { rounds: 12, rate: 0.03, decay: 0.03, leastSeen: 10 },
  organisation: { rounds: 6, rate: 0.02, decay: 0.03, leastSeen: 10 },
}

/** Questions of yes or no, and how many yeses the key has. */
const proposals: Readonly<Record<string, (asked: readonly Question[]) => number>> = {
  relevance: () => [...keys.values()].flat().filter(({ optional }) => !optional).length,
  organisation: (asked) => asked.filter(({ options: [kept] }) => kept.credit > 0).length,
}

const [folder, kept] = process.argv.slice(2)
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
const keys = new Map(
  lines<{ id: string; templates: Key[] }>(join(folder, 'gold.jsonl')).map((row) => [row.id, row.templates]),
)
const all = readings().map((reading) => questionsOf(reading, keys.get(reading.id) ?? []))
const rows: string[] = []
for (const [model, setting] of Object.entries(settings)) {
  const asked: Question[] = all.flatMap((one: Asked) => one[model as keyof Asked])
  const { credit, ceiling } = crossed(asked, setting)
  const weights = learn(asked, setting)
  const wanted = proposals[model]
  if (wanted) {
    const { threshold, f } = thresholdOf(asked, setting, wanted(asked))
    weights.set('threshold', threshold)
    console.log(`F of ${model} over five folds ${(100 * f).toFixed(1)}, threshold ${threshold}`)
  }
  console.log(`${model}: ${asked.length} asked, right ${(100 * credit).toFixed(1)} of ${(100 * ceiling).toFixed(1)}`)
  const kept = [...weights].filter(([name, weight]) => Math.abs(weight) >= 0.02 || name === 'threshold')
  rows.push(...kept.map(([feature, weight]) => `${model}\t${feature}\t${weight.toFixed(2)}`))
}
writeFileSync(
  join(import.meta.dirname, 'weights.tsv'),
  ['model\tfeature\tweight', ...rows.sort((a, b) => (a < b ? -1 : 1))].join('\n') + '\n',
)

function readings(): Reading[] {
  if (kept) return lines<Reading>(kept)
  const reader = createReader()
  return lines<{ id: string; text: string; text_recased?: string }>(join(folder, 'docs.jsonl')).map(
    ({ id, text, text_recased: recased }) =>
      reader.read({ id, text: recased ?? text, language: 'en', publishedAt: null }),
  )
}
