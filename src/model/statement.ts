import * as z from 'zod'
import { Span } from './span.ts'
import { Toll } from './toll.ts'

export const acts = [
  'reports',
  'asserts',
  'announces',
  'claims-responsibility',
  'acknowledges',
  'confirms',
  'denies',
  'disputes',
  'retracts',
  'no-comment',
  'accuses',
  'assesses',
  'counts',
  'witnesses',
  'finds',
  'verifies',
  'threatens',
  'warns',
  'pledges',
  'intends',
  'calls-for',
  'demands',
  'orders',
  'condemns',
  'welcomes',
  'mourns',
  'apologises',
  'justifies',
  'characterises',
  'decides',
  'votes',
  'relays',
] as const
export const Act = z.enum(acts)
export type Act = z.infer<typeof Act>

export const Voice = z.enum([
  'own',
  'own-conditional',
  'attributed',
  'quoted',
  'mixed',
  'scare',
  'free-indirect',
  'presupposed',
  'headline',
  'unclear',
])
export type Voice = z.infer<typeof Voice>
export const Speech = z.enum(['direct', 'indirect', 'mixed', 'free-indirect', 'narrativised', 'according-to'])
export type Speech = z.infer<typeof Speech>
export const StatementKind = z.enum([
  'event',
  'toll',
  'motive',
  'label',
  'demand',
  'intent',
  'opinion',
  'background',
  'meta',
])
export type StatementKind = z.infer<typeof StatementKind>
export const Real = z.enum([
  'occurred',
  'ongoing',
  'planned',
  'threatened',
  'hypothetical',
  'conditional',
  'not-occurred',
  'generic',
  'none',
])
export type Real = z.infer<typeof Real>
export const Fact = z.enum(['CT+', 'CT-', 'PR+', 'PR-', 'PS+', 'PS-', 'CTu', 'Uu'])
export type Fact = z.infer<typeof Fact>
export const channelKinds = [
  'telegram',
  'x',
  'other-social',
  'tv',
  'radio',
  'press-conference',
  'statement',
  'letter',
  'video',
  'website',
  'phone',
  'in-person',
  'unknown',
] as const
export const ChannelKind = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof ChannelKind>

/** `event`, `responsibility`, `intent`, `toll`, `statement`, `detail:<field>` or `unclear`. */
export const DeniesWhat = z.string().regex(/^(event|responsibility|intent|toll|statement|unclear|detail:.+)$/)

/** One voice of a chain, from the author (order 0, the outlet) inwards to the origin. */
export const ChainLink = z.object({
  order: z.int(),
  role: z.enum(['author', 'relay', 'speaker', 'origin', 'artefact']),
  actor: z.string().nullable(),
  mention: Span.optional(),
  cue: z.union([Span, z.array(Span)]).optional(),
  mode: Speech.optional(),
  anaphor: z.enum(['pronoun', 'definite', 'short-name', 'ce-dernier', 'same-source', 'ellipsis']).optional(),
  antecedent: Span.optional(),
  antecedentCandidates: z.array(Span).optional(),
  named: z.enum(['named', 'role', 'anonymous', 'collective', 'implicit']).optional(),
  channel: ChannelKind.optional(),
  medium: Span.optional(),
  artefact: Span.optional(),
  /** To whom it was said ("à l'AFP"). */
  recipient: Span.optional(),
  saidOn: z.string().optional(),
  inferred: z.array(z.string()).optional(),
  /** In a dossier: the name that a person said these words stand for; a reading has none. */
  standsFor: z.string().optional(),
})
export type ChainLink = z.infer<typeof ChainLink>

export const roles = [
  'perpetrator',
  'agent',
  'participant',
  'target',
  'victim',
  'instrument',
  'place',
  'origin-place',
  'object',
  'recipient',
  'body',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>
export const RoleFiller = z.object({
  role: Role,
  span: Span,
  ref: z.string().optional(),
  certainty: Fact.optional(),
  /** As of a chain's link. */
  standsFor: z.string().optional(),
})
export type RoleFiller = z.infer<typeof RoleFiller>
export const Outcome = z.enum(['aimed', 'hit', 'intercepted', 'crashed', 'attempted', 'failed', 'unknown'])
export type Outcome = z.infer<typeof Outcome>

export const EventMention = z.object({
  type: z.string(),
  typeAlternatives: z.array(z.string()).optional(),
  trigger: Span,
  roles: z.array(RoleFiller),
  /** Id of a DateValue; never the date of the speech act. */
  time: z.string().nullable(),
  outcome: Outcome.optional(),
  count: z.int().optional(),
  series: z.boolean().optional(),
  phase: z.string().optional(),
})
export type EventMention = z.infer<typeof EventMention>

export const SourceRelation = z.enum([
  'claimant',
  'affected',
  'accuser',
  'third-party-observer',
  'third-party-relay',
  'outlet',
  'unknown',
])
export type SourceRelation = z.infer<typeof SourceRelation>

/** Somebody says something somewhere: the unit of the ledger. */
export const Statement = z.object({
  id: z.string(),
  doc: z.string(),
  content: Span,
  act: Act,
  deniesWhat: DeniesWhat.optional(),
  claimsWhat: z.array(z.enum(['act', 'target', 'effect'])).optional(),
  retractsWhat: z.string().optional(),
  voice: Voice,
  speech: Speech.optional(),
  kind: StatementKind,
  chain: z.array(ChainLink),
  event: EventMention.optional(),
  tolls: z.array(Toll).optional(),
  about: z.array(z.string()).optional(),
  presupposes: z.array(z.string()).optional(),
  condition: Span.optional(),
  mood: z.enum(['indicative', 'conditional', 'subjunctive']).optional(),
  real: Real,
  factuality: z.array(z.object({ link: z.int(), value: Fact })),
  factiveCue: z.boolean().optional(),
  distance: z.enum(['mild', 'doubt', 'reject']).optional(),
  sourceRelation: SourceRelation,
  quoteGroup: z.int().optional(),
  rules: z.array(z.string()),
  needsReview: z.array(z.string()),
  reviewState: z.enum(['proposed', 'accepted', 'corrected', 'rejected', 'deferred']),
})
export type Statement = z.infer<typeof Statement>
