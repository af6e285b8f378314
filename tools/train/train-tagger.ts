// Trains the network that tags words with UPOS and features.
// In: sentences, each with the number of its treebank. Out: entries of the model file.
// Words that the model lists with a single label are never asked about, so they are no examples either.
import type { InflectionTables } from '../../src/parse/inflection.ts'
import type { ModelValue } from '../../src/parse/model-file.ts'
import { closedBit } from '../../src/parse/tag.ts'
import { fillTagValues, foldWord, slotCount, tagKeys, tagTables, wordSlots } from '../../src/parse/tag-values.ts'
import type { GoldSentence } from './conllu.ts'
import { NetworkTrainer } from './network.ts'
import { randomNumbers, shuffle } from './random.ts'

export interface TaggerOptions {
  epochs: number
  seed: number
  /** Number of the treebank whose conventions the model ships with. */
  treebank: number
  log?: (line: string) => void
}

export interface TaggedSentence {
  sentence: GoldSentence
  treebank: number
}

const hidden = 96
const batch = 128
const dropout = 0.35
const rate = 0.003
const tagDim = 24
const treebankDim = 8
/** Shares of words, and of tags before, that are hidden in training, so that the network learns to do without. */
const hiddenWords = 0.2
const hiddenTags = 0.1

interface Example {
  words: readonly Int32Array[]
  index: number
  tag1: number
  tag2: number
  treebank: number
  label: number
}

export function trainTagger(
  data: readonly TaggedSentence[],
  inflection: InflectionTables,
  options: TaggerOptions,
): Record<string, ModelValue> {
  const random = randomNumbers(options.seed)
  const labels = [...new Set(data.flatMap(({ sentence }) => sentence.words.map(labelOfWord)))].sort()
  const numbers = new Map(labels.map((label, index) => [label, index]))
  const only = singleLabels(data, options.treebank, numbers)
  const vocabulary = keyLists(data, inflection)
  const tables = vocabulary.map((keys) => new Map(keys.map((key, index) => [key, index + 2])))
  const examples = data.flatMap(({ sentence, treebank }) => {
    const forms = vary(
      sentence.words.map((word) => word.form),
      random,
    )
    const words = forms.map((form) =>
      Int32Array.from(tagKeys(form, inflection), (key, table) => tables[table].get(key) ?? 1),
    )
    const gold = sentence.words.map((word) => numbers.get(labelOfWord(word))!)
    return gold
      .map((label, index): Example => {
        const tag1 = index > 0 ? gold[index - 1] + 2 : 0
        return { words, index, tag1, tag2: index > 1 ? gold[index - 2] + 2 : 0, treebank, label }
      })
      .filter(({ index }) => !only.has(foldWord(forms[index])))
  })
  options.log?.(`tagger: ${examples.length} examples, ${labels.length} labels`)
  const treebanks = Math.max(...data.map(({ treebank }) => treebank)) + 2
  return {
    'tag-labels': labels.join('\n'),
    'tag-treebank': String(options.treebank),
    'tag-only': lines(only),
    'tag-closed': lines(closedForms(data)),
    ...Object.fromEntries(tagTables.map(({ name }, table) => [`tag-${name}`, vocabulary[table].join('\n')])),
    ...learn(examples, tables, labels.length, treebanks, options, random),
  }
}

export function labelOf(upos: string, feats: string): string {
  return feats === '_' ? upos : `${upos}|${feats}`
}

function labelOfWord(word: { upos: string; feats: string }): string {
  return labelOf(word.upos, word.feats)
}

function learn(
  examples: readonly Example[],
  tables: readonly ReadonlyMap<string, number>[],
  labelCount: number,
  treebanks: number,
  options: TaggerOptions,
  random: () => number,
): Record<string, ModelValue> {
  const shape = {
    tables: [
      ...tagTables.map(({ name, dim }, table) => ({ name, size: tables[table].size + 2, dim })),
      { name: 'tag', size: labelCount + 2, dim: tagDim },
      { name: 'treebank', size: treebanks, dim: treebankDim },
    ],
    slots: [...wordSlots.map(([table]) => table), tagTables.length, tagTables.length, tagTables.length + 1],
    hidden,
    outputs: labelCount,
  }
  const trainer = new NetworkTrainer(shape, { seed: options.seed, batch, dropout })
  const values = new Int32Array(batch * slotCount)
  const targets = new Int32Array(batch)
  const order = Int32Array.from(examples, (_, index) => index)
  const steps = Math.ceil(examples.length / batch)
  const formSlots = wordSlots.flatMap(([table], slot) => (table === 0 ? [slot] : []))
  const load = (first: number, hide: boolean): number => {
    const count = Math.min(batch, examples.length - first)
    for (let row = 0; row < count; row++) {
      const { words, index, tag1, tag2, treebank, label } = examples[order[first + row]]
      const at = row * slotCount
      fillTagValues(words, index, tag1, tag2, treebank, values, at)
      targets[row] = label
      if (!hide) continue
      for (const slot of formSlots) if (values[at + slot] > 0 && random() < hiddenWords) values[at + slot] = 1
      for (const slot of [wordSlots.length, wordSlots.length + 1]) if (random() < hiddenTags) values[at + slot] = 1
    }
    return count
  }
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    for (let step = 0; step < steps; step++) {
      const count = load(step * batch, true)
      loss += trainer.step(values, count, targets, 'label', rate * (1 - (epoch + step / steps) / options.epochs))
    }
    options.log?.(`tagger: epoch ${epoch + 1} of ${options.epochs}, loss ${(loss / steps).toFixed(4)}`)
  }
  return trainer.quantise('tags', values, load(0, false))
}

/** Headlines in capitals and capitals without accents are rare in treebanks and common in the press. */
function vary(forms: readonly string[], random: () => number): string[] {
  const headline = random() < 0.03
  const plain = random() < 0.3
  return forms.map((form, index) => {
    if (headline) return plain ? withoutAccents(form.toUpperCase()) : form.toUpperCase()
    if (index === 0 && plain && /^[ÀÉÈÊÎÔÂ]/.test(form)) return withoutAccents(form[0]) + form.slice(1)
    return form
  })
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function keyLists(data: readonly TaggedSentence[], inflection: InflectionTables): string[][] {
  const counts = tagTables.map(() => new Map<string, number>())
  for (const { sentence } of data) {
    for (const { form } of sentence.words)
      tagKeys(form, inflection).forEach((key, table) => counts[table].set(key, (counts[table].get(key) ?? 0) + 1))
  }
  return counts.map((count, table) =>
    [...count]
      .filter(([, times]) => times >= tagTables[table].least)
      .map(([key]) => key)
      .sort(),
  )
}

/** Which closed parts of speech each form was seen as. */
function closedForms(data: readonly TaggedSentence[]): Map<string, number> {
  const closed = new Map<string, number>()
  for (const { sentence } of data) {
    for (const { form, upos } of sentence.words) {
      const bit = closedBit(upos)
      if (bit !== 0) closed.set(foldWord(form), (closed.get(foldWord(form)) ?? 0) | bit)
    }
  }
  return closed
}

/** Forms that are frequent and all but always the same in the treebank whose conventions ship, nor otherwise elsewhere. */
function singleLabels(
  data: readonly TaggedSentence[],
  shipped: number,
  numbers: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map<string, Map<string, number>>()
  const elsewhere = new Map<string, Set<string>>()
  for (const { sentence, treebank } of data) {
    for (const word of sentence.words) {
      const form = foldWord(word.form)
      if (treebank !== shipped) {
        elsewhere.set(form, (elsewhere.get(form) ?? new Set()).add(word.upos))
        continue
      }
      const count = counts.get(form) ?? new Map<string, number>()
      counts.set(form, count.set(labelOfWord(word), (count.get(labelOfWord(word)) ?? 0) + 1))
    }
  }
  const single = new Map<string, number>()
  for (const [form, count] of counts) {
    const total = [...count.values()].reduce((sum, times) => sum + times, 0)
    const [[label, times]] = [...count].sort((left, right) => right[1] - left[1])
    const agreed = [...(elsewhere.get(form) ?? [])].every((other) => other === label.split('|')[0])
    if (total >= 20 && times >= total * 0.997 && agreed) single.set(form, numbers.get(label)!)
  }
  return single
}

function lines(numbers: ReadonlyMap<string, number>): string {
  return [...numbers]
    .map(([form, number]) => `${form}\t${number}`)
    .sort()
    .join('\n')
}
