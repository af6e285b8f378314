import { chainInEffect } from '../corroborate/second-reviewer.ts'
import { isUndone, statementsOfReview } from '../corroborate/review-names.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Review } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import { draftReviews } from './draft-reviews.ts'
import { incidentOfStatement } from './dossier-view.ts'
import { makeReview, type ReviewDraft } from './make-review.ts'
import type { ReviewOrder } from './review-order.ts'

/**
 * Takes a decision: appends it to the chain and lets it take effect, all of it or nothing. Returns the reviews that it became.
 * @throws SelonError review-malformed, review-locked
 */
export async function decide(ledger: Ledger, order: ReviewOrder): Promise<Review[]> {
  const drafts = await draftReviews(ledger, order)
  await checkLocks(ledger, drafts)
  return ledger.reground([], (last) => {
    const made: Review[] = []
    for (const draft of drafts) made.push(makeReview(draft, made.at(-1) ?? last))
    return made
  })
}

/** Changes nothing that is counted or shown of an incident. */
const harmless: ReadonlySet<string> = new Set(['comment', 'flag', 'defer', 'lock', 'seal'])

async function checkLocks(ledger: Ledger, drafts: readonly ReviewDraft[]): Promise<void> {
  const locks = new Map<string, Review>()
  const chain = chainInEffect(await ledger.reviews())
  for (const review of chain.reviews)
    if (review.action === 'lock') {
      const incident = await incidentOfLock(ledger, review)
      if (isUndone(review)) locks.delete(incident)
      else locks.set(incident, review)
    }
  if (locks.size === 0) return
  for (const draft of drafts) {
    // Who accepts what another decided decides the same.
    const held = chain.waiting.find(({ id }) => id === draft.target)
    const { action, target, after } = held ?? draft
    if (
      harmless.has(action === 'undo' ? (after as { undoes: string }).undoes : action) ||
      (held && draft.action === 'reject')
    )
      continue
    const incidents = target.startsWith('inc:') ? [(await ledger.incident(target))?.id ?? target] : []
    for (const id of statementsOfReview({ target, after }))
      incidents.push((await incidentOfStatement(ledger, id))?.incident.id ?? '')
    const locked = incidents.find((id) => locks.has(id))
    if (!locked) continue
    const { by, at, id } = locks.get(locked)!
    throw new SelonError(
      'review-locked',
      `${locked} was locked by ${by} on ${at.slice(0, 10)} (${id}): unlock it first`,
    )
  }
}

/** An incident goes on under another id where it is joined with another: by the statements that were in it. */
async function incidentOfLock(ledger: Ledger, review: Review): Promise<string> {
  for (const id of statementsOfReview(review)) {
    const found = await incidentOfStatement(ledger, id)
    if (found) return found.incident.id
  }
  return review.target
}
