// "In a report published on Monday, the group said S", "said in a report published today", "bombed what the army called a nest": a
// noun behind a preposition is nobody's subject, and a verb without one is its participle; of two objects the first belongs to the
// verb in front. In: the words of a sentence with their tree. Out: the tree mended in place.
import type { Word } from '../model/tree.ts'
import {
  attach,
  isFiniteClause,
  isNominal,
  isPastForm,
  isRelative,
  isSubject,
  reduce,
  takePlace,
} from './clause-heads.ts'

/** More words than this are a list or a broken text; it keeps the time linear. */
const longest = 500

export function mendFronted(words: readonly Word[], isParticiple: (form: string) => boolean): void {
  if (words.length > longest) return
  for (const verb of words) {
    if (verb.upos !== 'VERB') continue
    if (isParticiple(verb.form.toLowerCase())) {
      closeFronted(words, verb)
      closeBehindNoun(words, verb)
    }
    joinFreeRelative(words, verb)
  }
}

/** "In a report published on Monday, the group said S": behind a preposition no noun is a subject, and the verb with one is the main one. */
function closeFronted(words: readonly Word[], verb: Word): void {
  if (verb.head >= 0 || !isPastForm(verb)) return
  const noun = words.find((word) => word.head === verb.index && isSubject(word) && word.index < verb.index)
  if (!noun || !words.some(({ head, deprel, upos }) => head === noun.index && deprel === 'case' && upos === 'ADP'))
    return
  if (words.some(({ head, deprel }) => head === verb.index && /^(aux|obj|cop)/.test(deprel))) return
  const main = words.find(
    (word) =>
      word.head === verb.index &&
      word.index > verb.index &&
      /^(parataxis|ccomp|conj)/.test(word.deprel) &&
      isFiniteClause(words, word) &&
      words.some(({ head, deprel, index }) => head === word.index && deprel.startsWith('nsubj') && index < word.index),
  )
  if (!main || !words.slice(verb.index, main.index).some(({ form }) => form === ',')) return
  takePlace(words, main, verb)
  reduce(verb, noun)
  attach(noun, main, 'obl')
}

/** "The bureau said in a report published today": what has no subject right behind a noun with its preposition is that noun's. */
function closeBehindNoun(words: readonly Word[], verb: Word): void {
  const noun = words[verb.index - 1]
  if (!/^(ccomp|parataxis)/.test(verb.deprel) || !noun || !isNominal(noun) || noun.head !== verb.head) return
  if (noun.index < verb.head || !isPastForm(verb) || verb.feats.VerbForm !== 'Fin') return
  if (!words.some(({ head, deprel }) => head === noun.index && deprel === 'case')) return
  if (words.some(({ head, deprel }) => head === verb.index && /^(aux|cop|nsubj|csubj|expl|mark|cc|obj)/.test(deprel)))
    return
  reduce(verb, noun)
}

/** "Jets bombed what the army called a nest": of two objects the one in front is the first verb's, and holds the clause. */
function joinFreeRelative(words: readonly Word[], verb: Word): void {
  if (verb.deprel !== 'ccomp' || verb.head < 0 || verb.head > verb.index) return
  const objects = words.filter((word) => word.head === verb.index && word.deprel === 'obj')
  const [what, named] = objects
  if (objects.length !== 2 || what.upos !== 'PRON' || !isRelative(what) || named.index < verb.index) return
  const own = words.some(
    (word) => word.head === verb.index && isSubject(word) && word.index > what.index && word.index < verb.index,
  )
  if (!own || what.index < verb.head) return
  attach(what, words[verb.head], 'obj')
  attach(verb, what, 'acl:relcl')
}
