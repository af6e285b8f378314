/**
 * "the murder of chief Adan Sorel", where the tree makes the preposition the head: the noun behind it stands where the preposition
 * stood, and the preposition marks it.
 */
import { base, type Draft, type Tree } from './mend-tree.ts'

const nominal: ReadonlySet<string> = new Set([
  'obj',
  'obl',
  'nmod',
  'nsubj',
  'iobj',
  'flat',
  'appos',
  'compound',
  'conj',
])

export function mendHeadedPreposition({ words, kids }: Tree, word: Draft): boolean {
  if (word.upos !== 'ADP' || word.head < 0 || word.head !== word.index - 1) return false
  const above = words[word.head]
  if (above.upos !== 'NOUN' && above.upos !== 'PROPN') return false
  const own = kids[word.index]
  const noun = own.find((kid) => kid.index > word.index && nominal.has(base(kid)) && isNoun(kid))
  if (!noun || own.some((kid) => kid.index < word.index)) return false
  noun.head = word.head
  noun.deprel = 'nmod'
  word.head = noun.index
  word.deprel = 'case'
  for (const kid of own) if (kid !== noun) kid.head = noun.index
  return true
}

function isNoun({ upos }: Draft): boolean {
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON' || upos === 'NUM'
}
