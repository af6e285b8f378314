// The measures of the CoNLL 2018 shared task: F1 of words, sentences, tags, features, lemmas, UAS and LAS.
// In: gold and system sentences over the same characters (white space apart). Out: F1 by measure, in percent.
// Words are aligned by their characters; inside a span that either side splits as a multiword token, by longest
// common subsequence of forms. Relations are compared without subtype, features without language-specific ones.
import type { GoldSentence, GoldWord } from './conllu.ts'

export const measures = ['tokens', 'sentences', 'words', 'upos', 'feats', 'lemma', 'uas', 'las'] as const
export type Measure = (typeof measures)[number]
export type Scores = Record<Measure, number>

interface PlacedWord {
  word: GoldWord
  start: number
  end: number
  multiword: boolean
  head: PlacedWord | null
}

interface Placed {
  characters: string
  tokens: string[]
  sentences: string[]
  words: PlacedWord[]
}

const universalFeatures = new Set(
  (
    'PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense ' +
    'Aspect Voice Evident Polarity Person Polite'
  ).split(' '),
)

/** @throws Error when the two sides do not hold the same characters */
export function scoreConll(gold: readonly GoldSentence[], system: readonly GoldSentence[]): Scores {
  const left = place(gold)
  const right = place(system)
  if (left.characters !== right.characters) throw new Error(`different characters ${firstDifference(left, right)}`)
  const pairs = alignWords(left.words, right.words)
  const partner = new Map(pairs)
  const count = (matches: (gold: GoldWord, system: GoldWord) => boolean) =>
    f1(pairs.filter(([g, s]) => matches(g.word, s.word)).length, left.words.length, right.words.length)
  const heads = (labelled: boolean) =>
    f1(
      pairs.filter(([g, s]) => {
        const same = g.head === null ? s.head === null : s.head !== null && partner.get(g.head) === s.head
        return same && (!labelled || g.word.deprel.split(':')[0] === s.word.deprel.split(':')[0])
      }).length,
      left.words.length,
      right.words.length,
    )
  return {
    tokens: f1(overlap(left.tokens, right.tokens), left.tokens.length, right.tokens.length),
    sentences: f1(overlap(left.sentences, right.sentences), left.sentences.length, right.sentences.length),
    words: f1(pairs.length, left.words.length, right.words.length),
    upos: count((g, s) => g.upos === s.upos),
    feats: count((g, s) => universal(g.feats) === universal(s.feats)),
    lemma: count((g, s) => g.lemma === '_' || g.lemma === s.lemma),
    uas: heads(false),
    las: heads(true),
  }
}

function place(sentences: readonly GoldSentence[]): Placed {
  const parts: string[] = []
  const placed: Placed = { characters: '', tokens: [], sentences: [], words: [] }
  let at = 0
  for (const sentence of sentences) {
    const start = at
    const words: PlacedWord[] = []
    for (const token of sentence.tokens) {
      const form = token.form.replace(/\s+/gu, '')
      const end = at + form.length
      parts.push(form)
      placed.tokens.push(`${at}-${end}`)
      for (let index = token.first; index <= token.last; index++)
        words.push({ word: sentence.words[index], start: at, end, multiword: token.last > token.first, head: null })
      at = end
    }
    for (const word of words) if (word.word.head >= 0) word.head = words[word.word.head]
    placed.words.push(...words)
    placed.sentences.push(`${start}-${at}`)
  }
  placed.characters = parts.join('')
  return placed
}

function alignWords(gold: readonly PlacedWord[], system: readonly PlacedWord[]): [PlacedWord, PlacedWord][] {
  const pairs: [PlacedWord, PlacedWord][] = []
  let g = 0
  let s = 0
  while (g < gold.length && s < system.length) {
    if (gold[g].multiword || system[s].multiword) {
      // The stretch of text that a multiword token of either side touches.
      let end = gold[g].multiword ? gold[g].end : system[s].end
      let goldFrom = g
      let systemFrom = s
      if (!gold[g].multiword) while (goldFrom < gold.length && gold[goldFrom].end <= system[s].start) goldFrom++
      if (!system[s].multiword)
        while (systemFrom < system.length && system[systemFrom].end <= gold[g].start) systemFrom++
      g = goldFrom
      s = systemFrom
      for (;;) {
        if (g < gold.length && gold[g].start < end) {
          if (gold[g].multiword) end = Math.max(end, gold[g].end)
          g++
        } else if (s < system.length && system[s].start < end) {
          if (system[s].multiword) end = Math.max(end, system[s].end)
          s++
        } else break
      }
      pairs.push(...commonWords(gold.slice(goldFrom, g), system.slice(systemFrom, s)))
    } else if (gold[g].start === system[s].start && gold[g].end === system[s].end) {
      pairs.push([gold[g++], system[s++]])
    } else if (gold[g].start <= system[s].start) g++
    else s++
  }
  return pairs
}

function commonWords(gold: readonly PlacedWord[], system: readonly PlacedWord[]): [PlacedWord, PlacedWord][] {
  const same = (g: number, s: number) => gold[g].word.form.toLowerCase() === system[s].word.form.toLowerCase()
  const table = Array.from({ length: gold.length + 1 }, () => new Uint16Array(system.length + 1))
  for (let g = gold.length - 1; g >= 0; g--)
    for (let s = system.length - 1; s >= 0; s--)
      table[g][s] = same(g, s) ? table[g + 1][s + 1] + 1 : Math.max(table[g + 1][s], table[g][s + 1])
  const pairs: [PlacedWord, PlacedWord][] = []
  for (let g = 0, s = 0; g < gold.length && s < system.length;) {
    if (same(g, s)) pairs.push([gold[g++], system[s++]])
    else if (table[g + 1][s] >= table[g][s + 1]) g++
    else s++
  }
  return pairs
}

function universal(feats: string): string {
  if (feats === '_') return ''
  return feats
    .split('|')
    .filter((pair) => universalFeatures.has(pair.split('=')[0]))
    .sort()
    .join('|')
}

function overlap(left: readonly string[], right: readonly string[]): number {
  const spans = new Set(left)
  return right.filter((span) => spans.has(span)).length
}

function f1(correct: number, gold: number, system: number): number {
  return gold + system === 0 ? 0 : (200 * correct) / (gold + system)
}

function firstDifference(left: Placed, right: Placed): string {
  let at = 0
  while (left.characters[at] === right.characters[at]) at++
  return `at ${at}: "${left.characters.slice(at, at + 20)}" and "${right.characters.slice(at, at + 20)}"`
}
