/**
 * Matches a sequence of lexicon words at a word of a sentence. A contraction counts by its parts and by its surface
 * ("du" = "de" + "le"), and "d'" is "de".
 */
import { foldWord } from './fold-once.ts'
import type { Sequence } from './cue-lexicon.ts'
import type { View } from './view.ts'

/** Words taken by the first (longest) sequence of one of the categories that starts at `at`, or null. */
export function matchSequence(
  view: View,
  at: number,
  sequences: ReadonlyMap<string, Sequence[]>,
  ...categories: string[]
): { sequence: Sequence; last: number } | null {
  const form = formOf(view, at)
  const found = matchAmong(view, at, sequences.get(form), categories)
  if (found) return found
  const lemma = shortLemma(view, at, form)
  const short = lemma ? matchAmong(view, at, sequences.get(lemma), categories) : null
  if (short) return short
  const surface = surfaceOf(view, at)
  return surface ? matchAmong(view, at, sequences.get(surface), categories) : null
}

function matchAmong(
  view: View,
  at: number,
  candidates: readonly Sequence[] | undefined,
  categories: readonly string[],
): { sequence: Sequence; last: number } | null {
  if (!candidates) return null
  for (const sequence of candidates) {
    if (categories.length > 0 && !categories.includes(sequence.row.category)) continue
    const last = matchAt(view, at, sequence.words)
    if (last >= 0) return { sequence, last }
  }
  return null
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
  if (form.length > 2 && !form.endsWith("'")) return null
  const lemma = foldWord(view.words[at].lemma)
  return lemma === form ? null : lemma
}

/** A contraction as it is written ("au"), at its first part; null for any other word. */
function surfaceOf(view: View, at: number): string | null {
  const word = view.words[at]
  const next = view.words[at + 1]
  if (!word?.multiword || next?.start !== word.start) return null
  return foldWord(view.text.slice(word.start, word.end))
}

export function formOf(view: View, at: number): string {
  return view.forms[at] ?? ''
}
