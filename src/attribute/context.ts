/** What every part of attribution looks at: trees as views, quotations, and the findings by sentence. */
import type { Act, Real, Speech } from '../model/statement.ts'
import type {
  ActorMention,
  EventProposal,
  Findings,
  ParsedDocument,
  PlaceMention,
  TollProposal,
} from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Cue, CueLexicon } from './cue-lexicon.ts'
import type { Quotation } from './quotations.ts'
import type { Stretch, View } from './view.ts'

export interface Context {
  doc: ParsedDocument
  findings: Findings
  lexicon: CueLexicon
  views: View[]
  /** Outermost quotations in order, and those that touch each sentence (indices). */
  quotations: Quotation[]
  quotationsOf: number[][]
  events: EventProposal[][]
  actors: ActorMention[][]
  places: PlaceMention[][]
  tolls: TollProposal[][]
  dates: number[][]
}

/** Who speaks: a noun phrase or pronoun of a sentence. */
export interface Source {
  sentence: number
  at: number
  range: Range
  /** Shared with another cue ("et a démenti"), so named by no words here. */
  ellipsis?: boolean
  /** Set where the words name a thing that speaks ("le texte", "un bilan de X"). */
  artefact?: Range
  anonymous?: boolean
}

/** Words of a sentence at which another frame begins. */
export type Barriers = ReadonlySet<number>

export interface Content {
  range: Range
  sentence: number
  at: number
  mode: Speech
  accused?: Range
  condition?: Range
  /** The whole clause is the content, cue included ("n'a pas souhaité commenter"). */
  clause?: boolean
  quotation?: Quotation
  conditional?: boolean
  nominal?: boolean
  /** An infinitive or gerund without a subject of its own. */
  bare?: boolean
  /** Stood in a frame that denies it ("il est faux que S") or tells it by hearsay ("il se dit que S"). */
  denied?: boolean
  hearsay?: boolean
  hedged?: boolean
  /** Told as known by the way, in the author's voice. */
  presupposed?: boolean
}

/** One act of saying found in the text, with its cue, source and contents. */
export interface Saying {
  sentence: number
  /** The cue's word, -1 where a quotation goes on without one. */
  at: number
  cue: Cue | null
  act: Act
  cueRange: Range | null
  source: Source | null
  /** Voices between this source and the content, outermost first: "selon X, citant Y" has Y here. */
  inner: { source: Source; cue: Range | null; spokesperson?: boolean }[]
  contents: Content[]
  /** Head of the clause that the cue makes, -1 for prepositions. */
  clause: number
  /** Words of the frame where channel and recipient are looked for. */
  frame: Stretch[]
  carried?: boolean
  /** Words that only announce what follows a colon: no statement of the author's either. */
  announces?: { start: number; end: number }[]
  /** Said by a noun inside another's content: that other does not pass it on ("rejette un rapport selon lequel S"). */
  aside?: boolean
  /** What is said is a noun phrase of the author's clause ("bombed what X called a nest"), which it does not cut. */
  kept?: boolean
  rules: string[]
  needsReview: string[]
}

/** What is decided of a proposition's act. */
export interface Decision {
  act: Act
  deniesWhat?: string
  claimsWhat?: ('act' | 'target' | 'effect')[]
  retractsWhat?: string
  real?: Real
  firstPerson: boolean
  self?: Range
  rules: string[]
}

export function inside(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

export function overlaps(x: Range, y: Range): boolean {
  return x.start < y.end && y.start < x.end
}

/** The outermost quotation that holds an offset, among those of its sentence. */
export function quotationAt(ctx: Context, sentence: number, offset: number): Quotation | null {
  for (const index of ctx.quotationsOf[sentence]) {
    const quotation = ctx.quotations[index]
    if (offset >= quotation.start && offset < quotation.end) return quotation
  }
  return null
}
