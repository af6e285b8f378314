/**
 * A sentence with its tree made walkable: children, subtree bounds and ranges without loose punctuation.
 * Words of a contraction share their offsets, so a phrase that begins inside one starts after it.
 */
import type { Range } from '../model/span.ts'
import type { Sentence, Word } from '../model/tree.ts'
import type { Sequence } from './cue-lexicon.ts'
import { foldedForm } from '../text/folded-form.ts'

export interface View {
  sentence: Sentence
  text: string
  words: readonly Word[]
  /** Folded forms, for comparison with a lexicon. */
  forms: readonly string[]
  kids: number[][]
  /** First and last word of the subtree of each word. */
  lo: number[]
  hi: number[]
  root: number
  /** Lexicon sequences that start at each word, filled on first use. */
  sequences: { of: ReadonlyMap<string, Sequence[]>; at: (readonly SequenceMatch[] | undefined)[] }[]
}

/** A sequence of lexicon words found in a sentence, and the last word it takes. */
export interface SequenceMatch {
  sequence: Sequence
  last: number
}

/** A stretch of words, both ends included. */
export interface Stretch {
  a: number
  b: number
}

export function viewOf(sentence: Sentence, text: string, words: readonly Word[] = sentence.words): View {
  const kids: number[][] = words.map(() => [])
  const lo = words.map((_, i) => i)
  const hi = words.map((_, i) => i)
  let root = 0
  for (const word of words) {
    if (word.head < 0 || word.head >= words.length) root = word.index
    else kids[word.head].push(word.index)
  }
  for (const word of words) {
    let up = word.head
    for (let steps = 0; up >= 0 && up < words.length && steps < words.length; steps++) {
      if (lo[up] <= word.index && hi[up] >= word.index) break
      if (lo[up] > word.index) lo[up] = word.index
      if (hi[up] < word.index) hi[up] = word.index
      up = words[up].head
    }
  }
  return {
    sentence,
    text,
    words,
    forms: words.map((word) => foldedForm(word)),
    kids,
    lo,
    hi,
    root,
    sequences: [],
  }
}

/** The relation without its subtype. */
export function base(word: Word): string {
  const colon = word.deprel.indexOf(':')
  return colon < 0 ? word.deprel : word.deprel.slice(0, colon)
}

export function isFiniteVerb(word: Word): boolean {
  return (
    (word.upos === 'VERB' || word.upos === 'AUX') && (word.feats.VerbForm === 'Fin' || word.feats.Mood !== undefined)
  )
}

export function isInfinitive(word: Word): boolean {
  return (word.upos === 'VERB' || word.upos === 'AUX') && word.feats.VerbForm === 'Inf'
}

/** "carrying out", "killing": a verb in -ing by its features, noun-like or participle. */
export function isGerund(word: Word): boolean {
  if (word.upos !== 'VERB' && word.upos !== 'AUX') return false
  return word.feats.VerbForm === 'Ger' || (word.feats.VerbForm === 'Part' && word.feats.Tense === 'Pres')
}

export function isPunctuation(word: Word): boolean {
  return word.upos === 'PUNCT'
}

/** True where the head itself or one of its auxiliaries or copulas is finite: a clause, not a bare participle. */
export function isFiniteClause(view: View, head: number): boolean {
  return (
    isFiniteVerb(view.words[head]) ||
    view.kids[head].some((kid) => isAuxiliary(view.words[kid]) && isFiniteVerb(view.words[kid]))
  )
}

export function isAuxiliary(word: Word): boolean {
  const relation = base(word)
  return relation === 'aux' || relation === 'cop'
}

/** First child with one of the relations (subtypes included unless named). */
export function child(view: View, head: number, ...relations: string[]): number {
  for (const kid of view.kids[head]) {
    const word = view.words[kid]
    if (relations.includes(word.deprel) || relations.includes(base(word))) return kid
  }
  return -1
}

export function subjectOf(view: View, head: number): number {
  return child(view, head, 'nsubj', 'csubj')
}

/** True where `inner` hangs, at any depth, on `outer`. */
export function under(view: View, outer: number, inner: number): boolean {
  let at = inner
  for (let steps = 0; at >= 0 && steps <= view.words.length; steps++) {
    if (at === outer) return true
    at = view.words[at]?.head ?? -1
  }
  return false
}

/** The word of a stretch that hangs on nothing inside it; verbs before other words, then the first. */
export function headOf(view: View, { a, b }: Stretch): number {
  let best = -1
  for (let i = a; i <= b; i++) {
    const word = view.words[i]
    if (isPunctuation(word) || (word.head >= a && word.head <= b)) continue
    if (best < 0 || rank(view, i) > rank(view, best)) best = i
  }
  return best < 0 ? a : best
}

function rank(view: View, at: number): number {
  const word = view.words[at]
  const size = Math.min(view.hi[at] - view.lo[at], 90) / 100
  if (isFiniteClause(view, at)) return 3 + size
  if (word.upos === 'VERB') return 2 + size
  return word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'ADJ' ? 1 + size : size
}

/**
 * A finite verb in [from, to) that is not the first one after a relative pronoun or conjunction: a main clause stands there. The
 * tree is asked only where it names a relative clause.
 */
export function hasMainVerb(view: View, from: number, to: number): boolean {
  let pending = false
  for (let i = from; i < to; i++) {
    const word = view.words[i]
    if (word.feats.PronType === 'Rel' || word.upos === 'SCONJ') pending = true
    if (!isFiniteVerb(word)) continue
    if (!pending && word.deprel !== 'acl:relcl') return true
    pending = false
    // The participle's auxiliary and the verb itself count once.
    while (i + 1 < to && isFiniteVerb(view.words[i + 1])) i++
  }
  return false
}

/** Drops punctuation and white space at both ends; quotation marks and brackets stay where `keep` matches them. */
export function trimStretch(view: View, { a, b }: Stretch, keep = /^[«»"“”()[\]]$/): Stretch | null {
  while (a <= b && isPunctuation(view.words[a]) && !keep.test(view.words[a].form)) a++
  while (b >= a && isPunctuation(view.words[b]) && !keep.test(view.words[b].form)) b--
  return a <= b ? { a, b } : null
}

/** The characters of a stretch. A phrase that begins with the second half of a contraction starts after it. */
export function rangeOf(view: View, { a, b }: Stretch): Range {
  let first = a
  while (
    first < b &&
    first > 0 &&
    view.words[first].multiword &&
    view.words[first - 1].start === view.words[first].start
  )
    first++
  return { start: view.words[first].start, end: view.words[b].end }
}

export function exact(view: View, range: Range): string {
  return view.text.slice(range.start, range.end)
}

/** Last word that ends at or before an offset, and first that starts at or after it. */
export function wordsWithin(view: View, range: Range): Stretch | null {
  let a = -1
  let b = -1
  for (const word of view.words) {
    if (word.end <= range.start || word.start >= range.end) continue
    if (a < 0) a = word.index
    b = word.index
  }
  return a < 0 ? null : { a, b }
}
