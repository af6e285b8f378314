/**
 * The surface subject of a verb: its own, inherited through coordination, relative pronoun or control, or by word order. After a
 * verb of saying it stays empty (`spoken`): the speaker is known only to attribution.
 */
import { agreeingHead, antecedentOf } from './antecedent.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { nominalBefore } from './noun-phrase.ts'
import {
  isFinite,
  isInfinitive,
  isNominal,
  isPresentParticiple,
  isVerbal,
  prepositionOf,
  relation,
  type SentenceView,
} from './sentence-view.ts'
import { clauseVerb, isPassive, ownerOf } from './verb-form.ts'

export interface Subject {
  word: number
  spoken: boolean
}

export function subjectOf(
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
  if (name === 'conj' && word.head >= 0 && word.head < verb) {
    const inner = subjectOfInnerClause(view, word.head, verb)
    if (inner >= 0) return { word: inner, spoken: false }
  }
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
  // "vu un avion larguer deux bombes": an infinitive hung on the noun before it, with no preposition between.
  if (name === 'acl' && isInfinitive(word) && word.head >= 0 && word.head < verb && prepositionOf(view, verb) === '')
    if (!view.kids[verb].some((kid) => kid < verb && relation(view.words[kid]) === 'mark'))
      return { word: word.head, spoken: false }
  const governor = word.head
  // "Affamer une ville constitue un crime": an infinitive in front is the subject itself, and nobody's deed.
  if (governor > verb && isInfinitive(word) && /^(xcomp|csubj|nsubj)$/.test(name)) return none
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

/** "five died and two were hurt when men of the Front attacked": behind a word that opens a clause the verb has its own subject. */
function subjectOfInnerClause(view: SentenceView, from: number, verb: number): number {
  let opener = verb - 1
  while (opener > from && !opensClause(view, opener)) {
    const { upos, form } = view.words[opener]
    if (upos === 'CCONJ' || upos === 'VERB' || /^[,;:]$/.test(form)) return -1
    opener--
  }
  if (opener === from) return -1
  for (let i = opener + 1; i < verb; i++) if (relation(view.words[i]) === 'nsubj' && isNominal(view.words[i])) return i
  return -1
}

function opensClause(view: SentenceView, at: number): boolean {
  const { upos, feats, deprel } = view.words[at]
  return upos === 'SCONJ' || (upos === 'ADV' && feats.PronType === 'Int' && deprel === 'advmod')
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
  const controlled = hasWord(lexicon, 'object-control', lemma) && isMarked(view, verb, lexicon)
  if (name === 'advcl' && !controlled) return subjectOf(view, governor, owner, governorPassive, lexicon, depth + 1)
  if (hasWord(lexicon, 'object-control', lemma)) {
    if (governorPassive) return subjectOf(view, governor, owner, true, lexicon, depth + 1)
    const object = objectOf(view, governor, governor, lexicon)
    const dative = view.kids[governor].find(
      (kid) =>
        view.words[kid].deprel.startsWith('iobj') ||
        (relation(view.words[kid]) === 'obl' && hasWord(lexicon, 'dative', prepositionOf(view, kid))),
    )
    return { word: object >= 0 && object !== verb ? object : (dative ?? -1), spoken: false }
  }
  // "freed people taken hostage": a passive participle behind the object says what the object underwent.
  if (name === 'xcomp' && view.words[verb].feats.VerbForm === 'Part' && !isPresentParticiple(view.words[verb])) {
    const object = objectOf(view, governor, governor, lexicon)
    if (object >= 0 && object < verb) return { word: object, spoken: false }
  }
  if (hasWord(lexicon, 'impersonal-verb', lemma)) return { word: -1, spoken: false }
  if (lexicon.speechVerbs.has(lemma)) return { word: -1, spoken: true }
  return subjectOf(view, governor, owner, governorPassive, lexicon, depth + 1)
}

/** "accused the army of carrying out the attack": a complement that trees take for an adjunct. */
function isMarked(view: SentenceView, verb: number, lexicon: EventLexicon): boolean {
  return view.kids[verb].some(
    (kid) =>
      kid < verb &&
      ['mark', 'case'].includes(relation(view.words[kid])) &&
      hasWord(lexicon, 'control-mark', view.lemmas[kid]),
  )
}

/** A word of the verb's own phrase: one of its parts, or, where these are unknown, any up to its last. */
export function isOwn(at: number, verb: number, last: number, parts?: readonly number[]): boolean {
  return parts ? parts.includes(at) : at > verb && at <= last
}

export function objectOf(
  view: SentenceView,
  verb: number,
  last: number,
  lexicon: EventLexicon,
  parts?: readonly number[],
): number {
  for (const kid of view.kids[verb]) {
    const word = view.words[kid]
    if (relation(word) !== 'obj' || isOwn(kid, verb, last, parts)) continue
    if (word.upos === 'PRON' && hasWord(lexicon, 'null-object', view.forms[kid])) continue
    const counts = word.upos === 'ADJ' || word.upos === 'NUM'
    const noun = counts
      ? (view.kids[verb].find((other) => other > kid && other - kid <= 2 && relation(view.words[other]) === 'obj') ??
        wholeBehind(view, kid, verb, lexicon))
      : undefined
    return antecedentOf(view, noun ?? kid, verb, lexicon)
  }
  return -1
}

/** "a libéré neuf des quatorze otages": where the figure is the object, the noun with "of" right behind it is what is counted. */
function wholeBehind(view: SentenceView, figure: number, verb: number, lexicon: EventLexicon): number | undefined {
  return view.kids[verb].find(
    (other) =>
      other > figure &&
      relation(view.words[other]) === 'obl' &&
      view.words[other].upos === 'NOUN' &&
      view.kids[other].some(
        (kid) => kid === figure + 1 && relation(view.words[kid]) === 'case' && hasWord(lexicon, 'of', view.lemmas[kid]),
      ),
  )
}

/** The subject next to the verb; a date that the tree took for one comes last. */
function ownSubject(view: SentenceView, verb: number): number {
  let best = -1
  for (const kid of view.kids[verb]) {
    if (relation(view.words[kid]) !== 'nsubj' || !isNominalOrClause(view, kid) || crossesSpeech(view, kid, verb))
      continue
    const stronger = best < 0 || !isNominal(view.words[best]) || (kid < verb && isNominal(view.words[kid]))
    if (stronger) best = kid
  }
  return best
}

/** A colon or an opening quotation mark stands between: the words belong to two speakers. */
function crossesSpeech(view: SentenceView, subject: number, verb: number): boolean {
  if (subject > verb) return false
  let open = 0
  for (let i = subject + 1; i < verb; i++) {
    const { form } = view.words[i]
    if (form === ':') return true
    if (form === '«' || form === '“') open++
    if (form === '»' || form === '”') open--
  }
  return open > 0
}

function isNominalOrClause(view: SentenceView, at: number): boolean {
  return (
    isNominal(view.words[at]) ||
    view.words[at].upos === 'ADJ' ||
    view.words[at].upos === 'DET' ||
    view.words[at].upos === 'X'
  )
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

function firstOfGroup(view: SentenceView, verb: number): number {
  let first = verb
  for (const kid of view.kids[verb]) {
    const name = relation(view.words[kid])
    if (kid < first && (name === 'aux' || name === 'expl' || name === 'cop')) first = kid
  }
  return first
}
