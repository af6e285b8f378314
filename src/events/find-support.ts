/**
 * The verb that states an event noun: light verbs ("mener une attaque"), verbs of the one who is hit ("essuyer des tirs"),
 * of occurrence, impact, harm and prevention. In: the noun; out: the verb's row with its arguments, or null for a bare noun.
 */
import { argumentsOf, type Arguments } from './arguments.ts'
import type { EventContext, TriggerMatch } from './event-context.ts'
import { hasWord, type TriggerRow } from './event-lexicon.ts'
import { matchesAt } from './match-phrase.ts'
import { nominalBefore } from './noun-phrase.ts'
import { isPastParticiple, isPunctuation, isUnder, isVerbal, prepositionOf, relation } from './sentence-view.ts'

export type Support =
  | 'agent'
  | 'target'
  | 'place'
  | 'occur'
  | 'oppose'
  | 'shake'
  | 'impact'
  | 'harm'
  | 'toll'
  | 'ongoing'
  | 'end'
  | 'foil'
  | 'repel'
  | 'reported'
  | 'blame'
  | 'deed'
  | 'means'

export interface SupportVerb {
  kind: Support
  row: TriggerRow
  verb: number
  first: number
  last: number
  args: Arguments
  /** What the noun is of the verb. */
  as: 'subject' | 'object' | 'occasion'
  /** Noun counted over ("une série de frappes"). */
  series: boolean
}

interface SupportMatch {
  match: TriggerMatch
  verb: number
}

/** All support verbs of the sentence; verbs whose row causes harm count too, as the occasion's verb. */
export function supportVerbs(context: EventContext): SupportMatch[] {
  const { view, lexicon } = context
  const found: SupportMatch[] = []
  for (let at = 0; at < view.words.length; at++) {
    const { upos } = view.words[at]
    if (upos !== 'VERB' && upos !== 'AUX' && upos !== 'ADJ') continue
    if (upos === 'ADJ' && !lexicon.participles.has(view.forms[at])) continue
    const matches = matchesAt(view, at, 'support', lexicon, 3).filter(
      ({ entry }) => !entry.value.with || view.kids[at].some((kid) => view.forms[kid] === entry.value.with),
    )
    const longest = Math.max(0, ...matches.map((match) => match.entry.words.length))
    // "faire prisonnier" is no "faire".
    const phrased = matchesAt(view, at, 'triggers', lexicon, 2).some(
      ({ entry }) => entry.kind === 'verb' && entry.words.length > longest,
    )
    for (const match of phrased ? [] : matches) {
      if (match.entry.words.length < longest) continue
      const copula = relation(view.words[at]) === 'cop' || (upos === 'AUX' && match.last > at)
      found.push({ match, verb: copula ? Math.max(view.words[at].head, at) : at })
    }
    if (matches.length === 0) {
      const harm = matchesAt(view, at, 'triggers', lexicon, 3).find(
        (match) => match.entry.kind === 'verb' && match.entry.value.result,
      )
      if (harm) found.push({ match: harm, verb: at })
    }
  }
  return found
}

function findSupport(context: EventContext, noun: number, verbs: readonly SupportMatch[]): SupportVerb | null {
  const { view, lexicon } = context
  let top = noun
  let series = false
  for (let steps = 0; steps < 4; steps++) {
    const word = view.words[top]
    const { head } = word
    if (head < 0 || isVerbal(view.words[head])) break
    const counted = relation(word) === 'nmod' && hasWord(lexicon, 'series-noun', view.lemmas[head])
    if (counted) series = true
    if (!counted && relation(word) !== 'conj') break
    top = head
  }
  const candidates: SupportVerb[] = []
  for (const { match, verb } of verbs) {
    const as = relationTo(context, top, verb, match)
    if (!as) continue
    const found = accept(context, match, verb, as, series)
    if (found) candidates.push(found)
  }
  // Nearest first: "une attaque menée par X a visé Y" has both; the caller merges the rest by asking again.
  return candidates.sort((a, b) => rank(a) - rank(b) || Math.abs(a.verb - noun) - Math.abs(b.verb - noun))[0] ?? null
}

/** Every support verb of the noun, best first: "l'assaut mené par X a été repoussé" has two. */
export function allSupport(context: EventContext, noun: number, verbs: readonly SupportMatch[]): SupportVerb[] {
  const found: SupportVerb[] = []
  let rest = verbs
  for (let steps = 0; steps < 3; steps++) {
    const next = findSupport(context, noun, rest)
    if (!next) break
    found.push(next)
    rest = rest.filter(({ verb }) => verb !== next.verb)
  }
  return found
}

/** A participle on the noun says less than the clause's own verb. */
function rank(support: SupportVerb): number {
  return support.args.participle ? 1 : 0
}

function relationTo(context: EventContext, noun: number, verb: number, match: TriggerMatch): SupportVerb['as'] | null {
  const { view, lexicon } = context
  const word = view.words[noun]
  const name = relation(word)
  const inMatch = word.head >= match.first && word.head <= match.last
  if (word.head === verb || inMatch || (word.head >= 0 && ownsVerb(context, word.head, verb))) {
    if (name === 'nsubj' || name === 'csubj') return 'subject'
    const preposition = prepositionOf(view, noun)
    if (name === 'obj' || name === 'iobj' || (name === 'xcomp' && preposition === '')) return 'object'
    if (name === 'nmod' && inMatch && word.head !== verb) return 'object'
    if (match.entry.preposition && preposition === match.entry.preposition) return 'object'
    if (name === 'nmod' && word.head === verb) return 'object'
    if (hasWord(lexicon, 'occasion', preposition)) return 'occasion'
    return null
  }
  // "le raid, mené par X, a …": the participle describes the subject of the clause.
  const aside = relation(view.words[verb]) === 'advcl' && isPastParticiple(view.words[verb])
  if (aside && name === 'nsubj' && view.words[verb].head === word.head && verb > noun && verb < word.head)
    return 'subject'
  // "la marche doit partir": the modal has the subject, the infinitive says what happens.
  if (name === 'nsubj' && relation(view.words[verb]) === 'xcomp' && view.words[verb].head === word.head)
    return 'subject'
  // "l'attaque menée par X", "l'attaque qui a visé Y": the verb hangs on the noun.
  if (view.words[verb].head === noun && relation(view.words[verb]) === 'acl') return 'subject'
  if (isNamedBefore(context, noun, verb)) return 'subject'
  const relative = verb > noun && isUnder(view, verb, noun)
  if (relative && ['harm', 'toll'].includes(match.entry.value.light ?? '') && isSubjectRelative(context, verb))
    return 'subject'
  const where = view.kids[verb].some((kid) => hasWord(lexicon, 'where', view.forms[kid]))
  if (relative && where && match.entry.value.light === 'harm') return 'occasion'
  // "a été la cible … d'une attaque": the complement, with a date or place between.
  const distance = noun - match.last
  if (
    match.entry.words.length > 1 &&
    match.entry.preposition !== null &&
    prepositionOf(view, noun) === match.entry.preposition &&
    distance > 0 &&
    distance <= 12
  ) {
    if (!view.words.slice(match.last + 1, noun).some((other) => isVerbal(other) || /^[;:.]$/.test(other.form)))
      return 'object'
  }
  // Word order as second leg: verb, determiner, noun.
  if (match.last < noun && noun - match.last <= 4 && word.head >= 0) {
    for (let i = match.last + 1; i < noun; i++) {
      const { upos } = view.words[i]
      const passes =
        upos === 'DET' ||
        upos === 'ADJ' ||
        upos === 'NUM' ||
        upos === 'ADV' ||
        (upos === 'ADP' && match.entry.preposition !== null) ||
        isPunctuation(view.words[i])
      if (!passes) return null
    }
    if (name === 'nmod' && match.entry.preposition === null && match.last === verb) return null
    return prepositionOf(view, noun) === '' || match.entry.preposition !== null ? 'object' : null
  }
  return null
}

/** "l'opération surprise Tempête du Sud menée par X": only a bare noun and names stand between noun and participle. */
function isNamedBefore({ view }: EventContext, noun: number, verb: number): boolean {
  const { feats } = view.words[verb]
  if (!isPastParticiple(view.words[verb]) || verb < noun + 2 || verb > noun + 8) return false
  const own = view.words[noun].feats
  if (
    (own.Gender && feats.Gender && own.Gender !== feats.Gender) ||
    (own.Number && feats.Number && own.Number !== feats.Number)
  )
    return false
  for (let i = noun + 1; i < verb; i++) {
    const { upos, form } = view.words[i]
    const named = /^\p{Lu}/u.test(form) || (upos === 'NOUN' && i === noun + 1)
    const joins = upos === 'ADP' || upos === 'DET'
    if (!named && !(joins && i + 1 < verb && /^\p{Lu}/u.test(view.words[i + 1].form)) && !(joins && upos === 'ADP'))
      return false
  }
  return true
}

/** True where `head` is the verb that a coordinated verb shares its subject with. */
function ownsVerb(context: EventContext, head: number, verb: number): boolean {
  const { view } = context
  return (
    relation(view.words[verb]) === 'conj' &&
    view.words[verb].head === head &&
    isVerbal(view.words[head]) &&
    !view.kids[verb].some((kid) => relation(view.words[kid]) === 'nsubj')
  )
}

/** Arguments of a support verb; of "être la cible de" the subject before the copula. */
function argumentsFor(context: EventContext, match: TriggerMatch, verb: number): Arguments {
  const { view, lexicon } = context
  const args = argumentsOf(view, verb, Math.max(match.last, verb), lexicon, match.parts)
  if (match.entry.words.length < 2 || view.words[match.first].upos !== 'AUX') return args
  const own =
    args.doer >= 0 && args.doer < match.first
      ? args.doer
      : args.patient >= 0 && args.patient < match.first
        ? args.patient
        : -1
  let first = match.first
  while (first > 0 && view.words[first - 1].upos === 'AUX') first--
  return { ...args, voice: 'active', participle: false, doer: own >= 0 ? own : nominalBefore(view, first), patient: -1 }
}

const asSubject: ReadonlySet<Support> = new Set([
  'occur',
  'oppose',
  'shake',
  'impact',
  'harm',
  'toll',
  'ongoing',
  'end',
  'deed',
  'means',
])
const asObject: ReadonlySet<Support> = new Set(['agent', 'target', 'place', 'ongoing', 'end', 'foil', 'repel'])

function accept(
  context: EventContext,
  match: TriggerMatch,
  verb: number,
  as: SupportVerb['as'],
  series: boolean,
): SupportVerb | null {
  const row = match.entry
  const kind = (row.value.light as Support | undefined) ?? 'harm'
  const args = argumentsFor(context, match, verb)
  if (row.reflexive !== args.reflexive) return null
  const { first, last } = match
  const stated = (role: SupportVerb['as']): SupportVerb => ({ kind, row, verb, first, last, args, as: role, series })
  // A passive turns the object into the subject.
  const logical = as === 'occasion' ? 'occasion' : args.voice === 'passive' && as === 'subject' ? 'object' : as
  if (logical === 'occasion') return kind === 'harm' || kind === 'impact' || kind === 'toll' ? stated('occasion') : null
  if (kind === 'blame') return args.participle && logical === 'object' ? stated('object') : null
  if (logical === 'subject' && asSubject.has(kind)) return stated('subject')
  if (
    logical === 'object' &&
    (asObject.has(kind) ||
      (kind === 'reported' && args.voice === 'passive') ||
      (kind === 'occur' && (as === 'subject' || row.value.with !== undefined)))
  )
    return stated('object')
  return null
}

function isSubjectRelative({ view, lexicon }: EventContext, verb: number): boolean {
  return view.kids[verb].some(
    (kid) => relation(view.words[kid]) === 'nsubj' && hasWord(lexicon, 'relative', view.forms[kid]),
  )
}
