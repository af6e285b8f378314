import { createHash } from 'node:crypto'
import { chainInEffect, isSamePerson } from '../corroborate/second-reviewer.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Review } from '../model/review.ts'
import { malformed } from './dossier-view.ts'
import { canonicalJson } from './hash-review.ts'
import { makeReview } from './make-review.ts'
import type { ReviewOrder } from './review-order.ts'

/**
 * Removal on request: text and statements go, a tombstone stays in the chain. Its digest is salted, and the salt is not kept: who was
 * told it can prove what stood there, nobody else can guess it. Where the dossier wants two persons for it, the first asks (the
 * review is a `comment`, and nothing is gone) and the second does it.
 */
export async function removeDocument(
  ledger: Ledger,
  { target, by, at, reason }: Pick<ReviewOrder, 'target' | 'by' | 'at' | 'reason'>,
  salt: string,
): Promise<Review> {
  const { reviews, second } = chainInEffect(await ledger.reviews())
  const asked = reviews.some((review) => review.target === target && isRequest(review) && !isSamePerson(review, { by }))
  if (second.has('remove') && !asked) {
    if (!(await ledger.document(target))) throw malformed(`there is no document ${target} in this dossier`)
    const draft = { action: 'comment' as const, target, by, at, reason, after: { request: 'remove' } }
    const [review] = await ledger.appendReviews((last) => [makeReview(draft, last)])
    return review
  }
  return ledger.remove(target, ({ address, versions, redacted, last }) => {
    const tombstone = createHash('sha256').update(canonicalJson({ salt, address, versions })).digest('hex')
    const after = { removed: true, tombstone, versions: versions.length, redacted }
    return makeReview({ action: 'seal', target, by, at, reason, after }, last)
  })
}

function isRequest({ action, after }: Review): boolean {
  return action === 'comment' && (after as { request?: string } | null)?.request === 'remove'
}
