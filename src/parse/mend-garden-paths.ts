// "A woman wounded in the blast died": a participle spelt like the past tense leads the parser to read "wounded" as the main verb
// and the rest as a clause ("in the blast died"). A preposition that never opens a clause gives it away; so does a second subject
// with "whose". In: the words of a sentence with their tree. Out: the tree mended in place, the later verb the main one.
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import {
  attach,
  isFiniteClause,
  isNominal,
  isPastForm,
  isRelative,
  isSubject,
  reduce,
  subjectRelation,
  takePlace,
} from './clause-heads.ts'

/** Prepositions that no clause opens with, folded; a language that does not list them is left as parsed. */
export function nounPrepositions(pack: Pack): ReadonlySet<string> {
  return new Set(
    pack
      .lexicon('event-words')
      .filter((row) => row.category === 'noun-preposition')
      .map((row) => row.lemma),
  )
}

/** More words than this are a list or a broken text; it keeps the time linear. */
const longest = 500

/** Whether a form may be a participle: "wounded", "held"; "spoke" is past alone. */
export function participleForms(pack: Pack): (form: string) => boolean {
  const rows = pack.lexicon('verb-forms')
  const endings = rows
    .filter(({ category, lemma }) => category === 'ending' && lemma === '*')
    .map(({ stance }) => stance)
  const listed = new Set(rows.filter(({ category }) => category === 'participle').map(({ stance }) => stance))
  return (form) => listed.has(form) || endings.some((ending) => form.endsWith(ending))
}

export function mendGardenPaths(
  words: readonly Word[],
  prepositions: ReadonlySet<string>,
  isParticiple: (form: string) => boolean = () => true,
): void {
  if (prepositions.size === 0 || words.length > longest) return
  for (const verb of words) {
    if (verb.upos !== 'VERB' || verb.head < 0) continue
    const mark = words.find((word) => word.head === verb.index && isFalseMark(word, verb, prepositions))
    if (mark && isFiniteClause(words, verb)) openFrom(words, verb, mark, isParticiple)
  }
  for (const verb of words) {
    if (verb.upos !== 'VERB') continue
    closeClause(words, verb)
    if (verb.feats.VerbForm === 'Ger' || verb.feats.VerbForm === 'Part' || isParticiple(verb.form.toLowerCase())) {
      closeReduced(words, verb)
      closeGerund(words, verb)
    }
    raiseActive(words, verb)
  }
}

function isFalseMark({ deprel, upos, form, index }: Word, verb: Word, prepositions: ReadonlySet<string>): boolean {
  return deprel === 'mark' && upos === 'ADP' && index < verb.index && prepositions.has(form.toLowerCase())
}

/** The noun behind the preposition is its complement; the verb's subject is what stands before. */
function openFrom(words: readonly Word[], verb: Word, mark: Word, isParticiple: (form: string) => boolean): void {
  const complement = words.findLast(
    (word) => word.head === verb.index && isSubject(word) && word.index > mark.index && word.index < verb.index,
  )
  const before = words[mark.index - 1]
  if (!complement || !before) return
  const within = words.filter(
    ({ head, index }) => head === verb.index && mark.index < index && index < complement.index,
  )
  const reduced = before.upos === 'VERB' ? before : words[mark.index - 2]
  if (isNominal(before) && verb.head === before.index && canGiveWay(before)) {
    hangOn(complement, mark, within)
    takePlace(words, verb, before)
    attach(complement, before, 'nmod')
    attach(before, verb, subjectRelation(words, verb))
    return
  }
  if (
    reduced?.upos !== 'VERB' ||
    verb.head !== reduced.index ||
    !isPastForm(reduced) ||
    !isParticiple(reduced.form.toLowerCase())
  )
    return
  const subject = words.find((word) => word.head === reduced.index && isSubject(word) && word.index < reduced.index)
  if (!subject || words.some((word) => word.head === reduced.index && /^(aux|obj|cop)/.test(word.deprel))) return
  hangOn(complement, mark, within)
  takePlace(words, verb, reduced)
  reduce(reduced, subject)
  attach(complement, reduced, 'obl')
  attach(subject, verb, subjectRelation(words, verb))
}

function hangOn(complement: Word, mark: Word, within: readonly Word[]): void {
  attach(mark, complement, 'case')
  for (const word of within) word.head = complement.index
}

/**
 * "The Front, whose leader was killed, denied it", "An officer who was there when the bomb went off said so": of two subjects the
 * second one's clause is opened by its "whose" or "when", and the bare verb behind it is the main one.
 */
function closeClause(words: readonly Word[], verb: Word): void {
  const subjects = words.filter((word) => word.head === verb.index && isSubject(word) && word.index < verb.index)
  if (subjects.length !== 2) return
  const [outer, inner] = subjects
  const opener = words.slice(outer.index + 1, inner.index).findLast(isRelative)
  const owned = opener?.head === inner.index && opener.deprel === 'nmod:poss'
  const timed = opener?.head === verb.index && opener.deprel === 'advmod'
  const main = owned || timed ? bareVerbBehind(words, verb) : undefined
  if (!main) return
  takePlace(words, main, verb)
  const relative = words.find(({ head, deprel }) => head === outer.index && deprel === 'acl:relcl')
  if (timed && relative) attach(verb, relative, 'advcl')
  else attach(verb, outer, 'acl:relcl')
  attach(outer, main, subjectRelation(words, main))
}

/** "The priest killed in Talven had denounced it", "The rebels, attacked from two sides, withdrew": two verbs, one subject, no conjunction. */
function closeReduced(words: readonly Word[], verb: Word): void {
  if (
    verb.deprel === 'acl:relcl' ||
    (verb.feats.VerbForm !== 'Ger' && !isPastForm(verb) && verb.feats.VerbForm !== 'Part')
  )
    return
  const subject = words.find((word) => word.head === verb.index && isSubject(word) && word.index < verb.index)
  if (!subject || words.some((word) => word.head === verb.index && /^(aux|obj|cop)/.test(word.deprel))) return
  const main = bareVerbBehind(words, verb)
  if (!main) return
  // "which the congressman said is designed to …": the second verb is the relative word's.
  if (
    words.some(
      (word) => (word.head === verb.index || word.head === main.index) && isRelative(word) && word.index < verb.index,
    )
  )
    return
  const group = firstOfGroup(words, main)
  const between = words.slice(verb.index + 1, group)
  // "said at a campaign stop": what stands between belongs to the first verb, and the second is no noun.
  if (between.some(({ head, upos }) => head === main.index && upos !== 'PUNCT')) return
  if (group === main.index && main.feats.Tense === 'Pres') return
  const aside = words[verb.index - 1]?.form === ',' && words[group - 1]?.form === ','
  const direct = subject.index === verb.index - 1 && !between.some(({ upos }) => upos === 'PUNCT')
  if (!aside && !direct) return
  if (
    between.some(
      ({ upos, feats }) => /^(CCONJ|SCONJ)$/.test(upos) || feats.VerbForm === 'Fin' || feats.PronType === 'Rel',
    )
  )
    return
  takePlace(words, main, verb)
  reduce(verb, subject)
  attach(subject, main, subjectRelation(words, main))
}

/** "The officer accused of ordering the massacre was arrested", read as "accused of ordering: the massacre was arrested". */
function closeGerund(words: readonly Word[], verb: Word): void {
  if (!isPastForm(verb)) return
  const subject = words.find((word) => word.head === verb.index && isSubject(word) && word.index === verb.index - 1)
  if (!subject || words.some((word) => word.head === verb.index && /^(aux|obj|cop)/.test(word.deprel))) return
  const gerund = words.find(
    ({ head, index, feats }) => head === verb.index && index > verb.index && feats.VerbForm === 'Ger',
  )
  if (!gerund || gerund.index > verb.index + 3) return
  const main = words.find(
    (word) =>
      (word.head === verb.index || word.head === gerund.index) &&
      word.index > gerund.index &&
      /^(ccomp|advcl|parataxis)/.test(word.deprel) &&
      isFiniteClause(words, word),
  )
  if (
    !main ||
    words.some(({ head, deprel, index }) => head === main.index && index < main.index && /^(mark|cc)(:|$)/.test(deprel))
  )
    return
  const object = words.find((word) => word.head === main.index && isSubject(word) && word.index > gerund.index)
  if (!object || object.index > main.index || words.slice(verb.index, main.index).some(({ upos }) => upos === 'PUNCT'))
    return
  takePlace(words, main, verb)
  reduce(verb, subject)
  attach(object, gerund, 'obj')
  attach(subject, main, subjectRelation(words, main))
}

/**
 * "He denied that his men were involved and accused the Guards of it": behind "were" a participle would be passive, and with an object
 * it is the past of the verb above.
 */
function raiseActive(words: readonly Word[], verb: Word): void {
  if (verb.deprel !== 'conj' || verb.head < 0 || verb.head > verb.index || !isPastForm(verb)) return
  const inner = words[verb.head]
  const outer = inner.deprel === 'ccomp' && inner.head >= 0 && inner.head < inner.index ? words[inner.head] : undefined
  if (!outer || outer.upos !== 'VERB' || outer.feats.VerbForm !== 'Fin') return
  const passive = words.some(({ head, deprel }) => head === inner.index && (deprel === 'cop' || deprel === 'aux:pass'))
  const object = words.find(({ head, deprel, index }) => head === verb.index && deprel === 'obj' && index > verb.index)
  const own = words.some(({ head, deprel }) => head === verb.index && /^(aux|cop|nsubj|mark)/.test(deprel))
  if (!passive || !object || own) return
  verb.head = outer.index
  verb.feats = { ...verb.feats, VerbForm: 'Fin', Tense: 'Past', Mood: 'Ind' }
  for (const word of words) {
    if (word.head !== inner.index || word.index < verb.index) continue
    if (word.deprel === 'conj' && isNominal(word)) attach(word, object, 'appos')
    else word.head = verb.index
  }
}

/** A finite verb hung on this one with neither subject nor conjunction of its own. */
function bareVerbBehind(words: readonly Word[], verb: Word): Word | undefined {
  return words.find(
    (word) =>
      word.head === verb.index &&
      word.index > verb.index &&
      word.upos === 'VERB' &&
      /^(advcl|conj|parataxis|ccomp)/.test(word.deprel) &&
      isFiniteClause(words, word) &&
      !words.some(({ head, deprel }) => head === word.index && /^(mark|cc|nsubj|expl|csubj)(:|$)/.test(deprel)),
  )
}

function firstOfGroup(words: readonly Word[], verb: Word): number {
  return Math.min(
    verb.index,
    ...words
      .filter(({ head, deprel }) => head === verb.index && /^(aux|advmod)/.test(deprel))
      .map(({ index }) => index),
  )
}

/** A noun that holds a clause's place and is nobody's subject or object yet. */
function canGiveWay({ deprel }: Word): boolean {
  return /^(root|parataxis|ccomp|conj)/.test(deprel)
}
