import type { Review } from '../model/review.ts'

/**
 * The reviews that hold: without those that a later one undoes, and without the undoing ones. What undoes is a decision like any
 * other, so that it can be undone in turn and the one before holds again.
 */
export function standingReviews<R extends Pick<Review, 'id' | 'action' | 'target'>>(reviews: readonly R[]): R[] {
  const undone = new Set<string>()
  for (const { id, action, target } of reviews.toReversed())
    if (action === 'undo' && !undone.has(id)) undone.add(target)
  return undone.size === 0 ? [...reviews] : reviews.filter(({ id, action }) => action !== 'undo' && !undone.has(id))
}
