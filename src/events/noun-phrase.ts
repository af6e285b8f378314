/**
 * The stretch of a noun phrase from its head: determiners, adjectives, complements, apposition, participle and coordination
 * in, relative clauses and adverbials out. The preposition before it stays out unless asked for.
 */
import type { Range } from '../model/span.ts'
import {
  isFinite,
  isNominal,
  isPresentParticiple,
  isPunctuation,
  isVerbal,
  prepositionOf,
  relation,
  type SentenceView,
} from './sentence-view.ts'

const inside = new Set(['det', 'nummod', 'amod', 'nmod', 'flat', 'fixed', 'compound', 'appos', 'goeswith', 'clf'])

export interface PhraseOptions {
  preposition?: boolean
  /** Words that open complements which belong to the event, not to this phrase (dates, other places). */
  cut?: (at: number) => boolean
  /** False for one member of a coordination. */
  coordination?: boolean
}

export function phraseRange(view: SentenceView, head: number, options: PhraseOptions = {}): Range {
  const { first, last } = phraseWords(view, head, options)
  return { start: view.words[first].start, end: view.words[last].end }
}

export function phraseWords(
  view: SentenceView,
  head: number,
  options: PhraseOptions = {},
): { first: number; last: number } {
  const taken = new Set<number>()
  take(view, head, options, taken, head, 0)
  let first = head
  while (first > 0 && (taken.has(first - 1) || (isJoint(view, first - 1) && taken.has(first - 2)))) first--
  let last = head
  const end = view.words.length
  while (last + 1 < end && (taken.has(last + 1) || (isJoint(view, last + 1) && taken.has(last + 2)))) last++
  while (first < head && isPunctuation(view.words[first]) && !opensQuote(view, first)) first++
  while (last > head && /^[,;:.!?–—-]$/.test(view.words[last].form)) last--
  while (first > 0 && first - 1 < head && isLooseModifier(view, first - 1, head)) first--
  if (options.preposition) {
    const cases = view.kids[head].filter((kid) => kid < head && relation(view.words[kid]) === 'case')
    if (cases.length > 0) first = Math.min(first, view.lo[cases[0]])
  } else while (first < head && view.words[first].upos === 'ADP') first++
  return { first, last }
}

function take(
  view: SentenceView,
  at: number,
  options: PhraseOptions,
  taken: Set<number>,
  head: number,
  depth: number,
): void {
  taken.add(at)
  if (depth > 12) return
  for (const kid of view.kids[at]) {
    const word = view.words[kid]
    const name = relation(word)
    if (name === 'appos' && word.upos === 'PRON') continue
    if (kid !== at && options.cut?.(kid) && name !== 'det' && name !== 'amod') continue
    if (name === 'punct') {
      if (/^[«»"“”(){}[\]-]$/.test(word.form)) taken.add(kid)
    } else if (inside.has(name)) {
      // "a 61-year-old woman": the measure hangs on the adjective.
      if (name === 'amod' && kid < at) for (let i = view.lo[kid]; i < kid; i++) taken.add(i)
      if (name !== 'nmod' || ((at !== head || staysInside(view, kid)) && !afterComma(view, kid)))
        takeAll(view, kid, options, taken, head, depth)
    } else if (name === 'case' || name === 'cc') {
      if (at !== head) for (let i = view.lo[kid]; i <= view.hi[kid]; i++) taken.add(i)
    } else if (name === 'advmod') {
      if (kid < at && at - kid <= 3 && word.feats.Polarity !== 'Neg')
        for (let i = view.lo[kid]; i <= view.hi[kid]; i++) taken.add(i)
    } else if (
      name === 'acl' &&
      word.deprel !== 'acl:relcl' &&
      kid > at &&
      word.feats.VerbForm === 'Part' &&
      !isAside(view, kid)
    ) {
      for (let i = view.lo[kid], end = beforeFinite(view, kid, options.cut); i <= end; i++) taken.add(i)
    } else if (name === 'conj') {
      const nominal =
        !isVerbal(word) &&
        !view.kids[kid].some((grandchild) => ['nsubj', 'cop', 'aux'].includes(relation(view.words[grandchild])))
      if (nominal && options.coordination !== false) takeAll(view, kid, options, taken, head, depth)
    }
  }
}

function takeAll(
  view: SentenceView,
  kid: number,
  options: PhraseOptions,
  taken: Set<number>,
  head: number,
  depth: number,
): void {
  take(view, kid, options, taken, head, depth + 1)
}

/** "une base de l'armée", "un marché aux grains" stay whole; a complement with another preposition is left to the event. */
function staysInside(view: SentenceView, at: number): boolean {
  const preposition = prepositionOf(view, at)
  return preposition === '' || view.inner.has(preposition)
}

function afterComma(view: SentenceView, at: number): boolean {
  const first = view.lo[at]
  return view.words[first].form === ',' || (first > 0 && view.words[first - 1].form === ',')
}

/** Last word of a participle's phrase before any finite verb the tree put into it. */
function beforeFinite(view: SentenceView, top: number, cut?: (at: number) => boolean): number {
  for (let i = top + 1; i <= view.hi[top]; i++) {
    const word = view.words[i]
    if (isFinite(word) || word.feats.PronType === 'Rel' || (cut && view.words[i].head === top && cut(i))) {
      const start = cut && view.words[i].head === top ? view.lo[i] : i
      return isPunctuation(view.words[start - 1]) ? start - 2 : start - 1
    }
  }
  return view.hi[top]
}

/** A numeral or determiner right before the head that the tree hung on the verb. */
function isLooseModifier(view: SentenceView, at: number, head: number): boolean {
  const { upos } = view.words[at]
  if (upos !== 'NUM' && upos !== 'DET' && upos !== 'ADJ') return false
  return view.words[at].head === view.words[head].head || view.words[at].head === head
}

function isJoint(view: SentenceView, at: number): boolean {
  const word = view.words[at]
  return word !== undefined && (isPunctuation(word) ? /^[,«»"“”()-]$/.test(word.form) : word.upos === 'CCONJ')
}

function opensQuote(view: SentenceView, at: number): boolean {
  return /^[«"“(]$/.test(view.words[at].form)
}

/** Nearest noun phrase left of a word in its own stretch, without preposition; -1 when a verb or a pause comes first. */
export function nominalBefore(view: SentenceView, at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const word = view.words[i]
    const participle =
      word.feats.VerbForm === 'Part' && !view.kids[i].some((kid) => relation(view.words[kid]) === 'aux')
    if (
      (word.upos === 'VERB' && !participle) ||
      (isPunctuation(word) && /^[;:.!?—–]$/.test(word.form)) ||
      word.upos === 'SCONJ'
    )
      return -1
    if (
      isNominal(word) &&
      prepositionOf(view, i) === '' &&
      ['nsubj', 'root', 'obj', 'dep', 'obl', 'appos', 'dislocated'].includes(relation(word))
    ) {
      return i
    }
  }
  return -1
}

/** Nearest noun phrase right of a word without preposition; -1 when another verb or a pause comes first. */
export function nominalAfter(view: SentenceView, at: number): number {
  for (let i = at + 1; i < Math.min(view.words.length, at + 9); i++) {
    const word = view.words[i]
    if (isVerbal(word) || word.upos === 'ADP' || word.upos === 'SCONJ' || word.upos === 'CCONJ') return -1
    if (isPunctuation(word) && !/^[«"“(]$/.test(word.form)) return -1
    if (word.upos === 'NOUN' || word.upos === 'PROPN') return i
  }
  return -1
}

/** A participle clause that is no part of the phrase: an infinitive with "avoir", or a gerund set off by a comma. */
function isAside(view: SentenceView, at: number): boolean {
  const marked = view.kids[at].some((kid) => kid < at && ['mark', 'aux'].includes(relation(view.words[kid])))
  return marked || (isPresentParticiple(view.words[at]) && afterComma(view, at))
}
