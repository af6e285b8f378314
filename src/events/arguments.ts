/**
 * Who does what to whom around a verb, voice undone: `doer` and `patient` are logical. Subjects are inherited through
 * coordination, relative pronouns and control; after a verb of saying the doer stays empty, because the speaker is known only
 * to attribution.
 */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { nominalAfter, nominalBefore } from './noun-phrase.ts'
import {
  isFinite,
  isInfinitive,
  isNominal,
  isVerbal,
  prepositionOf,
  relation,
  type SentenceView,
} from './sentence-view.ts'

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

const auxiliaries = new Set(['aux', 'cop'])

export function argumentsOf(view: SentenceView, verb: number, last: number, lexicon: EventLexicon): Arguments {
  const owner = ownerOf(view, verb)
  const reflexive = isReflexive(view, verb, lexicon)
  const participle = isBareParticiple(view, verb, owner, lexicon)
  const passive = !reflexive && (participle || isPassive(view, owner, lexicon))
  const obliques = obliquesOf(view, verb, last, lexicon)
  const subject = subjectOf(view, verb, owner, passive, lexicon)
  let object = objectOf(view, verb, last, lexicon)
  let doer = -1
  let patient = -1
  if (passive) {
    patient = subject.word
    doer =
      obliques.find((oblique) => hasWord(lexicon, 'by', oblique.preposition))?.head ??
      byPhraseAfter(view, last, lexicon)
  } else {
    doer = subject.word
    if (object < 0 && !reflexive) object = nominalAfter(view, last)
    if (object < 0 && !reflexive) object = sharedObject(view, verb, last, lexicon)
    if (object < 0 && !reflexive) object = afterMeans(view, last, obliques, lexicon)
    patient = object === doer ? -1 : object
    if (patient < 0) patient = afterTimes(view, obliques, lexicon)
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

/** The verb whose auxiliaries a coordinated participle shares ("ont détruit deux chars et tué onze soldats"). */
function ownerOf(view: SentenceView, verb: number): number {
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const word = view.words[at]
    if (hasAuxiliary(view, at) || word.feats.VerbForm !== 'Part' || relation(word) !== 'conj' || word.head < 0)
      return at
    if (!isVerbal(view.words[word.head]) && view.words[word.head].upos !== 'ADJ') return at
    at = word.head
  }
  return at
}

function hasAuxiliary(view: SentenceView, at: number): boolean {
  return view.kids[at].some((kid) => auxiliaries.has(relation(view.words[kid])))
}

export function isReflexive(view: SentenceView, verb: number, lexicon: EventLexicon): boolean {
  for (const kid of view.kids[verb]) {
    if (kid < verb && verb - kid <= 5 && isReflexiveWord(view, kid, lexicon)) return true
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
  if (word.feats.VerbForm === 'Part' ? word.feats.Tense === 'Pres' : word.upos !== 'ADJ') return false
  return word.feats.VerbForm === 'Part' || lexicon.participles.has(view.forms[verb])
}

function isPassive(view: SentenceView, owner: number, lexicon: EventLexicon): boolean {
  let being = false
  if (
    hasWord(lexicon, 'being-verb', view.lemmas[owner]) ||
    (lexicon.participles.get(view.forms[owner]) ?? []).some((verb) => hasWord(lexicon, 'being-verb', verb))
  )
    return false
  for (const kid of view.kids[owner]) {
    const { deprel } = view.words[kid]
    if (deprel === 'aux:pass' || deprel === 'nsubj:pass') return true
    if (relation(view.words[kid]) === 'aux' && hasWord(lexicon, 'being', view.lemmas[kid])) being = true
  }
  return being
}

interface Subject {
  word: number
  spoken: boolean
}

function subjectOf(
  view: SentenceView,
  verb: number,
  owner: number,
  passive: boolean,
  lexicon: EventLexicon,
  depth = 0,
): Subject {
  const none = { word: -1, spoken: false }
  if (depth > 4) return none
  const own = ownSubject(view, verb)
  if (own >= 0) return { word: antecedentOf(view, own, verb, lexicon), spoken: false }
  const word = view.words[verb]
  const name = relation(word)
  if (owner !== verb) return subjectOf(view, owner, owner, passive, lexicon, depth + 1)
  if (name === 'conj' && word.head >= 0 && isVerbal(view.words[word.head])) {
    return subjectOf(view, word.head, ownerOf(view, word.head), passive, lexicon, depth + 1)
  }
  if (name === 'conj' && word.head >= 0 && isFinite(clauseVerb(view, verb))) {
    const sibling = verbAbove(view, word.head)
    if (sibling >= 0)
      return subjectOf(
        view,
        sibling,
        ownerOf(view, sibling),
        isPassive(view, ownerOf(view, sibling), lexicon),
        lexicon,
        depth + 1,
      )
  }
  if ((name === 'acl' || name === 'amod' || name === 'appos') && word.head >= 0 && !isInfinitive(word)) {
    return { word: agreeingHead(view, verb, word.head), spoken: false }
  }
  const governor = word.head
  if (
    governor >= 0 &&
    isVerbal(view.words[governor]) &&
    (name === 'xcomp' || name === 'ccomp' || name === 'advcl' || name === 'obl' || name === 'obj') &&
    !isFinite(clauseVerb(view, verb))
  ) {
    return controller(view, verb, governor, name, lexicon, depth)
  }
  const adjunct =
    isInfinitive(word) && [1, 2, 3].some((back) => hasWord(lexicon, 'adjunct-mark', view.forms[verb - back] ?? ''))
  if (adjunct) {
    const main = verbBefore(view, verb)
    if (main >= 0)
      return subjectOf(
        view,
        main,
        ownerOf(view, main),
        isPassive(view, ownerOf(view, main), lexicon),
        lexicon,
        depth + 1,
      )
  }
  if (name === 'acl' || isInfinitive(word)) return none
  const before = isFinite(clauseVerb(view, verb)) || passive ? nominalBefore(view, firstOfGroup(view, verb)) : -1
  return { word: before, spoken: false }
}

/** Who an infinitive or participle means: object of "accuser", else subject of the governing verb; nobody after a saying. */
function controller(
  view: SentenceView,
  verb: number,
  governor: number,
  name: string,
  lexicon: EventLexicon,
  depth: number,
): Subject {
  const lemma = view.lemmas[governor]
  const owner = ownerOf(view, governor)
  const governorPassive = isPassive(view, owner, lexicon)
  if (name === 'advcl') return subjectOf(view, governor, owner, governorPassive, lexicon, depth + 1)
  if (hasWord(lexicon, 'object-control', lemma)) {
    if (governorPassive) return subjectOf(view, governor, owner, true, lexicon, depth + 1)
    const object = objectOf(view, governor, governor, lexicon)
    const dative = view.kids[governor].find(
      (kid) =>
        view.words[kid].deprel.startsWith('iobj') ||
        (relation(view.words[kid]) === 'obl' && prepositionOf(view, kid) === 'à'),
    )
    return { word: object >= 0 && object !== verb ? object : (dative ?? -1), spoken: false }
  }
  if (lexicon.speechVerbs.has(lemma)) return { word: -1, spoken: true }
  return subjectOf(view, governor, owner, governorPassive, lexicon, depth + 1)
}

function ownSubject(view: SentenceView, verb: number): number {
  let expletive = -1
  for (const kid of view.kids[verb]) {
    const name = relation(view.words[kid])
    if (name === 'nsubj' && isNominalOrClause(view, kid)) return kid
    if (name === 'expl' && view.words[kid].deprel === 'expl:subj') expletive = kid
  }
  return expletive >= 0 ? -1 : -1
}

function isNominalOrClause(view: SentenceView, at: number): boolean {
  return (
    isNominal(view.words[at]) ||
    view.words[at].upos === 'ADJ' ||
    view.words[at].upos === 'DET' ||
    view.words[at].upos === 'X'
  )
}

/** The noun a relative pronoun stands for, else the word itself. */
export function antecedentOf(view: SentenceView, pronoun: number, verb: number, lexicon: EventLexicon): number {
  const word = view.words[pronoun]
  const relative =
    word.feats.PronType === 'Rel' || (word.upos === 'PRON' && hasWord(lexicon, 'relative-pronoun', view.forms[pronoun]))
  if (!relative) return pronoun
  for (let at = verb, steps = 0; at >= 0 && steps < 5; steps++) {
    const { head, deprel } = view.words[at]
    if (deprel === 'acl:relcl' || deprel === 'advcl:cleft' || relation(view.words[at]) === 'acl') {
      return head >= 0 && isNominal(view.words[head])
        ? agreeing(view, cleftNoun(view, head, lexicon), pronoun, at)
        : nominalLeft(view, pronoun)
    }
    if (relation(view.words[at]) !== 'conj') break
    at = head
  }
  return nominalLeft(view, pronoun)
}

function verbBefore(view: SentenceView, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (view.words[i].upos === 'VERB' && isFinite(clauseVerb(view, i))) return i
  return -1
}

function verbAbove(view: SentenceView, from: number): number {
  for (let at = from, steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head)
    if (view.words[at].upos === 'VERB') return at
  return -1
}

/** "c'est X de Y qui": the cleft noun, whatever noun the tree chose. */
function cleftNoun(view: SentenceView, noun: number, lexicon: EventLexicon): number {
  for (let at = noun, steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    const cleft = view.kids[at].some(
      (kid) => relation(view.words[kid]) === 'nsubj' && hasWord(lexicon, 'cleft-subject', view.forms[kid]),
    )
    if (cleft && isNominal(view.words[at])) return at
  }
  return noun
}

/** A feminine noun is no antecedent of a masculine participle: then the nearest noun that agrees. */
function agreeing(view: SentenceView, noun: number, pronoun: number, verb: number): number {
  const gender = view.words[verb].feats.Gender
  const passive = view.kids[verb].some((kid) => view.words[kid].deprel === 'aux:pass')
  const own = view.words[noun].feats.Gender
  if (!passive || !gender || !own || own === gender) return noun
  for (let at = nominalLeft(view, pronoun), steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    if (isNominal(view.words[at]) && view.words[at].feats.Gender === gender) return at
  }
  return noun
}

/** "six employés d'une ONG enlevés": the participle's number and gender choose among the nouns it may describe. */
function agreeingHead(view: SentenceView, participle: number, noun: number): number {
  const { Gender, Number: count } = view.words[participle].feats
  const agrees = (at: number) => {
    const feats = view.words[at].feats
    return (!Gender || !feats.Gender || feats.Gender === Gender) && (!count || !feats.Number || feats.Number === count)
  }
  if (view.words[participle].feats.Tense === 'Pres') return noun
  for (let at = noun, steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    if (!isNominal(view.words[at])) break
    if (agrees(at)) return at
  }
  return noun
}

function nominalLeft(view: SentenceView, at: number): number {
  for (let i = at - 1; i >= 0 && at - i <= 4; i--) {
    const { upos } = view.words[i]
    if (upos === 'NOUN' || upos === 'PROPN') return i
    if (upos === 'VERB') return -1
  }
  return -1
}

function objectOf(view: SentenceView, verb: number, last: number, lexicon: EventLexicon): number {
  for (const kid of view.kids[verb]) {
    const word = view.words[kid]
    if (relation(word) !== 'obj' || (kid > verb && kid <= last)) continue
    if (word.upos === 'PRON' && hasWord(lexicon, 'null-object', view.forms[kid])) continue
    const noun =
      word.upos === 'ADJ' || word.upos === 'NUM'
        ? view.kids[verb].find((other) => other > kid && other - kid <= 2 && relation(view.words[other]) === 'obj')
        : undefined
    return antecedentOf(view, noun ?? kid, verb, lexicon)
  }
  return -1
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

function obliquesOf(view: SentenceView, verb: number, last: number, lexicon: EventLexicon): Oblique[] {
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
      if (preposition === '' || (kid > verb && kid <= last)) continue
      found.push({ preposition, head: kid })
      for (const other of view.kids[kid]) {
        if (relation(view.words[other]) === 'conj' && prepositionOf(view, other) !== '')
          found.push({ preposition: prepositionOf(view, other), head: other })
      }
    }
  }
  for (let i = verb; i <= last; i++) collect(i)
  // "mené par X contre Y" with "contre Y" hung on X.
  for (const { head } of [...found]) {
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
      return head > i && isNominal(view.words[head]) ? head : nominalAfter(view, i)
    }
  }
  return -1
}

/** The finite word of the verb's group: its first auxiliary, else itself. */
export function clauseVerb(view: SentenceView, verb: number): SentenceView['words'][number] {
  const owner = ownerOf(view, verb)
  const auxiliary = view.kids[owner].filter((kid) => auxiliaries.has(relation(view.words[kid])) && kid < owner)
  return view.words[auxiliary.length > 0 ? Math.min(...auxiliary) : owner]
}

function firstOfGroup(view: SentenceView, verb: number): number {
  let first = verb
  for (const kid of view.kids[verb]) {
    const name = relation(view.words[kid])
    if (kid < first && (name === 'aux' || name === 'expl' || name === 'cop')) first = kid
  }
  return first
}
