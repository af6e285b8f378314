/** "De violents combats opposent l'armée aux milices": "de" before an adjective and a plural noun is an article, the noun the subject. */
import { hasWord } from './event-lexicon.ts'
import { base, type Draft, type Tree } from './mend-tree.ts'

export function mendPartitive({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || (base(word) !== 'obl' && base(word) !== 'nmod') || word.head <= word.index) return false
  const own = kids[word.index]
  const of = own.find((kid) => base(kid) === 'case' && hasWord(lexicon, 'partitive', kid.lemma) && !kid.multiword)
  const adjective = own.find((kid) => base(kid) === 'amod' && kid.index < word.index)
  if (!of || !adjective || of.index >= adjective.index || own.some((kid) => base(kid) === 'det')) return false
  if (!opensClause(words, of.index)) return false
  const verb = words[word.head]
  if (verb.upos !== 'VERB' || verb.feats.VerbForm === 'Inf') return false
  for (const kid of kids[verb.index]) {
    if (base(kid) !== 'nsubj') continue
    if (kid.index < verb.index) return false
    kid.deprel = 'obj'
  }
  of.deprel = 'det'
  word.deprel = 'nsubj'
  return true
}

function opensClause(words: readonly Draft[], at: number): boolean {
  const before = words[at - 1]
  return before === undefined || before.upos === 'PUNCT' || before.upos === 'SCONJ' || before.upos === 'CCONJ'
}
