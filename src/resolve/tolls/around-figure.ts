/** Looks at single words around a figure and its predicate: what stands before it, what ends a clause, what links them. All by word index. */
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'

/** The word before a figure, over an opening quotation mark. */
export function beforeFigure(at: TollSentence, first: number): number {
  let i = first - 1
  while (i >= 0 && /^[«"“(]$/.test(at.words[i].form)) i--
  // "des six pêcheurs", "aux trois gardes": the preposition inside the contraction.
  while (i > 0 && at.words[i].multiword && at.words[i - 1].start === at.words[i].start) i--
  return i
}

/** Marks that end a clause for sure. */
export function isBreak(form: string): boolean {
  return /^(?:[;:!?.…]|\.{2,})+$/.test(form)
}

export function isPreposition(at: TollSentence, i: number): boolean {
  return i >= 0 && at.words[i].upos === 'ADP'
}

/** "coûté la vie à": the phrase brings its own preposition. */
export function closesWithTo(at: TollSentence, group: VerbGroup): boolean {
  return group.entry !== null && group.last > group.main && isPreposition(at, group.last)
}

/** A bare participle without a noun before it, as in headlines ("Tués : trois soldats"). */
export function headless(at: TollSentence, group: VerbGroup): boolean {
  return group.first === 0 || at.words[group.first - 1].upos === 'PUNCT'
}

export function onlyAdverbs(at: TollSentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { upos, form } = at.words[i]
    if (upos !== 'ADV' && !/^[«"“]$/.test(form)) return false
  }
  return true
}

/** Whether "de" before the figure hangs on the noun that ends at `noun`: next to it, or after a comma or an adjective. */
export function linksTo(at: TollSentence, noun: number, first: number): boolean {
  const before = beforeFigure(at, first)
  if (before <= noun || !at.entryAt(before, 'of')) return false
  let i = before - 1
  while (i > noun && at.words[i].upos === 'ADJ') i--
  if (i === noun || at.words[i].form === ',' || at.words[i].form === ')') return true
  return at.words[first].head >= 0 && at.words[at.words[first].head]?.head === noun
}

export function closing(at: TollSentence, open: number): number {
  for (let i = open + 1; i < at.words.length && i < open + 30; i++) if (at.words[i].form === ')') return i
  return open
}

/** A speech verb set off by commas ("…, a annoncé l'armée, …"): inverted, with another comma after it. */
export function isIncise(at: TollSentence, group: VerbGroup): boolean {
  return at.words[group.first - 1]?.form === ',' && !group.measure && nextComma(at, group.last) > 0
}

export function nextComma(at: TollSentence, from: number): number {
  for (let i = from + 1; i < at.words.length && i < from + 25; i++) if (at.words[i].form === ',') return i
  return 0
}
