// What the mends of a tree share: which word is a subject, a noun, a finite clause, and how one word takes another's place.
import type { Word } from '../model/tree.ts'

/** `verb` stands where `old` stood; what hung on `old` outside the words between them comes along. */
export function takePlace(words: readonly Word[], verb: Word, old: Word): void {
  const { head, deprel } = old
  for (const word of words) {
    if (word.head !== old.index || word === verb) continue
    const outer = word.index > verb.index || /^(mark|cc|advmod|punct|discourse)(:|$)/.test(word.deprel)
    if (outer && (word.index > verb.index || (word.index < old.index && !isPartOfNoun(word)))) word.head = verb.index
  }
  verb.head = head
  verb.deprel = deprel
}

function isPartOfNoun({ deprel }: Word): boolean {
  return /^(det|amod|compound|nummod|flat|advmod)/.test(deprel)
}

export function reduce(verb: Word, noun: Word): void {
  verb.head = noun.index
  verb.deprel = 'acl'
  const { Mood: _, Person: __, Number: ___, ...feats } = verb.feats
  verb.feats = { ...feats, VerbForm: 'Part', Tense: 'Past' }
}

export function attach(word: Word, head: Word, deprel: string): void {
  word.head = head.index
  word.deprel = deprel
}

export function subjectRelation(words: readonly Word[], verb: Word): string {
  return words.some(({ head, deprel }) => head === verb.index && deprel === 'aux:pass') ? 'nsubj:pass' : 'nsubj'
}

export function isFiniteClause(words: readonly Word[], verb: Word): boolean {
  if (verb.feats.VerbForm === 'Fin') return true
  return words.some(
    ({ head, deprel, feats }) => head === verb.index && deprel.startsWith('aux') && feats.VerbForm === 'Fin',
  )
}

export function isPastForm({ feats }: Word): boolean {
  return feats.Tense === 'Past' && (feats.VerbForm === 'Fin' || feats.VerbForm === 'Part')
}

export function isRelative({ feats }: Word): boolean {
  return feats.PronType === 'Rel' || feats.PronType === 'Int'
}

export function isSubject({ deprel }: Word): boolean {
  return deprel === 'nsubj' || deprel === 'nsubj:pass'
}

export function isNominal({ upos }: Word): boolean {
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || upos === 'PRON'
}
