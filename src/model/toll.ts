import * as z from 'zod'
import { Span } from './span.ts'

export const measures = [
  'killed',
  'injured',
  'missing',
  'trapped',
  'hospitalised',
  'abducted',
  'detained',
  'captured',
  'displaced',
  'affected',
  'casualties-unspecified',
] as const
export type Measure = (typeof measures)[number]

/** One figure of one source. Never summed over sources or scopes (model.md §1.8); persons, not objects. */
export const Toll = z.object({
  id: z.string(),
  measure: z.enum(measures),
  /** The figure with its noun and modifiers; every digit that gave min and max stands in it. */
  raw: Span,
  min: z.int().nullable(),
  max: z.int().nullable(),
  best: z.int().nullable(),
  exactness: z.enum([
    'exact',
    'approx',
    'at-least',
    'more-than',
    'at-most',
    'less-than',
    'range',
    'vague',
    'zero',
    'unknown',
  ]),
  polarity: z.enum(['+', '-']).optional(),
  victims: z
    .object({
      status: z.enum(['civilian', 'combatant', 'security-forces', 'mixed', 'unknown']).optional(),
      age: z.enum(['child', 'adult', 'elderly']).optional(),
      sex: z.enum(['female', 'male']).optional(),
      role: z.string().optional(),
      nationality: z.string().optional(),
    })
    .optional(),
  part: z.enum(['total', 'subset', 'majority', 'share', 'disjoint']).optional(),
  partOf: z.string().optional(),
  composition: z
    .array(
      z.object({ raw: Span, group: z.string(), part: z.enum(['majority', 'share']), share: z.number().optional() }),
    )
    .optional(),
  scope: z.enum(['event', 'area-cumulative', 'period-cumulative', 'conflict-cumulative']),
  period: z.object({ since: z.string().nullable(), until: z.string().nullable() }).optional(),
  asOf: z.string().nullable(),
  countedBy: z.string().nullable(),
  relayedBy: z.string().optional(),
  identifiedOnly: z.boolean().optional(),
  provisional: z.boolean().optional(),
  delta: z.boolean().optional(),
  supersedes: z.string().optional(),
  /** Taken back by the text that gives it ("3 morts et non 13"). */
  withdrawn: z.boolean().optional(),
})
export type Toll = z.infer<typeof Toll>
