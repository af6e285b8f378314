/**
 * What the clause says of the event's reality, from tense, mood, negation and the words that govern it. Negation sets the
 * flag and leaves `real`: whether the denial counts is for attribution.
 */
import type { Outcome, Real } from '../model/statement.ts'
import { isReflexive } from './arguments.ts'
import { isDefinite } from './definite.ts'
import { clauseVerb, isPassive, ownerOf } from './verb-form.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { matchesAt } from './match-phrase.ts'
import { hasCondition, isUnderCondition, isUnderSaying, opensWithout } from './condition.ts'
import { isProgressive, realityOfModal } from './modal.ts'
import { lastingTypes } from './refine-type.ts'
import { isInfinitive, isVerbal, prepositionOf, relation, type SentenceView } from './sentence-view.ts'

export interface Reality {
  real: Real
  negated: boolean
  conditional: boolean
  outcome?: Outcome
  /** True where the event is only remembered, told or simulated: nothing of today. */
  staged: boolean
}

export function realityOf(
  view: SentenceView,
  lexicon: EventLexicon,
  at: number,
  predicate: number,
  type: string,
  nominal: boolean,
): Reality {
  const result: Reality = { real: 'occurred', negated: false, conditional: false, staged: false }
  if (nominal) readNominal(view, lexicon, at, result)
  if (predicate >= 0) readVerb(view, lexicon, predicate, type, result)
  else if (nominal) readHolder(view, lexicon, at, result)
  return result
}

function readVerb(view: SentenceView, lexicon: EventLexicon, verb: number, type: string, result: Reality): void {
  const finite = clauseVerb(view, verb)
  const modal = realityOfModal(view, lexicon, verb)
  result.negated = isNegated(view, lexicon, verb)
  if (isInfinitive(finite)) readGovernor(view, lexicon, verb, isPerfect(view, lexicon, verb), result)
  else if (isBareParticiple(view, verb)) readHolder(view, lexicon, verb, result)
  else if (modal) result.real = modal
  else if (finite.feats.Mood === 'Cnd') readConditional(view, lexicon, verb, finite.index !== verb, result)
  else if (isFuturePerfect(view, lexicon, verb, finite)) result.real = 'occurred'
  else if (finite.feats.Tense === 'Fut') result.real = 'planned'
  else if (finite.feats.Tense === 'Imp' && finite.index === verb && opensWithout(view, lexicon, firstWord(view)))
    result.real = 'not-occurred'
  else if (finite.feats.Tense === 'Pres' && isProgressive(view, lexicon, verb)) result.real = 'ongoing'
  else if (
    finite.feats.Tense === 'Pres' &&
    (finite.index === verb || isPresentPassive(view, lexicon, verb, finite.index))
  )
    readPresent(view, lexicon, verb, type, result)
  if (finite.feats.Mood === 'Sub') readWished(view, lexicon, verb, result)
  if (isUnderCondition(view, lexicon, verb) || isAsked(view, lexicon, verb) || isPurposeClause(view, lexicon, verb))
    result.real = 'hypothetical'
}

/** "avoir tué", "être parti": an infinitive that tells of the past, unlike the passive "être tué". */
function isPerfect(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  const finite = clauseVerb(view, verb)
  return (
    finite.index !== verb &&
    (hasWord(lexicon, 'having', finite.lemma) || !isPassive(view, ownerOf(view, verb), lexicon))
  )
}

/** "L'armée a-t-elle bombardé l'école ?" asks; "Qui a bombardé l'école ?" takes the event for granted. */
function isAsked({ words, forms, sentence }: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  if (words.length > longestQuestion || sentence.segmentKind === 'headline') return false
  const end = words.findLastIndex((word) => !/^[»"”)]$/.test(word.form))
  if (words[end]?.form !== '?') return false
  return !forms.slice(0, verb).some((form) => hasWord(lexicon, 'question-word', form))
}

const longestQuestion = 30

/** "Il faut que les otages soient libérés": the subjunctive of what somebody wants or rules out. */
function readWished(view: SentenceView, lexicon: EventLexicon, verb: number, result: Reality): void {
  const { head, deprel } = view.words[view.clause[verb]]
  if (head < 0 || !deprel.startsWith('ccomp')) return
  const effect = governorEffect(view, lexicon, head)
  if (effect === 'none' || effect === 'planned' || effect === 'hypothetical') apply(effect, result)
}

/** "pour que l'armée tire": what is wanted, told with a finite verb. */
function isPurposeClause(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  const clause = view.clause[verb]
  const mark = markOf(view, clause)
  return relation(view.words[clause]) === 'advcl' && mark !== '' && hasWord(lexicon, 'purpose-mark', mark)
}

/** "n'aura duré qu'une semaine": told as past. */
function isFuturePerfect(
  view: SentenceView,
  lexicon: EventLexicon,
  verb: number,
  finite: SentenceView['words'][number],
): boolean {
  return finite.feats.Tense === 'Fut' && finite.index !== verb && hasWord(lexicon, 'having', finite.lemma)
}

function firstWord(view: SentenceView): number {
  return Math.max(
    0,
    view.words.findIndex((word) => word.upos !== 'PUNCT'),
  )
}

function isBareParticiple(view: SentenceView, verb: number): boolean {
  return view.words[verb].feats.VerbForm === 'Part' && clauseVerb(view, verb).index === verb
}

/** "aurait frappé" alone is hearsay; with "si" or "sans" it did not happen; "frapperait" after a saying is the future. */
function readConditional(
  view: SentenceView,
  lexicon: EventLexicon,
  verb: number,
  past: boolean,
  result: Reality,
): void {
  const compound = past && view.words[verb].feats.VerbForm === 'Part'
  const condition = hasCondition(view, lexicon, verb)
  if (compound && condition) result.real = 'not-occurred'
  else if (condition) result.real = 'hypothetical'
  else if (!compound && isUnderSaying(view, lexicon, verb)) result.real = 'planned'
  else {
    result.conditional = true
    result.real = 'occurred'
  }
}

/** "est assiégée": "être" alone in the present; "a été assiégée" is past. */
function isPresentPassive(view: SentenceView, lexicon: EventLexicon, verb: number, finite: number): boolean {
  const owner = ownerOf(view, verb)
  const auxiliaries = view.kids[owner].filter((kid) => relation(view.words[kid]) === 'aux')
  return (
    auxiliaries.length === 1 &&
    hasWord(lexicon, 'being', view.lemmas[finite]) &&
    !isReflexive(view, owner, lexicon) &&
    isPassive(view, owner, lexicon)
  )
}

function readPresent(view: SentenceView, lexicon: EventLexicon, verb: number, type: string, result: Reality): void {
  const kids = view.kids[verb]
  const each = (kid: number) => isEach(view, lexicon, kid) || isEach(view, lexicon, timeUnder(view, lexicon, kid))
  if (kids.some((kid) => hasWord(lexicon, 'generic', view.forms[kid]) || each(kid))) result.real = 'generic'
  else if (lastingTypes.has(type) && view.sentence.segmentKind !== 'headline') result.real = 'ongoing'
  else if (kids.some((kid) => hasWord(lexicon, 'ongoing', view.forms[kid]))) result.real = 'ongoing'
}

/** "rançonnent les voyageurs chaque semaine": the time that the tree hung on the object. */
function timeUnder(view: SentenceView, lexicon: EventLexicon, at: number): number {
  return view.kids[at].find((kid) => kid > at && hasWord(lexicon, 'time-noun', view.lemmas[kid])) ?? -1
}

function isEach(view: SentenceView, lexicon: EventLexicon, at: number): boolean {
  if (at < 0) return false
  return view.kids[at].some((kid) => hasWord(lexicon, 'each', view.forms[kid]))
}

/** What governs an infinitive or a noun: "tenter de", "menacer de", "empêcher", "tentative de". */
function readGovernor(view: SentenceView, lexicon: EventLexicon, at: number, perfect: boolean, result: Reality): void {
  const { head } = view.words[at]
  const conjoined = relation(view.words[at]) === 'conj' && head >= 0 && isInfinitive(clauseVerb(view, head))
  if (conjoined) return readGovernor(view, lexicon, head, perfect, result)
  const shared = relation(view.words[at]) === 'conj' && head >= 0 ? realityOfModal(view, lexicon, head) : null
  if (shared) {
    result.real = shared
    return
  }
  if (head < 0) return
  const name = relation(view.words[at])
  if (!perfect && hasWord(lexicon, 'purpose', view.lemmas[head])) result.real = 'hypothetical'
  if (!isVerbal(view.words[head]) && name !== 'acl' && name !== 'nmod' && name !== 'xcomp') return
  const effect = governorEffect(view, lexicon, head)
  if (effect === 'accuse' && isMereSuspicion(view, lexicon, head)) result.staged = true
  if (name === 'advcl' || name === 'obl') {
    const preposition = prepositionOf(view, at) || markOf(view, at)
    if (!perfect && hasWord(lexicon, 'purpose', preposition)) result.real = 'hypothetical'
    return
  }
  // "ont pu franchir le poste": what was possible and past happened.
  const done =
    hasWord(lexicon, 'ability-verb', view.lemmas[head]) && hasWord(lexicon, 'having', clauseVerb(view, head).lemma)
  if (done && clauseVerb(view, head).feats.Mood !== 'Cnd') return
  if (effect && !perfect) apply(effect, result)
  if (effect === 'attempted') apply(effect, result)
  if (!perfect && effect && ['attempted', 'aspect', 'ongoing'].includes(effect)) {
    // What tries may itself be future or negated.
    const outer: Reality = { real: 'occurred', negated: false, conditional: false, staged: false }
    readVerb(view, lexicon, head, '', outer)
    if (outer.real !== 'occurred') result.real = outer.real
    result.negated ||= outer.negated
    result.conditional ||= outer.conditional
  }
}

/**
 * "deux hommes soupçonnés d'avoir posé la bombe": beside its noun, and with nobody named who says so, an accusation only describes.
 * One with its accuser, or told in a clause of its own, is for attribution.
 */
function isMereSuspicion(view: SentenceView, lexicon: EventLexicon, governor: number): boolean {
  const described = view.words[governor].feats.VerbForm === 'Part' && clauseVerb(view, governor).index === governor
  if (!described) return false
  return !view.kids[governor].some((kid) => hasWord(lexicon, 'by', prepositionOf(view, kid)))
}

function markOf(view: SentenceView, at: number): string {
  const mark = view.kids[at].find((kid) => kid < at && relation(view.words[kid]) === 'mark')
  return mark === undefined ? '' : view.lemmas[mark]
}

function readNominal(view: SentenceView, lexicon: EventLexicon, noun: number, result: Reality): void {
  for (const kid of view.kids[noun]) {
    if (kid > noun) continue
    if (hasWord(lexicon, 'any', view.lemmas[kid]) && view.words[kid].feats.Number !== 'Plur') result.real = 'generic'
    if (hasWord(lexicon, 'each', view.forms[kid])) result.real = 'generic'
    if (hasWord(lexicon, 'unreal', view.lemmas[kid])) result.real = 'hypothetical'
    if (hasWord(lexicon, 'negative', view.forms[kid])) result.negated = true
    // "army plans operation", whose verb a headline's tree takes for a noun.
    if (view.words[kid].deprel === 'compound' && planned.has(governorEffect(view, lexicon, kid) ?? ''))
      result.real = 'planned'
  }
  const { head } = view.words[noun]
  if (head < 0 || isVerbal(view.words[head])) return
  // "42 cas de viols" were counted, "en cas de viol" supposes.
  if (view.kids[head].some((kid) => relation(view.words[kid]) === 'nummod')) return
  const effect = governorEffect(view, lexicon, head)
  if (effect && view.words[noun].deprel.startsWith('nmod')) apply(effect, result)
}

const planned: ReadonlySet<string> = new Set(['planned', 'threatened'])

/** A bare noun under a verb that is none of its support verbs: "annonce de nouvelles frappes", "craint une attaque". */
function readHolder(view: SentenceView, lexicon: EventLexicon, at: number, result: Reality): void {
  const word = view.words[at]
  if (word.head < 0) return
  const name = relation(word)
  if (name === 'conj') return readHolder(view, lexicon, word.head, result)
  if (name !== 'obj' && name !== 'obl' && name !== 'nmod') return
  const holder = view.words[word.head]
  // "n'exclut pas un acte de sabotage": what is weighed is the whole phrase.
  const whole = name === 'nmod' && hasWord(lexicon, 'of', prepositionOf(view, at)) && relation(holder) === 'obj'
  if (whole && governorEffect(view, lexicon, holder.head) === 'weighed') return apply('weighed', result)
  const effect = governorEffect(view, lexicon, word.head)
  if (!effect || (effect === 'planned' && isDefinite(view, lexicon, at))) return
  if (name === 'obl' && effect !== 'none' && effect !== 'hypothetical') return
  if (effect === 'attempted' || effect === 'accuse' || effect === 'aspect') return
  apply(effect, result)
}

export function governorEffect(view: SentenceView, lexicon: EventLexicon, head: number): string | null {
  const matches = matchesAt(view, head, 'governors', lexicon, 0)
  const effect = matches.length > 0 ? matches[0].entry.name : null
  // "17 cases of abduction": what is counted is no supposition.
  const counted = view.kids[head].some((kid) => kid < head && relation(view.words[kid]) === 'nummod')
  return effect === 'hypothetical' && counted ? null : effect
}

function apply(effect: string, result: Reality): void {
  if (effect === 'attempted') result.outcome = 'attempted'
  else if (effect === 'remembered' || effect === 'simulated' || effect === 'weighed') result.staged = true
  else if (effect !== 'aspect' && effect !== 'accuse') result.real = effect as Real
}

function isNegated(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  const own = (at: number) => view.kids[at].some((kid) => kid < at && isNegativeWord(view, lexicon, kid))
  if (own(verb)) return true
  for (const kid of view.kids[verb]) {
    const name = relation(view.words[kid])
    if (
      (name === 'nsubj' || name === 'obj') &&
      view.kids[kid].some((grandchild) => grandchild < kid && hasWord(lexicon, 'negative', view.forms[grandchild]))
    )
      return true
  }
  return false
}

function isNegativeWord(view: SentenceView, lexicon: EventLexicon, at: number): boolean {
  return (
    hasWord(lexicon, 'negation', view.forms[at]) &&
    (relation(view.words[at]) === 'advmod' || view.words[at].feats.Polarity === 'Neg')
  )
}
