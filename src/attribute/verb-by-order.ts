/** Where the order of the words asks for a finite verb that the tagger did not see: behind a noun phrase, before its complement, as the only verb. */
import type { Word } from '../model/tree.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { foldedLemma } from '../text/folded-form.ts'

const verbal = new Set(['VERB', 'AUX', 'DET', 'PRON', 'PUNCT'])

/** A noun without determiner, or an adjective, where a verb must stand: behind a noun phrase and before its complement. */
export function hidesVerb(words: readonly Word[], at: number, as: string | undefined, lexicon: CueLexicon): boolean {
  const word = words[at]
  if (verbal.has(word.upos)) return false
  if (closesQuotation(words, at)) return true
  let before = words[at - 1]
  const next = words[at + 1]
  if (!before || !next) return false
  // "Le gouvernement l'impute à …": the article is a pronoun.
  if (before.upos === 'DET' && lexicon.has('object-clitic', before.form)) before = words[at - 2] ?? before
  const subjectLike =
    before.upos === 'NOUN' ||
    before.upos === 'PROPN' ||
    before.upos === 'PRON' ||
    before.upos === 'ADV' ||
    (before.upos === 'ADJ' && as !== 'ADJ') ||
    (before.upos === 'PUNCT' && /^[»"”’)]$/.test(before.form)) ||
    before.upos === 'NUM'
  const commaSubject =
    before.form === ',' &&
    words.slice(0, at - 1).some((item) => item.upos === 'NOUN' || item.upos === 'PROPN') &&
    next.upos === 'SCONJ'
  const onlyVerb =
    before.form === ',' &&
    !words.some((item) => isFinite(item)) &&
    words.slice(0, at - 1).some((item) => item.upos === 'NOUN' || item.upos === 'PROPN')
  if (!subjectLike && !commaSubject && !onlyVerb) return false
  const complement =
    next.upos === 'SCONJ' ||
    next.upos === 'DET' ||
    next.upos === 'ADV' ||
    next.upos === 'ADP' ||
    (next.upos === 'PART' && words[at + 2]?.feats.VerbForm === 'Inf') ||
    next.upos === 'PRON' ||
    next.upos === 'AUX' ||
    (next.upos === 'PUNCT' && /^[«"“‘:,]$/.test(next.form)) ||
    (next.upos === 'ADJ' && as === 'NOUN')
  if (!complement) return false
  if (next.upos === 'ADP' || next.upos === 'PART' || next.upos === 'PUNCT') {
    // "le groupe annonce de …" but "une mise en garde du groupe": no other finite verb may serve the clause.
    for (let i = at + 1; i < words.length && !/^[;.]$/.test(words[i].form); i++) {
      // "plans to raise taxes angered farmers": where past and participle are spelt alike, it may be the sentence's verb.
      if (next.upos === 'PART' && words[i].feats.VerbForm === 'Part' && !/^(?:acl|amod)/.test(words[i].deprel))
        return false
      if (words[i].feats.VerbForm === 'Fin' && words[i].deprel !== 'acl:relcl' && !opensClauseBefore(words, at, i))
        return false
    }
    for (let i = at - 1; i >= 0 && !/^[;:,]$/.test(words[i].form); i--)
      if (words[i].feats.VerbForm === 'Fin') return false
  }
  return true
}

/** "conteste ce bilan et avance le chiffre": a bare noun behind a conjunction and before an object, where a finite verb stands in front. */
export function secondVerb(words: readonly Word[], at: number): number {
  if (words[at - 1]?.upos !== 'CCONJ' || words[at].upos !== 'NOUN' || words[at + 1]?.upos !== 'DET') return -1
  for (let i = at - 2; i >= 0 && !/^[;:]$/.test(words[i].form); i--) {
    if (words[i].upos === 'SCONJ' || words[i].feats.PronType === 'Rel') return -1
    if (isFinite(words[i]) && words[i].upos === 'VERB') return i
  }
  return -1
}

function opensClauseBefore(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (words[i].upos === 'SCONJ' || words[i].feats.PronType === 'Rel' || /^[«"“‘:;]$/.test(words[i].form)) return true
  return false
}

/** "a démenti": a noun by tag, right behind an auxiliary or adverbs after one. */
export function followsAuxiliary(words: readonly Word[], at: number): boolean {
  let before = at - 1
  // "a de nouveau imputé": an adverb of several words is read as its parts.
  while (
    before > 0 &&
    (words[before].upos === 'ADV' || words[before].deprel === 'fixed' || words[before + 1].deprel === 'fixed')
  )
    before--
  return words[before]?.upos === 'AUX' && words[before].feats.VerbForm === 'Fin'
}

/** "a reconnu la mort …, mais démenti toute défaite": behind a conjunction, with an object, the participle of an auxiliary before. */
export function sharedParticiple(words: readonly Word[], at: number): number {
  const next = words[at + 1]
  if (words[at - 1]?.upos !== 'CCONJ' || !next || !/^(?:DET|SCONJ|PROPN|ADV|VERB|AUX)$/.test(next.upos)) {
    // "démenti toute défaite": a determiner read as an adjective.
    if (words[at - 1]?.upos !== 'CCONJ' || next?.upos !== 'ADJ' || words[at + 2]?.upos !== 'NOUN') return -1
  }
  for (let i = at - 2; i > 0 && at - i < 30; i--) {
    const word = words[i]
    if (word.upos === 'SCONJ' || word.form === ';' || word.feats.PronType === 'Rel') return -1
    if (word.upos === 'VERB' && word.feats.VerbForm === 'Fin') return -1
    if (word.upos === 'VERB' && word.feats.VerbForm === 'Part' && followsAuxiliary(words, i)) return i
  }
  return -1
}

/** "Le Front décrit l'opération comme …": a participle by tag with subject and object and no auxiliary is the present spelt like it. */
export function isPresent(words: readonly Word[], at: number): boolean {
  const { feats, deprel } = words[at]
  if (feats.VerbForm !== 'Part' || feats.Gender === 'Fem' || feats.Number === 'Plur' || /^(?:acl|amod)/.test(deprel))
    return false
  let subject = false
  let object = false
  for (const word of words) {
    if (word.head !== at) continue
    if (word.deprel.startsWith('aux') || word.deprel === 'nsubj:pass') return false
    if (word.deprel === 'nsubj' && word.index < at) subject = true
    if ((word.deprel === 'obj' || word.deprel === 'ccomp') && word.index > at) object = true
  }
  return subject && object
}

/** "Le ministère, cité par X, fait état de N.": a sentence without a finite verb, and a form that is present and participle alike. */
export function presentByOrder(words: readonly Word[], lexicon: CueLexicon): number {
  if (words.at(-1)?.form !== '.' || words.some((word) => isFinite(word))) return -1
  const at = words.findIndex((word) => word.upos === 'VERB' && lexicon.has('present-form', word.form))
  if (at < 1 || !/^(?:NOUN|PROPN|PUNCT|PRON)$/.test(words[at - 1].upos)) return -1
  const next = words[at + 1]
  if (!next || next.upos === 'PUNCT' || lexicon.has('agent-marker', next.form)) return -1
  return at
}

/** "The ministry blamed separatists for N.": a sentence without a finite verb, and a cue whose past is spelt like its participle behind a noun. */
export function pastByOrder(words: readonly Word[], lexicon: CueLexicon): number {
  if (words.at(-1)?.form !== '.' || words.some((word) => isFinite(word))) return -1
  const at = words.findIndex(
    (word) => word.upos === 'VERB' && word.feats.VerbForm === 'Part' && word.feats.Tense === 'Past',
  )
  const before = words[at - 1]
  const next = words[at + 1]
  if (at < 1 || !next || (before.upos !== 'NOUN' && before.upos !== 'PROPN')) return -1
  if (next.upos === 'PUNCT' || lexicon.has('agent-marker', next.form)) return -1
  // "The coalition apologised for N": a preposition the cue itself takes.
  const takes = lexicon.verbs
    .get(foldedLemma(words[at]))
    ?.some((cue) => cue.slots.some((slot) => 'word' in slot && slot.word === next.form))
  if (next.upos === 'ADP' && !(takes && words[at].head < 0)) return -1
  return lexicon.verbs.has(foldedLemma(words[at])) ? at : -1
}

/** « … », écrit le collectif: behind a closing mark and before a noun phrase. */
export function closesQuotation(words: readonly Word[], at: number): boolean {
  const comma = words[at - 1]?.form === ',' ? at - 2 : at - 1
  return /^[»"”’]$/.test(words[comma]?.form ?? '') && /^(?:DET|PROPN|NOUN|PRON)$/.test(words[at + 1]?.upos ?? '')
}

export function isFinite(word: Word): boolean {
  return word.feats.VerbForm === 'Fin'
}
