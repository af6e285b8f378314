/** Everything the event rules ask for while they read one sentence. */
import type { DateMention, PlaceMention, RoleProposal, TollProposal } from '../model/proposals.ts'
import type { Role } from '../model/statement.ts'
import { hasWord, type EventLexicon, type TriggerRow } from './event-lexicon.ts'
import type { PhraseMatch } from './match-phrase.ts'
import type { NounClasses } from './noun-classes.ts'
import { phraseRange } from './noun-phrase.ts'
import { governorEffect } from './reality.ts'
import { relation, type SentenceView } from './sentence-view.ts'

export interface EventContext {
  view: SentenceView
  lexicon: EventLexicon
  classes: NounClasses
  /** Date mentions of the sentence with their index in the findings. */
  dates: readonly { index: number; mention: DateMention }[]
  places: readonly PlaceMention[]
  /** Words inside names of actors: no place of their own, no date ("le Mouvement du 23 mars"). */
  named: ReadonlySet<number>
  tolls: readonly TollProposal[]
  /** Weapon class named last before this sentence: what "appareils" or "engins" mean. */
  lastCraft: string | null
}

/** A trigger word with its row, before it is an event. */
export type TriggerMatch = PhraseMatch<TriggerRow>

/** An event in the making. */
export interface EventDraft {
  /** Word that fires; for supported nouns the noun. */
  at: number
  first: number
  last: number
  row: TriggerRow
  type: string
  alternatives: string[]
  roles: RoleProposal[]
  outcome?: string
  phase?: string
  series?: boolean
  count?: number
  nominal: boolean
  presupposed: boolean
  /** Verb that states it: itself, its support verb, or -1 for a bare noun. */
  predicate: number
  /** Reality that the support verb adds ("poursuivre" ongoing, "déjouer" not-occurred). */
  real?: string
  /** Whether the support verb's subject does the deed ("mener une attaque") or another ("essuyer des tirs"). */
  support?: 'own' | 'other'
  /** Participles that state it beside its noun ("une grenade lancée dans un bar"): their places are its own. */
  participles?: number[]
  /** Verb that tells only what the event led to. */
  tollVerb?: number
  /** A finite verb with the noun as its subject or object states it. */
  stated?: boolean
  /** The predicate is settled by a dated participle ("les pourparlers suspendus en janvier"). */
  fixed?: boolean
  rules: string[]
  /** Sentence-level words that must not be claimed again as place. */
  weight: number
}

/** A role filler from the head of a noun phrase; dates and located complements inside it are left out. */
export function roleOf(context: EventContext, role: Role, head: number, coordination = true): RoleProposal {
  const { view } = context
  const range = phraseRange(view, head, { coordination, cut: (at) => isCut(context, role, at) })
  return { role, ...range, at: { sentence: view.sentence.index, word: head } }
}

export function isDateWord(context: EventContext, at: number): boolean {
  if (context.named.has(at)) return false
  const { start, end } = context.view.words[at]
  if (
    hasWord(context.lexicon, 'time-noun', context.view.lemmas[at]) ||
    hasWord(context.lexicon, 'times-noun', context.view.lemmas[at])
  )
    return true
  return context.dates.some(({ mention }) => mention.date.span.start < end && start < mention.date.span.end)
}

function isCut(context: EventContext, role: Role, at: number): boolean {
  const name = relation(context.view.words[at])
  // "deux hommes soupçonnés d'avoir posé la bombe": what somebody is suspected of is no part of who it is.
  if (name === 'acl' && governorEffect(context.view, context.lexicon, at) === 'accuse') return true
  if (name === 'acl' && role === 'instrument') return context.view.hi[at] > at || context.view.words[at].head !== at - 1
  // "le chef d'état-major, trois jours après": a time that the tree joins to the phrase.
  if ((name === 'appos' || name === 'conj') && isDateWord(context, at)) return true
  if (name !== 'nmod' && name !== 'obl') return false
  if (isDateWord(context, at)) return true
  const { view, classes, lexicon } = context
  if (hasWord(lexicon, 'means-noun', view.lemmas[at])) return true
  const preposition = view.kids[at].find((kid) => relation(view.words[kid]) === 'case')
  if (preposition !== undefined && hasWord(lexicon, 'adverb-preposition', view.lemmas[preposition])) return true
  const named = view.words[context.view.words[at].head]?.upos === 'PROPN'
  const bare =
    view.words[at].upos === 'PROPN' &&
    !context.named.has(at) &&
    !view.kids[at].some((kid) => relation(view.words[kid]) === 'det')
  if (bare && !named && preposition !== undefined && hasWord(lexicon, 'plain-locative', view.lemmas[preposition]))
    return true
  if (named && (role === 'perpetrator' || role === 'agent') && classes.is(at, 'person')) return true
  // "oppose la garde aux insurgés": two sides.
  if (role === 'agent' && preposition !== undefined && hasWord(lexicon, 'dative', view.lemmas[preposition]))
    return (
      classes.is(at, 'armed') &&
      view.kids[at].some((kid) => relation(view.words[kid]) === 'det' || view.words[kid].multiword)
    )
  if (role !== 'target' && role !== 'victim' && role !== 'object' && role !== 'instrument') return false
  if (preposition === undefined || hasWord(lexicon, 'of', view.lemmas[preposition])) return false
  if (hasWord(lexicon, 'dative', view.lemmas[preposition]) && (classes.is(at, 'armed') || classes.is(at, 'person')))
    return true
  return classes.is(at, 'place') || classes.is(at, 'facility') || view.words[at].upos === 'PROPN'
}

/** "entre l'armée et le groupe": two parties. */
export function splitParties(context: EventContext, head: number, roles: RoleProposal[]): void {
  const { view } = context
  roles.push(roleOf(context, 'agent', head, false))
  for (const kid of view.kids[head]) {
    if (relation(view.words[kid]) === 'conj') roles.push(roleOf(context, 'agent', kid, false))
  }
}
