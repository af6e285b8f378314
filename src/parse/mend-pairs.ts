// "L'armée et la Brigade s'accusent": two subjects of one verb with a conjunction between them are a pair, and the second is
// joined to the first. "Two herders and a nurse said": nor is a bare noun in front a clause of its own. In: the words of a sentence with their tree. Out: the tree mended in place.
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'

/** Prepositions that take two, folded: "between". */
export function pairPrepositions(pack: Pack): ReadonlySet<string> {
  return new Set(
    pack
      .lexicon('event-words')
      .filter(({ category }) => category === 'between')
      .map(({ lemma }) => lemma),
  )
}

export function mendPairs(words: readonly Word[], between: ReadonlySet<string> = new Set()): void {
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
  for (const preposition of words) if (between.has(preposition.form.toLowerCase())) joinBetween(words, preposition)
}

/** "Clashes between the army and the rebels left nine dead": what is joined to the noun in front belongs to the pair. */
function joinBetween(words: readonly Word[], preposition: Word): void {
  const first = words[preposition.head]
  if (preposition.deprel !== 'case' || !first || first.index < preposition.index || !isNominal(first)) return
  if (words.some(({ head, deprel }) => head === first.index && deprel === 'conj')) return
  const conjunction = words.slice(first.index + 1, first.index + 12).find(({ upos }) => upos === 'CCONJ')
  const second = conjunction && words[conjunction.head]
  if (!conjunction || !second || second.index < conjunction.index || !isNominal(second)) return
  if (second.deprel !== 'conj' || second.head !== first.head || second.head > preposition.index) return
  if (words.slice(first.index, second.index).some(({ upos }) => upos === 'VERB' || upos === 'AUX')) return
  second.head = first.index
}

/** A verb joined to a bare noun, with a subject of its own right behind the conjunction: the noun is the first of its subjects. */
function raiseSubject(words: readonly Word[], verb: Word): void {
  const noun = verb.upos === 'VERB' && /^(conj|acl:relcl)$/.test(verb.deprel) ? words[verb.head] : undefined
  if (!noun || noun.index > verb.index || !isNominal(noun) || !/^(root|ccomp|parataxis)/.test(noun.deprel)) return
  const subject = words.find(
    ({ head, deprel, index }) => head === verb.index && deprel.startsWith('nsubj') && index > noun.index,
  )
  if (!subject || subject.index > verb.index || !isNominal(subject)) return
  const between = words.slice(noun.index + 1, subject.index)
  const conjunction = between.find(({ upos }) => upos === 'CCONJ')
  if (!conjunction || between.some(({ upos }) => upos === 'PUNCT' || upos === 'VERB' || upos === 'AUX')) return
  if (words.some(({ head, feats, index }) => head === verb.index && index < subject.index && feats.PronType === 'Rel'))
    return
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
