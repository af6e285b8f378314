import type { Range } from '../model/span.ts'
import type { Sentence } from '../model/tree.ts'

/** Steps from a word up to an ancestor; null when the ancestor does not dominate it. */
export function depthOf(sentence: Sentence, word: number, ancestor: number): number | null {
  let at = word
  for (let steps = 0; at >= 0 && steps <= sentence.words.length; steps++) {
    if (at === ancestor) return steps
    at = sentence.words[at].head
  }
  return null
}

/** True when the inner range lies within the outer one. */
export function isInside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** True when two ranges share a character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/** End of the last word before an offset that says something by itself: no punctuation, no preposition. */
export function lastWordEnd({ words }: Sentence, offset: number): number {
  return words.findLast((word) => word.end <= offset && !leadsOn.has(word.upos))?.end ?? offset
}

/** What says nothing without the word behind it. */
const leadsOn: ReadonlySet<string> = new Set(['PUNCT', 'ADP', 'CCONJ', 'SCONJ'])
