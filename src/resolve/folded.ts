import { foldWord } from '../text/fold-word.ts'
import { foldName } from './places/fold-name.ts'

/** Names of a text repeat: their folded forms are kept, up to a bound, so that memory does not grow with what is read. */
const names = new Map<string, string>()
const most = 30_000

/** `foldWord` itself keeps what it folded. */
export function folded(word: string): string {
  return foldWord(word)
}

/** `foldName` with a memory. */
export function foldedName(name: string): string {
  let known = names.get(name)
  if (known === undefined) {
    known = foldName(name)
    if (names.size >= most) names.clear()
    // A very long run of letters is no name that comes again.
    if (name.length < 80) names.set(name, known)
  }
  return known
}
