import * as z from 'zod'
import { Span } from './span.ts'

export const datePrecisions = [
  'day',
  'night',
  'weekend',
  'week',
  'part-of-month',
  'month',
  'season',
  'year',
  'interval',
  'unknown',
] as const

/** A date, time, duration or set of the text. ISO dates; nothing here is finer than the words say. */
export const DateValue = z.object({
  id: z.string(),
  span: Span,
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  /** TIMEX3 value: "2024-03-05", "XXXX-03-05", "PXM", "2024-03-05TNI". */
  timex: z.string(),
  mod: z
    .enum(['BEFORE', 'AFTER', 'ON_OR_BEFORE', 'ON_OR_AFTER', 'LESS_THAN', 'MORE_THAN', 'START', 'MID', 'END', 'APPROX'])
    .optional(),
  edtf: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  precision: z.enum(datePrecisions),
  basis: z.enum(['stated', 'weekday-match', 'anchor-relative', 'context-background', 'reviewer']),
  /** Id of another date, or 'publishedAt' or 'dateline'. */
  anchor: z.string().optional(),
  direction: z.enum(['before', 'after', 'unknown']).optional(),
  evidence: z
    .array(
      z.object({
        rule: z.string(),
        candidates: z.array(z.string()).optional(),
        window: z.tuple([z.string(), z.string()]).optional(),
        kept: z.array(z.string()).optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
  alternatives: z.array(z.string()).optional(),
  /** True for durations and ages ("depuis deux heures", "9 ans") that no event may take as its date. */
  notATime: z.boolean().optional(),
  /** Clock time as written, normalised "HH:MM", when the words give one. */
  clock: z.string().optional(),
  needsReview: z.array(z.string()).optional(),
})
export type DateValue = z.infer<typeof DateValue>
