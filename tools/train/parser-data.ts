// Prepares treebanks for the parser's trainer. In: gold sentences. Out: tokens as the parser gets them, gold trees,
// the vocabulary, and stores of examples.
import { labelOf } from './tagger-lists.ts'
import type { GoldSentence } from './conllu.ts'
import { goldTree, type GoldTree } from './oracle.ts'
import {
  nameTag,
  normalForm,
  type ParsedToken,
  suffixOf,
  tagKey,
  type TokenTable,
  unknownClass,
  unknownWords,
} from '../../src/parse/parser-vocabulary.ts'
import { readLabel, type TagLabel } from '../../src/parse/tag.ts'

export interface ParserSentence {
  words: ParsedToken[]
  gold: GoldTree
  /** Gold relation of each word, with subtype. */
  relations: string[]
  /** Heads as in the treebank, before projectivising; -1 for the root. */
  heads: number[]
  /** Number of the treebank, from 1: which conventions hold. */
  treebank: number
}

export interface Vocabulary {
  lists: Record<TokenTable, string[]>
  /** For each table, how often training met each entry (0 for the first two and for classes), and what a dropped one becomes. */
  counts: Record<TokenTable, Int32Array>
  dropped: Record<TokenTable, Int32Array>
  relations: string[]
}

const labels = new Map<string, TagLabel>()

/** A tag as the tagger gives it: one frozen object a label. */
export function tagLabel(upos: string, feats: string): TagLabel {
  const key = labelOf(upos, feats)
  let label = labels.get(key)
  if (!label) labels.set(key, (label = readLabel(key)))
  return label
}

/** With the treebank's own tags and lemmas; a tagger may overwrite them. */
export function parserSentence(sentence: Pick<GoldSentence, 'words'>, treebank: number): ParserSentence {
  return {
    words: sentence.words.map((word) => ({ form: word.form, lemma: word.lemma, ...tagLabel(word.upos, word.feats) })),
    gold: goldTree(sentence.words.map((word) => word.head)),
    relations: sentence.words.map((word) => word.deprel),
    heads: sentence.words.map((word) => word.head),
    treebank,
  }
}

export function buildVocabulary(sentences: readonly ParserSentence[], least: number): Vocabulary {
  const words = new Counter()
  const lemmas = new Counter()
  const suffixes = new Counter()
  const tags = new Counter()
  const relations = new Counter()
  for (const sentence of sentences) {
    sentence.words.forEach((token, index) => {
      if (token.upos !== nameTag) {
        words.add(normalForm(token.form), unknownClass(token.form))
        lemmas.add(normalForm(token.lemma), unknownClass(token.lemma))
        suffixes.add(suffixOf(token.form), 0)
      }
      tags.add(tagKey(token.upos, token.feats), 0)
      relations.add(sentence.relations[index], 0)
    })
  }
  const uposes = [...new Set(tags.entries(1).map(([key]) => key.split('|')[0]))].sort()
  const parts = {
    word: known(words, unknownWords, least),
    suffix: known(suffixes, ['<other>'], 3),
    lemma: known(lemmas, unknownWords, least),
    tag: known(tags, uposes, 3),
  }
  return {
    lists: pick(parts, 'list'),
    counts: pick(parts, 'counts'),
    dropped: pick(parts, 'dropped'),
    relations: [
      '',
      'root',
      ...relations
        .entries(8)
        .map(([name]) => name)
        .filter((name) => name !== 'root')
        .sort(),
    ],
  }
}

/** Number of a gold relation; a rare subtype is read as its universal relation, a rare relation as "dep". */
export function relationNumber(relations: readonly string[], name: string): number {
  for (const candidate of [name, name.split(':')[0], 'dep']) {
    const number = relations.indexOf(candidate)
    if (number >= 0) return number
  }
  return 2
}

/** Examples one after the other: `width` values and one target each. One that is there already is not added again. */
export class ExampleStore {
  count = 0
  values = new Uint16Array(1 << 16)
  targets = new Uint16Array(1 << 10)
  constructor(readonly width: number) {}

  readonly #seen = new Set<number>()

  add(values: ArrayLike<number>, target: number): void {
    let low = target
    let high = 1
    for (let slot = 0; slot < this.width; slot++) {
      low = Math.imul(low ^ values[slot], 0x9e3779b1) ^ (low >>> 15)
      high = Math.imul(high ^ values[slot], 0x85ebca6b) ^ (high >>> 13)
    }
    const hash = (low >>> 0) * 2097152 + (high >>> 11)
    if (this.#seen.has(hash)) return
    this.#seen.add(hash)
    if ((this.count + 1) * this.width > this.values.length) this.values = grown(this.values)
    if (this.count === this.targets.length) this.targets = grown(this.targets)
    this.values.set(values, this.count * this.width)
    this.targets[this.count++] = target
  }

  addAll(other: ExampleStore): void {
    for (let example = 0; example < other.count; example++) {
      const from = example * this.width
      this.add(other.values.subarray(from, from + this.width), other.targets[example])
    }
  }
}

class Counter {
  readonly #counts = new Map<string, { count: number; classes: number[] }>()

  add(key: string, unknown: number): void {
    let entry = this.#counts.get(key)
    if (!entry) this.#counts.set(key, (entry = { count: 0, classes: [0, 0, 0, 0, 0] }))
    entry.count++
    entry.classes[unknown]++
  }

  /** Keys met at least `least` times, most frequent first, equals in code-point order. */
  entries(least: number): [string, { count: number; classes: number[] }][] {
    return [...this.#counts]
      .filter(([, { count }]) => count >= least)
      .sort(([left, a], [right, b]) => b.count - a.count || (left < right ? -1 : 1))
  }
}

function known(counter: Counter, classes: readonly string[], least: number) {
  const entries = counter.entries(least).filter(([key]) => !classes.includes(key) && !/\n/.test(key) && key !== '')
  const first = 2 + classes.length
  const counts = new Int32Array(first + entries.length)
  const dropped = new Int32Array(first + entries.length).map((_, index) => index)
  entries.forEach(([key, entry], index) => {
    counts[first + index] = entry.count
    const upos = classes.indexOf(key.split('|')[0])
    dropped[first + index] = 2 + (upos >= 0 ? upos : entry.classes.indexOf(Math.max(...entry.classes)))
  })
  return { list: [...classes, ...entries.map(([key]) => key)], counts, dropped }
}

function pick<Key extends string>(
  parts: Record<TokenTable, Record<Key, unknown>>,
  key: Key,
): Record<TokenTable, never> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part[key]])) as Record<TokenTable, never>
}

function grown(array: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(array.length * 2)
  larger.set(array)
  return larger
}
