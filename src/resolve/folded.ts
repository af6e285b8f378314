import { foldWord } from '../text/fold-word.ts'
import { foldName } from './places/fold-name.ts'

/** Words of a text repeat: their folded forms are kept, up to a bound, so that memory does not grow with what is read. */
const words = new Map<string, string>()
const names = new Map<string, string>()
const most = 30_000

/** `foldWord` with a memory. */
export function folded(word: string): string {
  return recall(words, word, foldWord)
}

/** `foldName` with a memory. */
export function foldedName(name: string): string {
  return recall(names, name, foldName)
}

function recall(kept: Map<string, string>, text: string, fold: (text: string) => string): string {
  let known = kept.get(text)
  if (known === undefined) {
    known = fold(text)
    if (kept.size >= most) kept.clear()
    // A very long run of letters is no word that comes again.
    if (text.length < 80) kept.set(text, known)
  }
  return known
}
