import { send, type Review, type ReviewOrder } from './api.ts'
import { refreshDossier, reviewer } from './dossier.svelte.ts'

/** Takes a decision in the reviewer's name. @throws ApiError, review-locked among them */
export async function decide(order: ReviewOrder): Promise<Review[]> {
  const { reviews } = await send<{ reviews: Review[] }>('POST', '/api/reviews', {
    reason: '',
    ...order,
    by: reviewer(),
  })
  void refreshDossier()
  return reviews
}

/** What takes a decision back: a new decision of its own, since nothing is ever erased. */
export function undoOf(review: Review): ReviewOrder {
  const { id, action, target } = review
  return { action, target, set: { undo: true }, reason: `undoes ${id}` }
}
