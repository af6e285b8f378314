import type { ReviewAction } from '../model/review.ts'

/** A decision as a person gives it: what it names may be incidents, origins or statements; `draftReviews` finds the statements. */
export interface ReviewOrder {
  action: ReviewAction
  target: string
  by: string
  reason: string
  /** ISO instant, from the caller. */
  at: string
  /** Incidents, statements or origins that it is about besides the target. */
  with?: readonly string[]
  set?: unknown
  /** Also for the same words in copies of the text. */
  allCopies?: boolean
  /** Hashed with what quotes a text, so that a removed text cannot be guessed from the chain. */
  salt?: string
}
