/**
 * Matches a sequence of lexicon words at a word of a sentence. A contraction counts by its parts and by its surface
 * ("du" = "de" + "le"), and "d'" is "de".
 */
import { foldWord } from '../text/fold-word.ts'
import type { Sequence } from './cue-lexicon.ts'
import type { View } from './view.ts'

/** Words taken by the first (longest) sequence of one of the categories that starts at `at`, or null. */
export function matchSequence(
  view: View,
  at: number,
  sequences: ReadonlyMap<string, Sequence[]>,
  ...categories: string[]
): { sequence: Sequence; last: number } | null {
  for (const key of alike(view, at)) {
    for (const sequence of sequences.get(key) ?? []) {
      if (categories.length && !categories.includes(sequence.row.category)) continue
      const last = matchAt(view, at, sequence.words)
      if (last >= 0) return { sequence, last }
    }
  }
  return null
}

function matchAt(view: View, at: number, words: readonly string[]): number {
  let i = at
  for (const word of words) {
    if (i >= view.words.length || !alike(view, i).includes(word)) return -1
    i++
    // The article inside a contraction ("du") belongs to the noun that follows, so skip it between words of a sequence.
    while (i < view.words.length && view.words[i].multiword && view.words[i].start === view.words[i - 1].start) {
      if (word !== words[words.length - 1]) i++
      else break
    }
  }
  return i - 1
}

/** The form, and the lemma where the form is elided or short ("d'", "qu'"). */
function alike(view: View, at: number): string[] {
  const form = formOf(view, at)
  const lemma = foldWord(view.words[at].lemma)
  return lemma !== form && (form.endsWith("'") || form.length <= 2) ? [form, lemma] : [form]
}

export function formOf(view: View, at: number): string {
  return foldWord(view.words[at]?.form ?? '')
}
