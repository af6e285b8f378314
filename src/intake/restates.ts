import { foldWord } from '../text/fold-word.ts'

/**
 * Whether the second text tells the first one again: it starts with the same subject and repeats at least three of its
 * long words and a quarter of them. Words are compared by their first five letters, so inflection does not matter.
 */
export function restates(first: string, second: string): boolean {
  const told = stems(first)
  const again = stems(second)
  if (told.length < 4 || !again.slice(0, 4).includes(told[0])) return false
  const known = new Set(again)
  const shared = new Set(told.filter((stem) => known.has(stem))).size
  return shared >= 3 && shared * 4 >= told.length
}

function stems(text: string): string[] {
  return (text.match(/[\p{L}\p{M}]{5,}/gu) ?? []).map((word) => foldWord(word).slice(0, 5))
}
