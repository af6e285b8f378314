import { reviewActions, type Review, type ReviewAction } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import { hashReview } from './hash-review.ts'

/** What a person decides; `at` and `by` come from the caller, never from the machine's clock here. */
export interface ReviewDraft {
  at: string
  by: string
  target: string
  action: ReviewAction
  before?: unknown
  after?: unknown
  reason: string
}

/**
 * The next review of a chain.
 * @throws SelonError review-malformed where the action is unknown, or who decided, why or when is missing
 */
export function makeReview(draft: ReviewDraft, last: Review | null): Review {
  check(draft)
  const seq = (last?.seq ?? 0) + 1
  const review: Omit<Review, 'hash'> = {
    id: `r${seq}`,
    seq,
    at: draft.at,
    by: draft.by,
    target: draft.target,
    action: draft.action,
    before: draft.before ?? null,
    after: draft.after ?? null,
    reason: draft.reason,
    prevHash: last?.hash ?? null,
  }
  return { ...review, hash: hashReview(review) }
}

function check({ action, by, at, reason, target }: ReviewDraft): void {
  if (!reviewActions.includes(action))
    throw new SelonError('review-malformed', `unknown action "${action}"; known are ${reviewActions.join(', ')}`)
  for (const [name, value] of Object.entries({ by, at, target }))
    if (value.trim() === '') throw new SelonError('review-malformed', `a review says ${name}`)
  // Putting a text aside needs no reason (ethics H10); everything else does.
  if (action !== 'defer' && reason.trim() === '') throw new SelonError('review-malformed', 'a review gives its reason')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at))
    throw new SelonError('review-malformed', `"${at}" is no instant like 2024-03-05T09:00:00Z`)
}
