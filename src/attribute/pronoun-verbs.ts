/** A verb read as a noun behind a pronoun that is spelt like a preposition. In: the words of a sentence. Out: the same, mended in place. */
import type { Word } from '../model/tree.ts'
import type { CueLexicon } from './cue-lexicon.ts'

/** "L'hôpital en compte onze", "elle en doute": a noun by tag behind a pronoun spelt like a preposition, behind a subject, with no other verb. */
export function pronounInFront(words: readonly Word[], at: number, lexicon: CueLexicon): boolean {
  if (words[at].upos !== 'NOUN' || at < 2 || words[at].feats.Number === 'Plur') return false
  if (!lexicon.has('object-pronoun', words[at - 1].form) || words[at - 1].upos !== 'ADP') return false
  if (!/^(?:NOUN|PROPN|PRON)$/.test(words[at - 2].upos)) return false
  if (!/^(?:NUM|PUNCT|ADV)$/.test(words[at + 1]?.upos ?? 'PUNCT')) return false
  for (let i = at - 2; i >= 0 && !/^[;:,]$/.test(words[i].form); i--)
    if (words[i].feats.VerbForm === 'Fin') return false
  for (let i = at + 1; i < words.length && !/^[;:,.]$/.test(words[i].form); i++)
    if (words[i].feats.VerbForm === 'Fin') return false
  return true
}

/** The figure behind it is its object, the noun phrase in front its subject. */
export function mendPronounVerb(words: Word[], at: number, lemma: string | undefined): void {
  const word = words[at]
  const subject = words[at - 2]
  if (word.head === at - 2) {
    Object.assign(word, { head: subject.head, deprel: subject.head < 0 ? 'root' : 'parataxis' })
    Object.assign(subject, { head: at, deprel: 'nsubj' })
  }
  word.upos = 'VERB'
  word.lemma = lemma ?? word.lemma
  word.feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
  Object.assign(words[at - 1], { upos: 'PRON', head: at, deprel: 'iobj' })
  const next = words[at + 1]
  if (next?.upos === 'NUM') Object.assign(next, { head: at, deprel: 'obj' })
}
