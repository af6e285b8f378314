/** "ont ensanglanté la ville", where the tagger took the participle for a noun or adjective: after "avoir" and without article it is a verb. */
import { hasWord } from './event-lexicon.ts'
import { base, lower, type Draft, type Tree } from './mend-tree.ts'

export function mendTakenForNoun({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if ((word.upos !== 'NOUN' && word.upos !== 'ADJ') || !lexicon.participles.has(lower(word))) return false
  if (word.upos === 'NOUN' && base(word) === 'acl') {
    word.upos = 'VERB'
    word.feats = { ...word.feats, VerbForm: 'Part', Tense: 'Past' }
    return true
  }
  let at = word.index - 1
  while (at >= 0 && words[at].upos === 'ADV') at--
  const having = words[at]
  if (!having || !hasWord(lexicon, 'having', having.lemma)) return false
  if (having.head !== word.index && word.head !== having.index) return false
  if (kids[word.index].some((kid) => base(kid) === 'det' || base(kid) === 'case' || base(kid) === 'nummod'))
    return false
  if (word.head === having.index) {
    word.head = having.head
    word.deprel = having.deprel
    for (const kid of kids[having.index]) if (kid !== word) kid.head = word.index
  }
  having.head = word.index
  having.deprel = 'aux:tense'
  having.upos = 'AUX'
  word.upos = 'VERB'
  word.feats = { ...word.feats, VerbForm: 'Part', Tense: 'Past' }
  const infinitive = lexicon.participles.get(lower(word))?.[0]
  if (infinitive) word.lemma = infinitive
  return true
}
