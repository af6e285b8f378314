// Trains the averaged perceptron that tags words with UPOS and features.
// In: sentences, each with the number of its treebank. Out: entries of the model file.
import type { ModelValue } from '../../src/parse/model-file.ts'
import { FeatureBuffer } from '../../src/parse/perceptron.ts'
import { edgeTag } from '../../src/parse/tag.ts'
import { lookAt, tagFeatures } from '../../src/parse/tag-features.ts'
import type { GoldSentence } from './conllu.ts'
import { seededRandom, shuffle } from './train-perceptron.ts'

export interface TaggerOptions {
  epochs: number
  seed: number
  /** Number of the treebank whose conventions the model ships with. */
  treebank: number
  /** Rows whose strongest weight is below this share of the largest are dropped. */
  prune: number
}

export interface TaggedSentence {
  sentence: GoldSentence
  treebank: number
}

interface Row {
  labels: number[]
  weights: number[]
  totals: number[]
  stamps: number[]
}

export function trainTagger(data: readonly TaggedSentence[], options: TaggerOptions): Record<string, ModelValue> {
  const labels = new Map<string, number>()
  const random = seededRandom(options.seed)
  const examples = data.map(({ sentence, treebank }) => {
    const headline = random() < 0.03
    return {
      treebank,
      looks: sentence.words.map((word, index) => lookAt(vary(word.form, index, headline, random))),
      gold: sentence.words.map((word) => {
        const label = labelOf(word.upos, word.feats)
        if (!labels.has(label)) labels.set(label, labels.size)
        return labels.get(label)!
      }),
    }
  })
  const rows = new Map<number, Row>()
  const scores = new Float64Array(labels.size)
  const features = new FeatureBuffer()
  let step = 0
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let wrong = 0
    for (const { looks, gold, treebank } of shuffle([...examples], random)) {
      let tag1 = edgeTag
      let tag2 = edgeTag
      for (let index = 0; index < looks.length; index++) {
        step++
        tagFeatures(looks, index, tag1, tag2, treebank, features)
        scores.fill(0)
        for (let at = 0; at < features.count; at++) {
          const row = rows.get(features.items[at] || 1)
          if (row) for (let pair = 0; pair < row.labels.length; pair++) scores[row.labels[pair]] += row.weights[pair]
        }
        let best = 0
        for (let label = 1; label < scores.length; label++) if (scores[label] > scores[best]) best = label
        if (best !== gold[index]) {
          wrong++
          for (let at = 0; at < features.count; at++) {
            const key = features.items[at] || 1
            change(rows, key, gold[index], 1, step)
            change(rows, key, best, -1, step)
          }
        }
        tag2 = tag1
        tag1 = best
      }
    }
    console.error(`tagger: epoch ${epoch + 1}, ${wrong} wrong of ${step / (epoch + 1)}`)
  }
  return {
    'tag-labels': [...labels.keys()].join('\n'),
    'tag-treebank': String(options.treebank),
    ...pack(rows, step, options.prune),
  }
}

export function labelOf(upos: string, feats: string): string {
  return feats === '_' ? upos : `${upos}|${feats}`
}

/** Headlines in capitals and capitals without accents are rare in treebanks and common in the press. */
function vary(form: string, index: number, headline: boolean, random: () => number): string {
  if (headline) return form.toUpperCase()
  if (index === 0 && /^[ÀÉÈÊÎÔÂ]/.test(form) && random() < 0.3) return form[0].normalize('NFD')[0] + form.slice(1)
  return form
}

function change(rows: Map<number, Row>, key: number, label: number, by: number, step: number): void {
  let row = rows.get(key)
  if (!row) rows.set(key, (row = { labels: [], weights: [], totals: [], stamps: [] }))
  let pair = row.labels.indexOf(label)
  if (pair < 0) {
    pair = row.labels.push(label) - 1
    row.weights.push(0)
    row.totals.push(0)
    row.stamps.push(step)
  }
  row.totals[pair] += row.weights[pair] * (step - row.stamps[pair])
  row.stamps[pair] = step
  row.weights[pair] += by
}

/** Averages, prunes and rounds to int8, and lays the rows out as an open-addressing table. */
function pack(rows: Map<number, Row>, step: number, prune: number): Record<string, ModelValue> {
  const kept: { key: number; pairs: [number, number][] }[] = []
  let largest = 0
  const averaged = [...rows].map(([key, row]) => {
    const pairs = row.labels.map((label, pair): [number, number] => {
      const mean = (row.totals[pair] + row.weights[pair] * (step - row.stamps[pair])) / step
      largest = Math.max(largest, Math.abs(mean))
      return [label, mean]
    })
    return { key, pairs }
  })
  const clip = largest * 0.5
  for (const { key, pairs } of averaged) {
    if (Math.max(...pairs.map(([, mean]) => Math.abs(mean))) < clip * prune) continue
    const rounded = pairs
      .map(([label, mean]): [number, number] => [label, Math.max(-127, Math.min(127, Math.round((mean / clip) * 127)))])
      .filter(([, weight]) => weight !== 0)
    if (rounded.length > 0) kept.push({ key, pairs: rounded })
  }
  kept.sort((left, right) => left.key - right.key)
  let size = 1
  while (size < kept.length * 1.6) size *= 2
  const keys = new Int32Array(size)
  const slots = new Array<[number, number][]>(size)
  for (const { key, pairs } of kept) {
    let slot = (key ^ (key >>> 16)) & (size - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = key
    slots[slot] = pairs
  }
  const flat = slots.flatMap((pairs) => pairs ?? [])
  console.error(`tagger: ${rows.size} features, ${kept.length} kept, ${flat.length} weights`)
  return {
    'tag-keys': keys,
    'tag-sizes': Uint16Array.from({ length: size }, (_, slot) => slots[slot]?.length ?? 0),
    'tag-pair-labels': Uint16Array.from(flat, ([label]) => label),
    'tag-pair-weights': Int8Array.from(flat, ([, weight]) => weight),
  }
}
