/**
 * Who does what to whom around a verb, voice undone: `doer` and `patient` are logical. Subjects are inherited through
 * coordination, relative pronouns and control; after a verb of saying the doer stays empty, because the speaker is known only
 * to attribution.
 */
import { antecedentOf } from './antecedent.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { nominalAfter } from './noun-phrase.ts'
import {
  isNominal,
  isPresentParticiple,
  isVerbal,
  prepositionOf,
  relation,
  type SentenceView,
} from './sentence-view.ts'
import { isOwn, objectOf, subjectOf } from './subject.ts'
import { hasAuxiliary, isPassive, ownerOf } from './verb-form.ts'

export interface Oblique {
  preposition: string
  head: number
  /** Hung on the object by the tree: taken only where a frame asks for it. */
  deep?: boolean
}

export interface Arguments {
  verb: number
  /** Verb whose auxiliaries and subject this one shares. */
  owner: number
  voice: 'active' | 'passive'
  reflexive: boolean
  participle: boolean
  doer: number
  patient: number
  /** A recipient clitic or dative: word, or -1. */
  dative: number
  obliques: readonly Oblique[]
  /** True where the subject is the speaker of a governing verb of saying: left to attribution. */
  spoken: boolean
}

/** @param parts words of the verb's own phrase ("set … fire"), where it has more than one: no arguments of it */
export function argumentsOf(
  view: SentenceView,
  verb: number,
  last: number,
  lexicon: EventLexicon,
  parts?: readonly number[],
): Arguments {
  const owner = ownerOf(view, verb)
  const reflexive = isReflexive(view, verb, lexicon)
  const participle = isBareParticiple(view, verb, owner, lexicon)
  const passive = !reflexive && ((participle && !isOfBeing(view, verb, lexicon)) || isPassive(view, owner, lexicon))
  const obliques = obliquesOf(view, verb, last, lexicon, parts)
  const subject = subjectOf(view, verb, owner, passive, lexicon)
  let object = objectOf(view, verb, last, lexicon, parts)
  let doer = -1
  let patient = -1
  if (passive) {
    patient = subject.word
    doer =
      obliques.find((oblique) => hasWord(lexicon, 'by', oblique.preposition))?.head ??
      byPhraseAfter(view, last, lexicon)
    if (doer < 0) doer = byFurtherOn(view, last, lexicon)
    if (doer >= 0 && isManner(view, doer, lexicon)) doer = -1
  } else {
    doer = subject.word
    if (object < 0 && !reflexive) object = nominalAfter(view, last)
    if (object < 0 && !reflexive) object = sharedObject(view, verb, last, lexicon)
    if (object < 0 && !reflexive) object = afterMeans(view, last, obliques, lexicon)
    patient = object === doer ? -1 : object
    if (patient < 0 && !reflexive) patient = relativeObject(view, verb, lexicon)
    if (undergoes(view, verb, lexicon))
      doer = obliques.find((oblique) => hasWord(lexicon, 'by', oblique.preposition))?.head ?? -1
    if (patient < 0) patient = afterTimes(view, obliques, lexicon)
    if (patient < 0 && !reflexive) patient = partitive(view, verb, last, obliques, lexicon)
    for (const kid of patient > last ? view.kids[patient] : []) {
      const preposition = prepositionOf(view, kid)
      if (relation(view.words[kid]) === 'nmod' && preposition !== '')
        obliques.push({ preposition, head: kid, deep: true })
    }
  }
  const dative = view.kids[verb].find((kid) => view.words[kid].deprel.startsWith('iobj')) ?? -1
  return {
    verb,
    owner,
    voice: passive ? 'passive' : 'active',
    reflexive,
    participle,
    doer,
    patient,
    dative,
    obliques,
    spoken: subject.spoken,
  }
}

export function isReflexive(view: SentenceView, verb: number, lexicon: EventLexicon): boolean {
  for (const kid of view.kids[verb]) {
    if (kid < verb && verb - kid <= 5 && isReflexiveWord(view, kid, lexicon)) return true
    const behind = kid > verb && kid - verb <= 2 && relation(view.words[kid]) === 'obj'
    if (behind && view.words[kid].upos === 'PRON' && hasWord(lexicon, 'own-reflexive', view.forms[kid])) return true
  }
  for (let i = verb - 1; i >= 0 && verb - i <= 4; i--) {
    const { upos } = view.words[i]
    if (upos !== 'AUX' && upos !== 'ADV' && upos !== 'PRON' && upos !== 'PART') return false
    if (isReflexiveWord(view, i, lexicon) && view.words[i].head === verb) return true
    if (upos === 'PRON' && hasWord(lexicon, 'own-reflexive', view.forms[i])) return true
  }
  return false
}

function isReflexiveWord(view: SentenceView, at: number, lexicon: EventLexicon): boolean {
  const word = view.words[at]
  if (word.upos !== 'PRON') return false
  return (
    hasWord(lexicon, 'own-reflexive', view.forms[at]) ||
    (relation(word) === 'expl' && hasWord(lexicon, 'reflexive', view.forms[at]))
  )
}

/** A past participle without auxiliary that describes a noun or heads a headline ("un dépôt visé par des drones"). */
function isBareParticiple(view: SentenceView, verb: number, owner: number, lexicon: EventLexicon): boolean {
  if (hasAuxiliary(view, owner)) return false
  const word = view.words[owner]
  if (word.feats.VerbForm === 'Part' ? isPresentParticiple(word) : word.upos !== 'ADJ') return false
  return word.feats.VerbForm === 'Part' || lexicon.participles.has(view.forms[verb])
}

/** "les soldats tombés à Torre": the participle of a verb that has no passive. */
function isOfBeing(view: SentenceView, verb: number, lexicon: EventLexicon): boolean {
  const infinitives = lexicon.participles.get(view.forms[verb]) ?? []
  return infinitives.length > 0 && infinitives.every((infinitive) => hasWord(lexicon, 'being-verb', infinitive))
}

/** "par bateau", "par erreur": a common noun without article after "par" is how, not who. */
function isManner(view: SentenceView, at: number, lexicon: EventLexicon): boolean {
  const { upos, feats } = view.words[at]
  if (upos !== 'NOUN' || feats.Number === 'Plur' || !hasWord(lexicon, 'means', prepositionOf(view, at))) return false
  // "beaten by police": who bears arms is nobody's means.
  const classes = lexicon.classes.get(view.lemmas[at]) ?? []
  if (classes.some(({ name, words }) => words.length === 1 && (name === 'armed' || name === 'police'))) return false
  return !view.kids[at].some(
    (kid) => (kid < at && relation(view.words[kid]) !== 'case') || relation(view.words[kid]) === 'conj',
  )
}

/** "a été donné à l'aube sur la base par des combattants": the doer behind other phrases, none of them a clause. */
function byFurtherOn(view: SentenceView, last: number, lexicon: EventLexicon): number {
  for (let i = last + 1; i < view.words.length && i <= last + 14; i++) {
    const { upos, form } = view.words[i]
    if (upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ' || upos === 'CCONJ' || /^[,;:.«»()]$/.test(form))
      return -1
    if ((upos !== 'NOUN' && upos !== 'PROPN') || !hasWord(lexicon, 'by', prepositionOf(view, i))) continue
    const named =
      upos === 'PROPN' || view.kids[i].some((kid) => kid < i && ['det', 'nummod'].includes(relation(view.words[kid])))
    return named && !hasWord(lexicon, 'time-noun', view.lemmas[i]) ? i : -1
  }
  return -1
}

/** "que Varsovie dit avoir abattu": the relative pronoun is the governing verb's object, its noun the infinitive's. */
function relativeObject(view: SentenceView, verb: number, lexicon: EventLexicon): number {
  const { head, deprel } = view.words[verb]
  if (head < 0 || deprel.split(':')[0] !== 'xcomp') return -1
  const pronoun = view.kids[head].find(
    (kid) => kid < head && view.words[kid].feats.PronType === 'Rel' && relation(view.words[kid]) === 'obj',
  )
  return pronoun === undefined ? -1 : antecedentOf(view, pronoun, head, lexicon)
}

/** "s'est vu confisquer ses fusils par X": the subject is done to, the doer comes with "par". */
function undergoes(view: SentenceView, verb: number, lexicon: EventLexicon): boolean {
  const { head } = view.words[verb]
  if (head < 0 || view.words[verb].feats.VerbForm !== 'Inf') return false
  return hasWord(lexicon, 'undergo-verb', view.lemmas[head]) && isReflexive(view, head, lexicon)
}

/** "armer et financer les bandes": the object of the second verb is the first one's too. */
function sharedObject(view: SentenceView, verb: number, last: number, lexicon: EventLexicon): number {
  const next = view.kids[verb].find(
    (kid) => kid > last && relation(view.words[kid]) === 'conj' && isVerbal(view.words[kid]),
  )
  if (next === undefined || next - last > 3) return -1
  return objectOf(view, next, next, lexicon)
}

/** "bombardé au mortier le camp": the object after a short phrase of means. */
function afterMeans(view: SentenceView, last: number, obliques: readonly Oblique[], lexicon: EventLexicon): number {
  const means = obliques.find(
    (oblique) => oblique.head > last && oblique.head - last <= 4 && hasWord(lexicon, 'means', oblique.preposition),
  )
  if (means) return nominalAfter(view, means.head)
  if (view.words[last + 1]?.form !== ',') return -1
  const close = view.words.findIndex((word, i) => i > last + 1 && i < last + 14 && word.form === ',')
  return close > 0 && view.words[close + 1]?.upos === 'DET' ? nominalAfter(view, close) : -1
}

/** "a visé à plusieurs reprises des bases": what the tree reads as "reprises de bases" is the object. */
function afterTimes(view: SentenceView, obliques: readonly Oblique[], lexicon: EventLexicon): number {
  for (const { head } of obliques) {
    if (!hasWord(lexicon, 'times-noun', view.lemmas[head])) continue
    const kid = view.kids[head].find((other) => other > head && relation(view.words[other]) === 'nmod')
    if (kid !== undefined) return kid
  }
  return -1
}

/** "frapper d'autres ports", "exécuté des habitants" where the tree reads "de les habitants": a plural object. */
function partitive(
  view: SentenceView,
  verb: number,
  last: number,
  obliques: readonly Oblique[],
  lexicon: EventLexicon,
): number {
  const next = view.words[last + 1]
  const after = view.words[last + 2]
  if (!next || !after || next.upos !== 'ADP') return -1
  const article = next.multiword === true && after.feats.Number === 'Plur'
  const denied = view.kids[verb].some((kid) => kid < verb && hasWord(lexicon, 'negation', view.forms[kid]))
  const none = denied && after.upos === 'NOUN' && next.head === after.index
  if (!article && !none && after.upos !== 'ADJ') return -1
  return (
    obliques.find(
      (oblique) => !oblique.deep && next.head === oblique.head && hasWord(lexicon, 'partitive', oblique.preposition),
    )?.head ?? -1
  )
}

function obliquesOf(
  view: SentenceView,
  verb: number,
  last: number,
  lexicon: EventLexicon,
  parts?: readonly number[],
): Oblique[] {
  const found: Oblique[] = []
  const collect = (at: number) => {
    for (const kid of view.kids[at]) {
      const name = relation(view.words[kid])
      if (
        name !== 'obl' &&
        name !== 'nmod' &&
        name !== 'iobj' &&
        name !== 'advmod' &&
        name !== 'xcomp' &&
        name !== 'dep'
      )
        continue
      const preposition = prepositionOf(view, kid)
      if (preposition === '' || isOwn(kid, verb, last, parts)) continue
      found.push({ preposition, head: kid })
      for (const other of view.kids[kid]) {
        if (relation(view.words[other]) === 'conj' && prepositionOf(view, other) !== '')
          found.push({ preposition: prepositionOf(view, other), head: other })
      }
    }
  }
  for (let i = verb; i <= last; i++) collect(i)
  // "a été expulsé lundi de la ville": the tree hangs the phrase on the day.
  for (const kid of view.kids[verb])
    if (kid > last && hasWord(lexicon, 'time-noun', view.lemmas[kid]) && relation(view.words[kid]) === 'obl')
      collect(kid)
  // "mené par X contre Y" with "contre Y" hung on X.
  for (const { head } of found.slice()) {
    for (const kid of view.kids[head]) {
      const preposition = prepositionOf(view, kid)
      if (relation(view.words[kid]) !== 'nmod') continue
      if (hasWord(lexicon, 'only-against', preposition)) found.push({ preposition, head: kid })
      else if (hasWord(lexicon, 'against', preposition)) found.push({ preposition, head: kid, deep: true })
    }
  }
  return found.sort((a, b) => a.head - b.head)
}

/** "par" and its noun in the words after a participle, where the tree hung it elsewhere. */
export function byPhraseAfter(view: SentenceView, at: number, lexicon: EventLexicon): number {
  for (let i = at + 1; i < Math.min(view.words.length, at + 12); i++) {
    const word = view.words[i]
    if (isVerbal(word) || /^[;:,.]$/.test(word.form)) return -1
    if (hasWord(lexicon, 'by', view.lemmas[i]) && word.upos === 'ADP') {
      const head = word.head
      const holder = head > i ? view.words[head].head : -1
      // Hung on the noun right before it: that noun's agent.
      if (holder > at && holder < i && view.words[holder].upos === 'NOUN' && relation(view.words[head]) === 'nmod')
        return -1
      return head > i && isNominal(view.words[head]) ? head : nominalAfter(view, i)
    }
  }
  return -1
}
