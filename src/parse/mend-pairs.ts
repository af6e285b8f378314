// "L'armée et la Brigade s'accusent": two subjects of one verb with a conjunction between them are a pair, and the second is
// joined to the first. "Two herders and a nurse said": nor is a bare noun in front a clause of its own. In: the words of a sentence with their tree. Out: the tree mended in place.
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
  for (const verb of words) raiseSubject(words, verb)
}

/** A verb joined to a bare noun, with a subject of its own right behind the conjunction: the noun is the first of its subjects. */
function raiseSubject(words: readonly Word[], verb: Word): void {
  const noun = verb.upos === 'VERB' && verb.deprel === 'conj' ? words[verb.head] : undefined
  if (!noun || noun.index > verb.index || !isNominal(noun) || !/^(root|ccomp|parataxis)/.test(noun.deprel)) return
  const subject = words.find(
    ({ head, deprel, index }) => head === verb.index && deprel.startsWith('nsubj') && index > noun.index,
  )
  if (!subject || subject.index > verb.index || !isNominal(subject)) return
  const between = words.slice(noun.index + 1, subject.index)
  const conjunction = between.find(({ upos }) => upos === 'CCONJ')
  if (!conjunction || between.some(({ upos }) => upos === 'PUNCT' || upos === 'VERB' || upos === 'AUX')) return
  if (between.filter(({ upos }) => upos === 'CCONJ').length > 1) return
  // The noun says something itself, or stands behind a preposition.
  if (words.some(({ head, deprel }) => head === noun.index && /^(cop|nsubj|case|aux|mark|obj)/.test(deprel))) return
  for (const word of words) {
    if (word.head === noun.index && word.index > verb.index) word.head = verb.index
    if (word.head === noun.index && word.upos === 'PUNCT') word.head = verb.index
  }
  const relation = subject.deprel
  Object.assign(verb, { head: noun.head, deprel: noun.deprel })
  Object.assign(noun, { head: verb.index, deprel: relation })
  Object.assign(subject, { head: noun.index, deprel: 'conj' })
  conjunction.head = subject.index
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
