/**
 * What the stages hand each other: proposals tied to words of the trees. Stages import these types from here and never
 * import each other; `reading/` alone knows their order. Word numbers index `Sentence.words`.
 */
import type { Actor, ActorType } from './actor.ts'
import type { DateValue } from './date-value.ts'
import type { Document } from './document.ts'
import type { Place } from './place.ts'
import type { Range } from './span.ts'
import type { Act, ChainLink, Outcome, Real, Role, Speech, Voice } from './statement.ts'
import type { Measure, Toll } from './toll.ts'
import type { Sentence } from './tree.ts'

/** A word of a sentence: `doc.sentences[sentence].words[word]`. */
export interface WordRef {
  sentence: number
  word: number
}

/** The document with its trees: the common input of every stage after parse. */
export interface ParsedDocument {
  text: string
  document: Document
  sentences: Sentence[]
}

/** A noun phrase that names or describes somebody who can act or speak; `actor` is set when the gazetteer knows the name. */
export interface ActorMention extends Range {
  at: WordRef
  actor: string | null
  type: ActorType
  /** How the mention refers: a name, a role ("un responsable"), nobody named, a group of people. */
  named: 'named' | 'role' | 'anonymous' | 'collective'
}

/** A place mention: its range with the preposition's phrase, the head of its noun phrase, and the resolved place (id in `places`). */
export interface PlaceMention extends Range {
  at: WordRef
  place: Place
  /** False where the toponym stands for an actor ("Washington a condamné"). */
  locative: boolean
  /** In a dateline: where it was written, not where it happened. */
  dateline?: boolean
  /** Says where the place before it lies (", dans le sud de la Tarsène"); no place of the event in its own right. */
  container?: boolean
}

/** A date of the text with the word its expression hangs on. */
export interface DateMention {
  at: WordRef
  date: DateValue
}

export interface TollProposal extends Omit<
  Toll,
  'id' | 'raw' | 'countedBy' | 'relayedBy' | 'asOf' | 'partOf' | 'supersedes' | 'composition' | 'period'
> {
  measure: Measure
  raw: Range
  /** Head noun or numeral of the figure, and the predicate (verb, participle, event noun) that gives the measure. */
  at: WordRef
  predicate: WordRef
  /** Index, in the same list, of the toll this one is part of. */
  partOf?: number
  /** Index, in the same list, of the earlier figure that this one replaces. */
  replaces?: number
  /** Cumulative figures: the word that says since when ("depuis"); the date follows it. */
  since?: Range
  /** The figure's own noun names persons ("onze soldats"), not what befell them ("onze morts"). */
  persons?: boolean
  /** The words that say of which day the figure is ("arrêté", "à la date de"); the date follows them. */
  asOfMark?: Range
  composition?: { raw: Range; group: string; part: 'majority' | 'share'; share?: number }[]
  rules: string[]
}

export interface RoleProposal extends Range {
  role: Role
  /** Head word of the phrase. */
  at: WordRef
}

export interface EventProposal {
  /** The word that fires, and the trigger's range. */
  at: WordRef
  trigger: Range
  type: string
  typeAlternatives?: string[]
  roles: RoleProposal[]
  outcome?: Outcome
  /**
   * Set where a support verb states the event noun: whose deed its subject's is. "Mener une attaque" is its own; "essuyer des
   * tirs" and "repousser l'assaut" tell of another's.
   */
  support?: 'own' | 'other'
  /** As the clause states it, before any attribution: negation does not make it not-occurred when the clause denies it. */
  real: Real
  negated: boolean
  /** Journalistic conditional ("aurait frappé"). */
  conditional: boolean
  /** A noun, not a predicate: may be presupposed ("la rupture de la trêve"). */
  nominal: boolean
  /** True where the noun phrase is definite or a participle modifies it: told as known, not stated. */
  presupposed: boolean
  count?: number
  series?: boolean
  phase?: string
  /** Smallest clause (or noun phrase for nominal events) that states it. */
  clause: Range
  /** Event date expressions found in its own clause, best first: indices into the date mentions. */
  dates: number[]
  rules: string[]
}

/**
 * A stretch of text somebody says: content, act, voice, chain. Propositions cover the author's own sentences (chain of one)
 * and every attributed content, one for each coordinated clause; events and tolls are attached in `reading/`.
 */
export interface Proposition {
  content: Range
  /** Head of the content: its main predicate or noun. */
  at: WordRef
  act: Act
  deniesWhat?: string
  claimsWhat?: ('act' | 'target' | 'effect')[]
  retractsWhat?: string
  voice: Voice
  speech?: Speech
  mood?: 'indicative' | 'conditional' | 'subjunctive'
  /** Lemma of the cue and its lexicon category; absent in the author's own voice. */
  cue?: { lemma: string; at: WordRef | null; factive?: 'yes' | 'weak'; distance?: 'mild' | 'doubt' | 'reject' }
  /** Author first (order 0). `mention`, `cue`, `medium`, `artefact`, `recipient`, `antecedent` are ranges here. */
  chain: LinkProposal[]
  /** What the act itself says of reality (threatens → threatened); absent = read it from the event or clause. */
  real?: Real
  /** Set where the content names the alleged doer outside the content ("accuse Y de …", "imputé à Y"). */
  accused?: Range
  /** First person inside the content means the origin. */
  firstPerson?: boolean
  /** The head of a subject in the first person ("our units have …"). */
  self?: Range
  condition?: Range
  quoteGroup?: number
  rules: string[]
  needsReview: string[]
}

export interface LinkProposal extends Omit<
  ChainLink,
  'mention' | 'cue' | 'antecedent' | 'antecedentCandidates' | 'medium' | 'artefact' | 'recipient'
> {
  mention?: Range
  mentionAt?: WordRef
  cue?: Range[]
  antecedent?: Range
  antecedentCandidates?: Range[]
  medium?: Range
  artefact?: Range
  recipient?: Range
  /** Index into `findings.dates` of the date that dates the saying (rule D4). */
  saidOnDate?: number
}

/** Everything found in the words before attribution. */
export interface Findings {
  /** Actor that the outlet is: the text speaks for it. None where the outlet is a medium or nobody known. */
  author?: Actor
  /** The medium that publishes the text, where the gazetteer knows it. */
  outlet?: Actor
  dates: DateMention[]
  /** Parts of the day inside the phrase of an event noun ("the evening shelling"); without ids. */
  dayParts?: DateMention[]
  places: PlaceMention[]
  actors: ActorMention[]
  tolls: TollProposal[]
  events: EventProposal[]
}
