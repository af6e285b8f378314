import { isRemoval } from '../corroborate/review-names.ts'
import type { Review } from '../model/review.ts'
import { hashReview } from './hash-review.ts'

/** A break in the chain of reviews, told by the number of the review it shows at. */
export interface ChainBreak {
  seq: number
  problem: 'hash' | 'link' | 'number'
}

/**
 * Where the chain of reviews is broken: a review whose content gives another digest, one that does not name the digest before it,
 * a number left out. Empty where it holds. A chain cut at its end shows only against a head digest kept elsewhere (`selon seal`).
 * Decisions that a later removal emptied keep their digest, which nobody can compute again; the removal names them.
 */
export function verifyChain(reviews: readonly Review[]): ChainBreak[] {
  const emptied = emptiedReviews(reviews)
  return reviews.flatMap((review, at) => {
    const breaks: ChainBreak[] = []
    const { hash, ...content } = review
    if (!emptied.has(review) && hashReview(content) !== hash) breaks.push({ seq: review.seq, problem: 'hash' })
    if (review.prevHash !== (reviews[at - 1]?.hash ?? null)) breaks.push({ seq: review.seq, problem: 'link' })
    if (review.seq !== at + 1) breaks.push({ seq: review.seq, problem: 'number' })
    return breaks
  })
}

function emptiedReviews(reviews: readonly Review[]): Set<Review> {
  const named = reviews.flatMap((review) =>
    isRemoval(review)
      ? ((review.after as { redacted?: number[] }).redacted ?? []).filter((seq) => seq < review.seq)
      : [],
  )
  const numbers = new Set(named)
  return new Set(reviews.filter(({ seq, before, after }) => numbers.has(seq) && before === null && after === null))
}
