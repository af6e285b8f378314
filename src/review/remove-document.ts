import { createHash } from 'node:crypto'
import type { Ledger } from '../ledger/ledger.ts'
import type { Review } from '../model/review.ts'
import { canonicalJson } from './hash-review.ts'
import { makeReview } from './make-review.ts'
import type { ReviewOrder } from './review-order.ts'

/**
 * Removal on request: text and statements go, a tombstone stays in the chain. Its digest is salted, and the salt is not kept: who was
 * told it can prove what stood there, nobody else can guess it.
 */
export async function removeDocument(
  ledger: Ledger,
  { target, by, at, reason }: Pick<ReviewOrder, 'target' | 'by' | 'at' | 'reason'>,
  salt: string,
): Promise<Review> {
  return ledger.remove(target, ({ address, versions, redacted, last }) => {
    const tombstone = createHash('sha256').update(canonicalJson({ salt, address, versions })).digest('hex')
    const after = { removed: true, tombstone, versions: versions.length, redacted }
    return makeReview({ action: 'seal', target, by, at, reason, after }, last)
  })
}
