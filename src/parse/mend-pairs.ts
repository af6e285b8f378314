// "L'armée et la Brigade s'accusent": two subjects of one verb with a conjunction between them are a pair, and the second is
// joined to the first. In: the words of a sentence with their tree. Out: the tree mended in place.
import type { Word } from '../model/tree.ts'

export function mendPairs(words: readonly Word[]): void {
  for (const conjunction of words) {
    if (conjunction.upos !== 'CCONJ' || conjunction.head < 0) continue
    const { head } = topOf(words, conjunction)
    const before = siblingBefore(words, conjunction.index, head)
    const after = words.slice(conjunction.index + 1, conjunction.index + 6).find((word) => word.head === head)
    if (!before || !after || !isNominal(before) || !isNominal(after) || after.deprel !== before.deprel) continue
    if (!before.deprel.startsWith('nsubj')) continue
    after.head = before.index
    after.deprel = 'conj'
    conjunction.head = after.index
  }
}

/** The conjunction hangs on the verb, or on the second subject right behind it. */
function topOf(words: readonly Word[], conjunction: Word): Word {
  const second = words[conjunction.head]
  const own = conjunction.head > conjunction.index && isNominal(second) && second.deprel.startsWith('nsubj')
  return own ? second : conjunction
}

/** The nearest word before that hangs on the same head, with no verb between. */
function siblingBefore(words: readonly Word[], from: number, head: number): Word | undefined {
  for (let at = from - 1; at >= 0 && at > from - 12; at--) {
    if (words[at].head === head) return words[at]
    if (words[at].upos === 'VERB' || words[at].upos === 'AUX') return undefined
  }
  return undefined
}

function isNominal({ upos }: Word): boolean {
  return upos === 'NOUN' || upos === 'PROPN'
}
