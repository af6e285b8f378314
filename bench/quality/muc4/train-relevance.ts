/**
 * Learns relevance.tsv from the training texts of the set: `npx tsx bench/quality/muc4/train-relevance.ts FOLDER [READINGS]`.
 * In: the folder with docs.jsonl and gold.jsonl (dev1300), and Readings of them, one a line, if they were kept. A template of
 * ours is right when the key has one of its type that shares most with it. Logistic regression, same bytes every time.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupWithinDocument } from '../../../src/corroborate/group-within-document.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { createReader } from '../../../src/reading/read-document.ts'
import { relevanceFeatures, scoreOf } from './relevance.ts'
import { type Template, templateOf } from './templates.ts'

interface Example {
  doc: string
  features: string[]
  right: boolean
}

interface Key {
  optional: boolean
  slots: Record<string, { alts: string[] }[]>
}

const rounds = 40
const rate = 0.1
const decay = 0.01
const leastSeen = 6
const tolerance = 0.01

const [folder, kept] = process.argv.slice(2)
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
const gold = new Map(
  lines<{ id: string; templates: Key[] }>(join(folder, 'gold.jsonl')).map((row) => [row.id, row.templates]),
)
const examples = readings().flatMap((reading) => examplesOf(reading, gold.get(reading.id) ?? []))
const weights = train(examples)
const threshold = bestThreshold(examples)
const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.05).sort((a, b) => (a[0] < b[0] ? -1 : 1))
writeFileSync(
  join(import.meta.dirname, 'relevance.tsv'),
  [
    'feature\tweight',
    ...[['threshold', threshold] as const, ...rows].map(([name, weight]) => `${name}\t${weight.toFixed(2)}`),
  ].join('\n') + '\n',
)
console.log(
  `${examples.length} templates, ${examples.filter(({ right }) => right).length} right; ${rows.length} weights, threshold ${threshold}`,
)

function readings(): Reading[] {
  if (kept) return lines<Reading>(kept)
  const reader = createReader()
  return lines<{ id: string; text: string; text_recased?: string }>(join(folder, 'docs.jsonl')).map(
    ({ id, text, text_recased: recased }) =>
      reader.read({ id, text: recased ?? text, language: 'en', publishedAt: null }),
  )
}

function examplesOf(reading: Reading, keys: readonly Key[]): Example[] {
  const statements = new Map(reading.statements.map((statement) => [statement.id, statement]))
  const found: { template: Template; features: string[] }[] = []
  for (const group of groupWithinDocument(reading)) {
    let features: string[] = []
    const template = templateOf(
      group.statements.flatMap((id) => statements.get(id) ?? []),
      reading,
      (candidate) => {
        features = relevanceFeatures(candidate, reading)
        return true
      },
    )
    if (template) found.push({ template, features })
  }
  const pairs = found
    .flatMap(({ template }, at) => keys.map((key, other) => ({ at, other, shared: sharedOf(template, key) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
  const taken = { ours: new Set<number>(), keys: new Set<number>() }
  for (const { at, other } of pairs) {
    if (taken.ours.has(at) || taken.keys.has(other)) continue
    taken.ours.add(at)
    taken.keys.add(other)
  }
  return found.map(({ features }, at) => ({ doc: reading.id, features, right: taken.ours.has(at) }))
}

function sharedOf({ slots }: Template, key: Key): number {
  if (!key.slots.type?.some(({ alts }) => alts.includes(slots.type[0].alts[0]))) return 0
  const words = (fillers: { alts: string[] }[] = []): Set<string> =>
    new Set(
      fillers.flatMap(({ alts }) => alts.flatMap((alt) => alt.split(/[^A-Z0-9]+/).filter((word) => word.length > 3))),
    )
  let shared = 1
  for (const slot of ['hum_name', 'hum_desc', 'phys_id', 'location', 'perp_ind', 'perp_org']) {
    const theirs = words(key.slots[slot])
    if ([...words(slots[slot])].some((word) => theirs.has(word)))
      shared += slot.startsWith('p') || slot.startsWith('h') ? 2 : 1
  }
  return shared
}

function train(all: readonly Example[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { features } of all) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const weights = new Map([...seen].filter(([, count]) => count >= leastSeen).map(([feature]) => [feature, 0]))
  for (let round = 0; round < rounds; round++) {
    const step = rate / (1 + round / 8)
    for (const { features, right } of all) {
      const error = Number(right) - 1 / (1 + Math.exp(-scoreOf(features, weights)))
      for (const feature of features) {
        const weight = weights.get(feature)
        if (weight !== undefined) weights.set(feature, weight + step * (error - decay * 10 * weight))
      }
    }
  }
  return weights
}

/**
 * The lowest threshold that comes near the best F where each fifth of the texts is judged by weights of the other four: what
 * is left out loses all its slots.
 */
function bestThreshold(all: readonly Example[]): number {
  const docs = [...new Set(all.map(({ doc }) => doc))]
  const foldOf = new Map(docs.map((doc, at) => [doc, at % 5]))
  const scored = [0, 1, 2, 3, 4].flatMap((fold) => {
    const learned = train(all.filter(({ doc }) => foldOf.get(doc) !== fold))
    return all
      .filter(({ doc }) => foldOf.get(doc) === fold)
      .map(({ features, right }) => ({ score: scoreOf(features, learned), right }))
  })
  const wanted = [...gold.values()].flat().filter(({ optional }) => !optional).length
  const tried = Array.from({ length: 51 }, (_, step) => {
    const threshold = (step - 40) / 10
    const kept = scored.filter(({ score }) => score >= threshold)
    return { threshold, f: (2 * kept.filter(({ right }) => right).length) / (kept.length + wanted) }
  })
  const best = Math.max(...tried.map(({ f }) => f))
  console.log(`F of types over five folds ${(100 * best).toFixed(1)}`)
  return tried.find(({ f }) => f >= best - tolerance)?.threshold ?? 0
}
