// A sentence has a finite verb: where the tagger saw none, a past tense spelt like the participle is it ("The minister resigned on
// Monday.", "The general seized power in a coup."). In: the words of a sentence with their tree, of a language that says the two
// are alike. Out: the tree mended in place. Lines without a full stop are headlines, which leave their auxiliaries out.
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'

export function pastIsParticiple(pack: Pack): boolean {
  return pack.lexicon('event-words').some(({ category, lemma }) => category === 'past-participle' && lemma === 'alike')
}

export function mendPastTense(words: readonly Word[]): void {
  const last = words.findLast(({ form }) => !/^["”’')\]]+$/.test(form))
  if (!last || !/^[.!]$/.test(last.form) || words.some(({ feats }) => feats.VerbForm === 'Fin')) return
  const root = words.find(({ head }) => head < 0)
  if (!root) return
  if (isPast(root) && !hasAuxiliary(words, root)) {
    if (
      words.some(
        (word) =>
          word.head === root.index && word.index < root.index && /^(nsubj$|det|amod|compound)/.test(word.deprel),
      )
    )
      makeFinite(root)
    return
  }
  const verb = words.find((word) => isPast(word) && !hasAuxiliary(words, word) && mayPredicate(words, word, root))
  if (!verb) return
  if (verb.index > root.index) raiseOver(words, verb, root)
  else raiseBefore(words, verb, root)
  makeFinite(verb)
}

/** Behind a noun, and before its own object or complement. */
function mayPredicate(words: readonly Word[], verb: Word, root: Word): boolean {
  const before = words[verb.index - 1]
  if (!before || words[verb.index + 1]?.deprel === 'case') return false
  if (verb.index < root.index)
    return (
      verb.head === root.index &&
      verb.deprel === 'amod' &&
      /^(NOUN|PROPN|ADJ)$/.test(before.upos) &&
      isPhrase(words, verb)
    )
  return (
    verb.head === root.index &&
    /^(advcl|acl|ccomp)$/.test(verb.deprel) &&
    before.upos === 'NOUN' &&
    isGerund(words, root)
  )
}

/** "The soldiers' killing of a farmer angered …": what heads the sentence is a noun with its owner. */
function isGerund(words: readonly Word[], root: Word): boolean {
  return root.upos === 'VERB' && root.feats.Tense === 'Pres' && /^['’]s?$/.test(words[root.index - 1]?.form ?? '')
}

/** "The general seized power": the words before the verb are a phrase of their own, with its article. */
function isPhrase(words: readonly Word[], verb: Word): boolean {
  const first = words.findIndex(({ head, index }) => head === verb.head && index < verb.index)
  return first === 0 && verb.index >= 2 && words[first].upos === 'DET'
}

function raiseBefore(words: readonly Word[], verb: Word, root: Word): void {
  for (const word of words) {
    if (word.head !== root.index || word === verb) continue
    if (word.index < verb.index || word.deprel === 'punct') word.head = verb.index
  }
  verb.head = -1
  verb.deprel = 'root'
  root.head = verb.index
  root.deprel = 'obj'
}

function raiseOver(words: readonly Word[], verb: Word, root: Word): void {
  for (const word of words) {
    if (word.head !== root.index) continue
    if (word.index > verb.index) word.head = verb.index
    else if (word.deprel === 'nsubj') word.deprel = 'nmod:poss'
    else if (word.deprel === 'obl') word.deprel = 'nmod'
  }
  const marker = words[root.index - 1]
  marker.upos = 'PART'
  marker.deprel = 'case'
  root.upos = 'NOUN'
  root.feats = { Number: 'Sing' }
  root.head = verb.index
  root.deprel = 'nsubj'
  verb.head = -1
  verb.deprel = 'root'
}

function makeFinite(verb: Word): void {
  const { Voice: _, ...feats } = verb.feats
  verb.feats = { ...feats, Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }
}

function isPast({ upos, feats }: Word): boolean {
  return upos === 'VERB' && feats.VerbForm === 'Part' && feats.Tense === 'Past'
}

function hasAuxiliary(words: readonly Word[], verb: Word): boolean {
  return words.some(({ head, deprel }) => head === verb.index && /^(aux|cop|nsubj:pass|obl:agent)/.test(deprel))
}

/** "We counted twelve people killed.": behind the object of a verb, a past tense without subject or joint of its own is a participle. */
export function mendHarmedObject(words: readonly Word[], isParticiple: (form: string) => boolean): void {
  for (const word of words) {
    const [noun, verb] = [words[word.index - 1], words[word.head]]
    if (word.upos !== 'VERB' || !/^(?:advcl|conj|parataxis)$/.test(word.deprel) || !verb || noun?.upos !== 'NOUN')
      continue
    if (noun.head !== verb.index || noun.deprel !== 'obj' || verb.upos !== 'VERB') continue
    if (word.feats.Tense !== 'Past' || !isParticiple(word.form.toLowerCase())) continue
    if (words.some(({ head, deprel }) => head === word.index && /^(?:mark|nsubj|cc|obj|aux)/.test(deprel))) continue
    word.head = noun.index
    word.deprel = 'acl'
    word.feats = { Tense: 'Past', VerbForm: 'Part' }
  }
}
