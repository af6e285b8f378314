/** Subjects that the tree took from the complement of the noun before the verb. */
import { hasWord } from './event-lexicon.ts'
import { base, type Draft, type Tree } from './mend-tree.ts'

/**
 * "An ambush on a convoy killed six soldiers", read as "an ambush [that] a convoy killed": what has a preposition before it is no
 * subject. It belongs to the noun before the preposition, and that noun is the subject.
 */
export function mendCasedSubject(tree: Tree, word: Draft): boolean {
  const { words, kids } = tree
  if (word.upos !== 'VERB') return false
  const own = kids[word.index]
  const subject = own.find((kid) => base(kid) === 'nsubj' && kid.index < word.index && isNoun(kid))
  if (!subject) return false
  const preposition = [...own, ...kids[subject.index]].find(
    (kid) => base(kid) === 'case' && kid.upos === 'ADP' && kid.index < subject.index,
  )
  if (!preposition || preposition.index === 0 || hasWord(tree.lexicon, 'partitive', preposition.lemma)) return false
  const top = topOf(words, words[preposition.index - 1], word)
  if (!top) return false
  preposition.head = subject.index
  subject.head = top.index
  subject.deprel = 'nmod'
  return giveSubject(word, top)
}

/** "A truce between the army and the rebels took effect", read as "a truce … and the rebels took effect". */
export function mendSharedSubject(tree: Tree, word: Draft): boolean {
  const { words, kids, lexicon } = tree
  if (word.upos !== 'VERB' || base(word) !== 'conj' || word.head < 0) return false
  const subject = kids[word.index].find((kid) => base(kid) === 'nsubj' && kid.index < word.index && isNoun(kid))
  if (!subject) return false
  const joint = [...kids[word.index], ...kids[subject.index]].find(
    (kid) => kid.upos === 'CCONJ' && kid.index < subject.index,
  )
  const first = joint && words[joint.index - 1]
  if (!joint || !first || !isNoun(first)) return false
  const between = kids[first.index].some((kid) => base(kid) === 'case' && hasWord(lexicon, 'between', kid.lemma))
  const top = between ? topOf(words, words[first.head], word) : undefined
  if (!top) return false
  joint.head = subject.index
  subject.head = first.index
  subject.deprel = 'conj'
  return giveSubject(word, top)
}

/** The noun that heads the phrase before the verb. */
function topOf(words: readonly Draft[], from: Draft | undefined, verb: Draft): Draft | undefined {
  let top = from
  for (let steps = 0; top && steps < 4 && ['nmod', 'compound', 'flat', 'obl'].includes(base(top)); steps++) {
    const above: Draft | undefined = words[top.head]
    if (!above || !isNoun(above) || above.index > top.index) break
    top = above
  }
  return top && isNoun(top) && top.index < verb.index ? top : undefined
}

function giveSubject(verb: Draft, top: Draft): boolean {
  if (verb.head === top.index) {
    verb.head = top.head
    verb.deprel = top.deprel
  }
  top.head = verb.index
  top.deprel = 'nsubj'
  return true
}

function isNoun({ upos }: Draft): boolean {
  return upos === 'NOUN' || upos === 'PROPN'
}
