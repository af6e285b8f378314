import * as z from 'zod'

export const reviewActions = [
  'accept',
  'correct',
  'reject',
  'add-statement',
  'move-statement',
  'merge',
  'split',
  'join-origins',
  'part-origins',
  'set-relation',
  'set-best',
  'alias',
  'flag',
  'defer',
  'comment',
  'lock',
  'seal',
  'undo',
] as const
export type ReviewAction = (typeof reviewActions)[number]

/** One decision of a person: appended, chained by hash, never changed (model.md §1.11). */
export const Review = z.object({
  id: z.string(),
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  target: z.string(),
  action: z.enum(reviewActions),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string(),
  prevHash: z.string().nullable(),
  hash: z.string(),
})
export type Review = z.infer<typeof Review>
