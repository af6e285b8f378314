/**
 * A sentence with what every event rule asks of it: children, subtree bounds, clause heads and lower-case keys of words.
 * Trees err, so callers ask for relations here and keep a word-order fallback of their own.
 */
import type { Sentence, Word } from '../model/tree.ts'
import type { EventLexicon, FirstWord } from './event-lexicon.ts'

export interface SentenceView {
  sentence: Sentence
  words: readonly Word[]
  kids: readonly (readonly number[])[]
  /** First and last word of the subtree of each word. */
  lo: readonly number[]
  hi: readonly number[]
  /** Head word of the clause each word stands in. */
  clause: readonly number[]
  forms: readonly string[]
  lemmas: readonly string[]
  /** Prepositions whose complement stays inside the phrase it hangs on (`inside-preposition` of event-words). */
  inner: ReadonlySet<string>
  /** What the lexicon lists under words, filled on first use. */
  listed: (readonly FirstWord[] | undefined)[]
  /** Prepositions of words, filled on first use. */
  prepositions: (string | undefined)[]
  /** What words are to a phrase that they stand inside, filled on first use. */
  between: (Between | undefined)[]
}

export type Between = 'determiner' | 'sign' | 'verb' | 'other'

const clauseRelations = new Set(['root', 'ccomp', 'csubj', 'advcl', 'acl', 'parataxis', 'dislocated'])
const verbal = new Set(['VERB', 'AUX'])
const noWords: ReadonlySet<string> = new Set()

export function viewSentence(sentence: Sentence, lexicon: EventLexicon): SentenceView {
  const { words } = sentence
  const kids: number[][] = words.map(() => [])
  for (const word of words)
    if (word.head >= 0 && word.head < words.length && word.head !== word.index) kids[word.head].push(word.index)
  const order = fromRoots(words, kids)
  const lo = words.map((word) => word.index)
  const hi = words.map((word) => word.index)
  for (let k = order.length - 1; k >= 0; k--) {
    const { index, head } = words[order[k]]
    if (head < 0 || head >= words.length || head === index) continue
    lo[head] = Math.min(lo[head], lo[index])
    hi[head] = Math.max(hi[head], hi[index])
  }
  const clause = words.map((word) => word.index)
  for (const at of order) {
    const { head } = words[at]
    if (head >= 0 && head < words.length && !opensClause(words, kids, at)) clause[at] = clause[head]
  }
  return {
    sentence,
    words,
    kids,
    lo,
    hi,
    clause,
    forms: words.map((word) => lowerWord(word.form)),
    listed: [],
    prepositions: [],
    between: [],
    inner: lexicon.words.get('inside-preposition') ?? noWords,
    lemmas: words.map((word) => lowerWord(word.lemma || word.form)),
  }
}

/** Lower case with plain apostrophes. */
function lowerWord(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}

/** The relation without its subtype. */
export function relation(word: Word): string {
  const colon = word.deprel.indexOf(':')
  return colon < 0 ? word.deprel : word.deprel.slice(0, colon)
}

export function isVerbal(word: Word): boolean {
  return verbal.has(word.upos)
}

export function isNominal(word: Word): boolean {
  return (
    word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM' || word.upos === 'SYM'
  )
}

export function isFinite(word: Word): boolean {
  return (
    isVerbal(word) && word.feats.VerbForm !== 'Inf' && word.feats.VerbForm !== 'Part' && word.feats.VerbForm !== 'Ger'
  )
}

export function isInfinitive(word: Word): boolean {
  return word.feats.VerbForm === 'Inf'
}

export function isPunctuation(word: Word): boolean {
  return word.upos === 'PUNCT'
}

/** True where `at` stands in the subtree of `top`. */
export function isUnder(view: SentenceView, at: number, top: number): boolean {
  let i = at
  for (let steps = 0; i >= 0 && steps <= view.words.length; steps++) {
    if (i === top) return true
    i = view.words[i].head
  }
  return false
}

/** "tuant", "killing": the participle that goes along with another verb, or a verb's own noun-like form. */
export function isPresentParticiple({ feats }: Word): boolean {
  return feats.VerbForm === 'Ger' || (feats.VerbForm === 'Part' && feats.Tense === 'Pres')
}

export function isPastParticiple(word: Word): boolean {
  return word.feats.VerbForm === 'Part' && word.feats.Tense !== 'Pres'
}

/**
 * The preposition of a phrase by its lemma ("à" for "au"), with multiword ones joined by spaces; a marker behind the phrase
 * ("the army's") where none stands before; "" when bare.
 */
export function prepositionOf(view: SentenceView, at: number): string {
  return (view.prepositions[at] ??= readPreposition(view, at))
}

function readPreposition(view: SentenceView, at: number): string {
  const all = view.kids[at].filter((kid) => relation(view.words[kid]) === 'case')
  const before = all.filter((kid) => kid < at)
  const cases = before.length > 0 ? before : all
  if (cases.length === 0) return ''
  const first = cases[0]
  const tail = view.kids[first].filter((kid) => relation(view.words[kid]) === 'fixed')
  return [...cases, ...tail]
    .sort((a, b) => a - b)
    .map((index) => view.lemmas[index])
    .join(' ')
}

function opensClause(words: readonly Word[], kids: readonly number[][], at: number): boolean {
  const name = relation(words[at])
  if (name === 'conj') return isVerbal(words[at]) || hasSubjectOrCopula(words, kids[at])
  if (name === 'advcl') return isVerbal(words[at]) || hasSubjectOrCopula(words, kids[at])
  if (name === 'xcomp') return isVerbal(words[at])
  return clauseRelations.has(name)
}

function hasSubjectOrCopula(words: readonly Word[], kids: readonly number[]): boolean {
  return kids.some((kid) => ['nsubj', 'cop', 'aux'].includes(relation(words[kid])))
}

function fromRoots(words: readonly Word[], kids: readonly number[][]): number[] {
  const order = words
    .filter((word) => word.head < 0 || word.head >= words.length || word.head === word.index)
    .map((word) => word.index)
  for (let i = 0; i < order.length; i++) for (const kid of kids[order[i]]) order.push(kid)
  return order
}
