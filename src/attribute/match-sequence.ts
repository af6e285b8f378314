/**
 * Matches a sequence of lexicon words at a word of a sentence. A contraction counts by its parts and by its surface
 * ("du" = "de" + "le"), and "d'" is "de".
 */
import { foldWord } from './fold-once.ts'
import { foldedLemma } from '../text/folded-form.ts'
import type { Sequence } from './cue-lexicon.ts'
import type { SequenceMatch, View } from './view.ts'

/** Words taken by the first (longest) sequence of one of the categories that starts at `at`, or null. */
export function matchSequence(
  view: View,
  at: number,
  sequences: ReadonlyMap<string, Sequence[]>,
  ...categories: string[]
): SequenceMatch | null {
  for (const match of matchesAt(view, at, sequences))
    if (categories.length === 0 || categories.includes(match.sequence.row.category)) return match
  return null
}

/** All sequences that start at `at`, in the order in which they are asked; kept, since many rules ask of the same word. */
function matchesAt(view: View, at: number, sequences: ReadonlyMap<string, Sequence[]>): readonly SequenceMatch[] {
  // Two lists are asked for at most: to look through them is quicker than to hash.
  let kept = view.sequences.find(({ of }) => of === sequences)
  if (!kept) view.sequences.push((kept = { of: sequences, at: [] }))
  return (kept.at[at] ??= readMatches(view, at, sequences))
}

const none: readonly never[] = []

function readMatches(view: View, at: number, sequences: ReadonlyMap<string, Sequence[]>): readonly SequenceMatch[] {
  if (at < 0 || at >= view.words.length) return none
  let found: SequenceMatch[] | null = null
  const form = formOf(view, at)
  for (const key of [form, shortLemma(view, at, form), surfaceOf(view, at)]) {
    for (const sequence of (key && sequences.get(key)) || none) {
      const last = matchAt(view, at, sequence.words)
      if (last >= 0) (found ??= []).push({ sequence, last })
    }
  }
  return found ?? none
}

function matchAt(view: View, at: number, words: readonly string[]): number {
  let i = at
  for (const word of words) {
    if (i >= view.words.length) return -1
    if (!same(view, i, word)) {
      if (surfaceOf(view, i) !== word) return -1
      i += 2
      continue
    }
    i++
    // The article inside a contraction ("du") belongs to the noun that follows, so skip it between words of a sequence.
    while (i < view.words.length && view.words[i].multiword && view.words[i].start === view.words[i - 1].start) {
      if (word !== words[words.length - 1]) i++
      else break
    }
  }
  return i - 1
}

function same(view: View, at: number, word: string): boolean {
  const form = formOf(view, at)
  return form === word || shortLemma(view, at, form) === word
}

/** The lemma of an elided or short form ("d'", "qu'"), which is what a sequence names. */
function shortLemma(view: View, at: number, form: string): string | null {
  if (form.length > 2 && form[form.length - 1] !== "'") return null
  const lemma = foldedLemma(view.words[at])
  return lemma === form ? null : lemma
}

/** A contraction as it is written ("au"), at its first part; null for any other word. */
export function surfaceOf(view: View, at: number): string | null {
  const word = view.words[at]
  const next = view.words[at + 1]
  if (!word?.multiword || next?.start !== word.start) return null
  return foldWord(view.text.slice(word.start, word.end))
}

export function formOf(view: View, at: number): string {
  return view.forms[at] ?? ''
}
