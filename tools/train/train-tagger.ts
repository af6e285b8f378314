// Trains the network that tags words with UPOS and features.
// In: sentences, each with the number of its treebank. Out: entries of the model file.
// Words that the model lists with a single label are never asked about, so they are no examples either.
import type { InflectionTables } from '../../src/parse/inflection.ts'
import { type ModelFile, type ModelValue, readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import { lemmaKind } from '../../src/parse/lemma-kind.ts'
import { isClosed, kindsOf, openKinds, readLabel } from '../../src/parse/tag.ts'
import {
  calmForms,
  fillTagValues,
  foldWord,
  type FormStatus,
  noAnalysis,
  slotCount,
  tagKeys,
  tagTables,
  wordSlots,
} from '../../src/parse/tag-values.ts'
import type { GoldSentence, GoldWord } from './conllu.ts'
import { NetworkTrainer } from './network.ts'
import { randomNumbers, shuffle } from './random.ts'
import type { Recipe } from './recipe.ts'

export interface TaggerOptions {
  epochs: number
  seed: number
  /** Number of the treebank whose conventions the model ships with. */
  treebank: number
  /** Shares of sentences learned in capitals, and with a capital on every long word. */
  capitals: number
  titles: number
  log?: (line: string) => void
  /** Where names are shown to the tagger as stand-ins: half of the sentences are learned that way. */
  standIns?: StandIns
}

export interface StandIns {
  /** The forms that stand for names; the vocabulary must hold them. */
  names: readonly string[]
  /** Gives the mask that fits a vocabulary; the mask answers null where it changes nothing. */
  mask(vocabulary: ModelFile): (forms: readonly string[]) => readonly string[] | null
}

export function taggerOptions({ epochs, capitals, titles }: Recipe) {
  return { epochs, capitals, titles, treebank: 0 }
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
/** Shares of words (the rarer, the more often), and of tags before, that training hides: the network learns to do without. */
const hiddenWords = (times: number) => Math.min(0.35, 0.04 + 0.8 / times)
const hiddenTags = 0.1
/** Share of sentences learned with stand-ins for names, and how often these count as met. */
const maskedShare = 0.6
const standInTimes = 100

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
  const names = nameForms(data)
  const status = statusIn(data, names)
  const { lists: vocabulary, wordCounts } = keyLists(data, inflection, status)
  for (const name of options.standIns?.names ?? []) {
    names.add(foldWord(name))
    wordCounts[vocabulary[0].push(foldWord(name)) - 1] = standInTimes
  }
  const mask = options.standIns?.mask(
    readModelFile(writeModelFile({ 'tag-names': [...names].join('\n'), 'tag-word': vocabulary[0].join('\n') })),
  )
  const tables = vocabulary.map((keys) => new Map(keys.map((key, index) => [key, index + 2])))
  const examples = data.flatMap(({ sentence, treebank }) => {
    const written = vary(sentence.words, random, options)
    const forms = (random() < maskedShare ? mask?.(written) : null) ?? written
    const words = calmForms(forms).map((form) =>
      Int32Array.from(tagKeys(form, inflection, status), (key, table) => tables[table].get(key) ?? 1),
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
    'tag-names': [...names].sort().join('\n'),
    ...kindLists(data, labels, inflection, status),
    ...Object.fromEntries(tagTables.map(({ name }, table) => [`tag-${name}`, vocabulary[table].join('\n')])),
    ...learn(examples, tables, wordCounts, labels.length, treebanks, options, random),
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
  wordCounts: readonly number[],
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
      for (const slot of formSlots) {
        const word = values[at + slot]
        if (word > 1 && random() < hiddenWords(wordCounts[word - 2])) values[at + slot] = 1
      }
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

/** Names in capitals, headlines in capitals and capitals without accents are rare in treebanks and common in the press. */
function vary(
  words: readonly GoldWord[],
  random: () => number,
  { capitals, titles }: Pick<TaggerOptions, 'capitals' | 'titles'>,
): string[] {
  const choice = random()
  const headline = choice < capitals
  if (!headline && choice < capitals + titles) return words.map(({ form }, index) => titleCase(form, index))
  const plain = random() < 0.3
  return words.map(({ form, upos }, index) => {
    const loud = headline || (upos === 'PROPN' && random() < 0.08)
    if (loud) return plain ? withoutAccents(form.toUpperCase()) : form.toUpperCase()
    if (index === 0 && plain && /^[ÀÉÈÊÎÔÂ]/.test(form)) return withoutAccents(form[0]) + form.slice(1)
    return form
  })
}

/** "Rebels Attack Convoy on the Coast". */
function titleCase(form: string, index: number): string {
  return index > 0 && form.length < 4 ? form : form.charAt(0).toUpperCase() + form.slice(1)
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function keyLists(
  data: readonly TaggedSentence[],
  inflection: InflectionTables,
  status: FormStatus,
): { lists: string[][]; wordCounts: number[] } {
  const counts = tagTables.map(() => new Map<string, number>())
  for (const { sentence } of data) {
    for (const { form } of sentence.words) {
      const keys = tagKeys(form, inflection, status)
      keys.forEach((key, table) => counts[table].set(key, (counts[table].get(key) ?? 0) + 1))
    }
  }
  const lists = counts.map((count, table) =>
    [...count]
      .filter(([, times]) => times >= tagTables[table].least)
      .map(([key]) => key)
      .sort(),
  )
  return { lists, wordCounts: lists[0].map((key) => counts[0].get(key)!) }
}

/** Forms met more than once and never in lower case. */
function nameForms(data: readonly TaggedSentence[]): Set<string> {
  const seen = new Map<string, { times: number; lower: boolean }>()
  for (const { sentence } of data) {
    for (const { form } of sentence.words) {
      const entry = seen.get(foldWord(form)) ?? { times: 0, lower: false }
      entry.times++
      entry.lower ||= form.charAt(0) === form.charAt(0).toLowerCase()
      seen.set(foldWord(form), entry)
    }
  }
  return new Set([...seen].filter(([, { times, lower }]) => times > 1 && !lower).map(([form]) => form))
}

function statusIn(data: readonly TaggedSentence[], names: ReadonlySet<string>): FormStatus {
  const counts = new Map<string, number>()
  for (const { sentence } of data)
    for (const { form } of sentence.words) counts.set(foldWord(form), (counts.get(foldWord(form)) ?? 0) + 1)
  return (folded) => (names.has(folded) ? 'n' : (counts.get(folded) ?? 0) >= tagTables[0].least ? 'k' : 'u')
}

/**
 * Which kinds of label a form may have. By its analyses: those that the forms of the same analyses were met with, where
 * there were enough of them. By the form itself: closed kinds, and kinds that its analyses would not allow.
 */
function kindLists(
  data: readonly TaggedSentence[],
  labels: readonly string[],
  inflection: InflectionTables,
  status: FormStatus,
): Record<string, ModelValue> {
  const kinds = kindsOf(labels.map(readLabel))
  const byAnalyses = new Map<string, number[]>()
  const byForm = new Map<string, { mask: number; analyses: string }>()
  for (const { sentence } of data) {
    for (const word of sentence.words) {
      const kind = lemmaKind(readLabel(labelOfWord(word)))
      const analyses = tagKeys(word.form, inflection, status)[tagTables.length - 1]
      const form = byForm.get(foldWord(word.form)) ?? { mask: 0, analyses }
      form.mask |= 1 << kinds.indexOf(kind)
      byForm.set(foldWord(word.form), form)
      if (isClosed(kind) || analyses === noAnalysis || kind === 'PROPN') continue
      const counts = byAnalyses.get(analyses) ?? kinds.map(() => 0)
      counts[kinds.indexOf(kind)]++
      byAnalyses.set(analyses, counts)
    }
  }
  const allowed = new Map<string, number>()
  for (const [analyses, counts] of byAnalyses) {
    const total = counts.reduce((sum, times) => sum + times, 0)
    if (total < 15) continue
    const own = new Set(analyses.split(' ').map((cell) => cell.split('.')[0]))
    const mask = counts.reduce(
      (bits, times, index) => (times > total * 0.01 || own.has(kinds[index]) ? bits | (1 << index) : bits),
      0,
    )
    allowed.set(analyses, mask)
  }
  const extra = [...byForm].map(([form, { mask, analyses }]): [string, number] => [
    form,
    mask & ~openKinds(analyses, kinds, allowed),
  ])
  return {
    'tag-analysis-kinds': lines(allowed),
    'tag-form-kinds': lines(new Map(extra.filter(([, mask]) => mask !== 0))),
  }
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
