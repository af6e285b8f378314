import * as z from 'zod'
import { DeniesWhat, SourceRelation } from './statement.ts'
import { measures, Toll } from './toll.ts'

/**
 * Who a statement goes back to, within one incident: the statements of one source count once, however many texts carry them
 * (model.md §1.9). An outlet's own voice is no origin.
 */
export const Origin = z.object({
  id: z.string(),
  /** Actor id where the reading knows one; null for a source told by a role or not named. */
  actor: z.string().nullable(),
  name: z.string(),
  relation: SourceRelation,
  /** Party of the parties file, or none, or unknown. */
  side: z.string(),
  statements: z.array(z.string()),
  /** Documents that carry it. */
  documents: z.array(z.string()),
  ownObservation: z.boolean(),
  basis: z.enum(['same-utterance', 'near-duplicate', 'same-dispatch', 'same-actor', 'citation', 'reviewer']),
  /** Rules I1–I12 that put its statements together, or that leave its independence open. */
  rules: z.array(z.string()),
  /** Days on which it spoke, where the texts tell: one source on several occasions counts once (I4). */
  days: z.array(z.string()),
  /** Whether it counts in k (a side, or a third party with own observation), or why not. */
  independence: z.enum(['side', 'third-party', 'unknown']),
})
export type Origin = z.infer<typeof Origin>

/** What links two documents of an incident, or what was looked for and not found. */
export const OriginPair = z.object({
  documents: z.tuple([z.string(), z.string()]),
  /** Rule I1–I12 that applies. */
  rule: z.string(),
  links: z.array(
    z.object({
      kind: z.enum([
        'forward',
        'copy',
        'near-duplicate',
        'same-utterance',
        'same-actor',
        'shared-quotation',
        'citation',
        'same-dispatch',
        'reviewer',
      ]),
      /** 0–1 for what is measured, else absent. */
      similarity: z.number().optional(),
      words: z.string().optional(),
    }),
  ),
  notFound: z.array(z.string()),
})
export type OriginPair = z.infer<typeof OriginPair>

/** One figure in the series of one counter. Points are never added to each other. */
export const TollPoint = z.object({
  statement: z.string(),
  document: z.string(),
  toll: Toll,
  asOf: z.string().nullable(),
  reportedOn: z.string().nullable(),
  /** Statement whose figure of the same counter this one takes the place of. */
  supersedes: z.string().nullable(),
  change: z.enum(['first', 'same', 'up', 'down', 'other']),
})
export type TollPoint = z.infer<typeof TollPoint>

/** What one counter says of one measure over time. */
export const TollSeries = z.object({
  counter: z.string().nullable(),
  counterName: z.string(),
  measure: z.enum(measures),
  scope: Toll.shape.scope,
  area: z.string().nullable(),
  identifiedOnly: z.boolean(),
  points: z.array(TollPoint),
})
export type TollSeries = z.infer<typeof TollSeries>

export const detailStatuses = ['D0', 'D1', 'D2'] as const

/**
 * A group of statements about one event (model.md §1.10), as `selon incidents --format json` lists it. Everything in it is
 * computed from statements, sides and decisions; nothing in it says who is right.
 */
export const Incident = z.object({
  id: z.string(),
  label: z.string(),
  statements: z.array(z.string()),
  documents: z.array(z.string()),
  typeHypotheses: z.array(z.object({ type: z.string(), statements: z.array(z.string()) })),
  /** First and last day the statements allow, or null. */
  when: z.object({ start: z.string(), end: z.string(), clock: z.array(z.string()) }).nullable(),
  /** Settlements at the finest; coordinates are theirs, never a site's. */
  where: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      precision: z.string(),
      country: z.string().optional(),
      lat: z.number().optional(),
      lon: z.number().optional(),
    }),
  ),
  status: z.object({
    /** O0–O9, or "sides-not-set" where no parties file is given. */
    occurrence: z.string(),
    responsibility: z.array(z.string()),
    details: z.record(z.string(), z.enum(detailStatuses)),
  }),
  /** Each rule of `status.responsibility` with whom it speaks of (A of its label) and who says so (B); C claims it too. */
  responsibility: z.array(
    z.object({ rule: z.string(), of: z.array(z.string()), by: z.array(z.string()), others: z.array(z.string()) }),
  ),
  claims: z.array(z.string()),
  confirms: z.array(z.string()),
  denies: z.array(z.object({ actor: z.string(), what: DeniesWhat })),
  accuses: z.array(z.object({ by: z.string(), of: z.string() })),
  counts: z.object({ reports: z.int(), origins: z.int(), independent: z.int(), unknown: z.int() }),
  reviewed: z.object({ statements: z.int(), of: z.int() }),
  tolls: z.array(z.string()),
  tollSeries: z.array(TollSeries),
  origins: z.array(Origin),
  history: z.array(
    z.object({ op: z.enum(['created', 'merged', 'split']), with: z.array(z.string()).optional(), review: z.string() }),
  ),
  exportable: z.boolean(),
  note: z.string().optional(),
})
export type Incident = z.infer<typeof Incident>
