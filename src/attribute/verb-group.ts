/**
 * The group of words around a verb: its auxiliaries, clitics and negation, and what form it has. Read from the neighbouring
 * words first and the tree second, since a verb and its auxiliaries stand together in any order the tree may miss.
 */
import { foldWord } from './fold-once.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { isConditionalWord, isFutureWord } from './verb-mood.ts'
import { base, isFiniteVerb, isGerund, isInfinitive, subjectOf, type View } from './view.ts'

export interface VerbGroup {
  head: number
  /** First and last word of auxiliaries, clitics, negation and the verb. */
  a: number
  b: number
  form: 'finite' | 'passive' | 'past-participle' | 'present-participle' | 'infinitive'
  negated: boolean
  reflexive: boolean
  /** Subject clitic after the verb ("a-t-il dit"): its word, or -1. */
  inverted: number
  /** Object clitic before it ("l'impute"), or -1. */
  clitic: number
  /** Mood of the finite word: conditional, or not. */
  conditional: boolean
  future: boolean
  finite: number
}

const groupTags = new Set(['AUX', 'ADV', 'PART', 'PRON'])

export function verbGroup(view: View, head: number, lexicon: CueLexicon): VerbGroup {
  const { words } = view
  let a = head
  let inverted = -1
  let clitic = -1
  let reflexive = false
  let negated = false
  let auxiliary = -1
  let finite = isFiniteVerb(words[head]) && words[head].feats.VerbForm !== 'Part' ? head : -1
  let passive = false
  let copula = false
  for (let i = head - 1; i >= 0 && head - i <= 8; i--) {
    const word = words[i]
    if (isNegator(lexicon, word.form)) {
      negated = true
      a = i
      continue
    }
    if (!groupTags.has(word.upos) || (word.upos === 'PRON' && isSubjectLike(view, i, head, lexicon))) {
      if (word.upos === 'PRON' && isInvertedClitic(word.form, lexicon) && i > 0 && words[i - 1].upos === 'AUX') {
        inverted = i
        continue
      }
      break
    }
    if (word.upos === 'ADV' && !isNegator(lexicon, word.form) && !betweenAuxiliary(view, i)) break
    if (word.upos === 'AUX') {
      auxiliary = i
      if (base(word) === 'aux' && word.deprel === 'aux:pass') passive = true
      if (base(word) === 'cop' && word.head === head) copula = true
      if (isFiniteVerb(word)) finite = i
    }
    if (word.upos === 'PRON') {
      if (isReflexive(word, lexicon)) reflexive = true
      else if (base(word) === 'obj' || lexicon.has('object-clitic', word.form)) clitic = i
    }
    if (isNegator(lexicon, word.form)) negated = true
    a = i
  }
  const next = words[head + 1]
  if (next?.upos === 'PRON' && isInvertedClitic(next.form, lexicon)) inverted = head + 1
  for (const kid of view.kids[head]) {
    const word = words[kid]
    if (word.deprel === 'aux:pass') passive = true
    if (base(word) === 'aux' && isFiniteVerb(word) && kid < head && reachable(view, kid, head)) {
      finite = finite < 0 || kid < finite ? kid : finite
      auxiliary = kid
      a = Math.min(a, kid)
    }
    if (
      kid < head &&
      adjoins(view, kid, head) &&
      isNegator(lexicon, word.form) &&
      lexicon.row('negator', word.form)?.value.full
    )
      negated = true
    if (kid < head && head - kid <= 4 && word.upos === 'PRON' && isReflexive(word, lexicon)) reflexive = true
  }
  if (hasNegativeSubject(view, head, lexicon)) negated = true
  const b = Math.max(head, inverted)
  const verb = words[head]
  // "est revenu sur": verbs that take the auxiliary of the passive in the active voice.
  const active = lexicon.has('be-verb', verb.lemma)
  if (active) passive = false
  // "is accused of": a copula by tree before a participle by tag.
  else if (copula && verb.upos === 'VERB' && verb.feats.VerbForm === 'Part' && verb.feats.Tense !== 'Pres')
    passive = true
  let form: VerbGroup['form'] = 'finite'
  if (passive) form = finite >= 0 ? 'passive' : 'past-participle'
  else if (auxiliary >= 0 && finite >= 0)
    form =
      view.kids[head].some((kid) => words[kid].deprel === 'nsubj:pass') &&
      !reflexive &&
      !active &&
      words[finite].deprel !== 'aux:tense'
        ? 'passive'
        : 'finite'
  else if (isInfinitive(verb) || (auxiliary >= 0 && isInfinitive(words[auxiliary]))) form = 'infinitive'
  else if (isGerund(verb)) form = 'present-participle'
  else if (verb.feats.VerbForm === 'Part') form = verb.feats.Tense === 'Pres' ? 'present-participle' : 'past-participle'
  // "a condamné l'attaque et appelé …": a coordinated participle shares the auxiliary.
  if (form === 'past-participle' && base(verb) === 'conj' && verb.head >= 0 && finite < 0) {
    const shared = view.kids[verb.head].find((kid) => words[kid].deprel.startsWith('aux') && isFiniteVerb(words[kid]))
    const passiveToo = view.kids[verb.head].some((kid) => words[kid].deprel === 'aux:pass')
    if (shared !== undefined && !passiveToo) {
      form = 'finite'
      finite = shared
    }
  }
  if (form === 'past-participle' && finite < 0 && a === head) {
    const auxiliaryBefore = sharedAuxiliary(view, head)
    if (auxiliaryBefore >= 0) {
      form = 'finite'
      finite = auxiliaryBefore
    }
  }
  const finiteWord = finite >= 0 ? words[finite] : verb
  return {
    head,
    a,
    b,
    form,
    negated,
    reflexive,
    inverted,
    clitic,
    conditional: isConditionalWord(finiteWord, lexicon),
    future: isFutureWord(finiteWord, lexicon),
    finite,
  }
}

/** Near, and no mark or comma between. */
function adjoins(view: View, from: number, to: number): boolean {
  if (to - from > 8) return false
  for (let i = from + 1; i < to; i++) if (view.words[i].upos === 'PUNCT') return false
  return true
}

/** "a condamné l'attaque et appelé les parties": by position, where the tree hangs the second participle elsewhere. */
function sharedAuxiliary(view: View, head: number): number {
  const { words } = view
  const word = words[head]
  const next = words[head + 1]
  if (words[head - 1]?.upos !== 'CCONJ' || word.feats.Gender === 'Fem' || word.feats.Number === 'Plur') return -1
  if (!next || !['DET', 'NUM', 'SCONJ', 'PROPN'].includes(next.upos)) return -1
  for (let i = head - 2; i >= 0 && head - i < 30; i--) {
    if (words[i].upos === 'SCONJ' || words[i].form === ';') return -1
    if (words[i].upos === 'AUX' && isFiniteVerb(words[i]) && words[i].deprel !== 'aux:pass' && base(words[i]) !== 'cop')
      return i
  }
  return -1
}

/** No clause boundary between an auxiliary and its verb. */
function reachable(view: View, from: number, to: number): boolean {
  if (to - from > 14) return false
  for (let i = from + 1; i < to; i++)
    if (view.words[i].upos === 'SCONJ' || /^[;:]$/.test(view.words[i].form)) return false
  return true
}

/** True for a pronoun that is the clause's subject, not a clitic of the group. */
function isSubjectLike(view: View, at: number, head: number, lexicon: CueLexicon): boolean {
  const word = view.words[at]
  if (isInvertedClitic(word.form, lexicon)) return true
  // "Le ministère les accuse": beside a subject of its own, what may be an object is one.
  const other = view.kids[head].some((kid) => kid < at && base(view.words[kid]) === 'nsubj')
  if (other && base(word) === 'nsubj' && lexicon.has('object-clitic', word.form)) return false
  if (base(word) === 'nsubj' || word.feats.PronType === 'Rel') return true
  return lexicon.has('pronoun', word.form) && subjectOf(view, head) === at
}

function betweenAuxiliary(view: View, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const { upos } = view.words[i]
    if (upos === 'AUX') return true
    if (upos !== 'ADV' && upos !== 'PART' && upos !== 'PRON') return false
  }
  return false
}

/** Written with the verb in front ("dit-elle", "a-t-il"): by its hyphen, or as the pack lists it. */
function isInvertedClitic(form: string, lexicon: CueLexicon): boolean {
  if (form.startsWith('-')) return true
  return form.includes('-') && (lexicon.has('pronoun', form) || lexicon.has('impersonal', form))
}

/** "Neither side has claimed", "None of them said": the subject negates the verb, alone or from in front. */
function hasNegativeSubject(view: View, head: number, lexicon: CueLexicon): boolean {
  // "Nor did the rebels claim it."
  const { words } = view
  if (
    view.kids[head].some(
      (at) => base(words[at]) === 'cc' && words[at + 1]?.upos === 'AUX' && isNegator(lexicon, words[at].form),
    )
  )
    return true
  const subject = subjectOf(view, head)
  if (subject < 0 || subject > head) return false
  return words
    .slice(Math.max(0, view.lo[subject] - 1, subject - 8), subject + 1)
    .some(({ form }) => lexicon.row('negator', form)?.value.subject)
}

function isReflexive(word: View['words'][number], lexicon: CueLexicon): boolean {
  return word.feats.Reflex === 'Yes' || lexicon.has('reflexive', word.form)
}

export function isNegator(lexicon: CueLexicon, form: string): boolean {
  return lexicon.has('negator', foldWord(form))
}
