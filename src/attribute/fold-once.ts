/** `foldWord` with a memory: attribution asks the same few thousand words again and again. Emptied when it grows large. */
import { foldWord as fold } from '../text/fold-word.ts'

const known = new Map<string, string>()
const limit = 20_000

export function foldWord(word: string): string {
  let folded = known.get(word)
  if (folded === undefined) {
    if (known.size >= limit) known.clear()
    known.set(word, (folded = fold(word)))
  }
  return folded
}
