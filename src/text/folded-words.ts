import { foldWord } from './fold-word.ts'

/** The words of a stretch of text, folded and joined by spaces: what it is compared and known by. A pure function, kept for a while. */
export function foldedWords(text: string): string {
  let words = known.get(text)
  if (words === undefined) {
    words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord).join(' ')
    if (known.size >= most) known.clear()
    if (text.length < 500) known.set(text, words)
  }
  return words
}

/** A content is asked for its id, then for its wording: some documents at a time. */
const known = new Map<string, string>()
const most = 3_000
