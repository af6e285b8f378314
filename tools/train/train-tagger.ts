// Trains the network that tags words with UPOS and features.
// In: sentences, each with the number of its treebank. Out: entries of the model file.
// Words that the model lists with a single label are never asked about, so they are no examples either.
import type { InflectionTables } from '../../src/parse/inflection.ts'
import { type ModelFile, type ModelValue, readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import {
  calmForms,
  fillTagValues,
  foldWord,
  slotCount,
  tagKeys,
  tagTables,
  wordSlots,
} from '../../src/parse/tag-values.ts'
import type { GoldWord } from './conllu.ts'
import { NetworkTrainer } from './network.ts'
import { randomNumbers, shuffle } from './random.ts'
import type { Recipe } from './recipe.ts'
import {
  keyLists,
  kindLists,
  labelOfWord,
  lines,
  nameForms,
  singleLabels,
  statusIn,
  type TaggedSentence,
} from './tagger-lists.ts'

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
