import { documentsOfReview } from '../corroborate/review-names.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import type { Review } from '../model/review.ts'
import { decidedUnits, storedDecisions } from './decided-units.ts'
import { documentsNaming } from './documents-naming.ts'
import { listDecided } from './list-decided.ts'
import { recordsOfDocuments } from './read-documents.ts'
import { reattach } from './reattach.ts'
import { regroupUnits } from './regroup-units.ts'
import { appendReviews, reviewsOf } from './reviews.ts'
import type { Query, Store } from './store.ts'

/**
 * Appends decisions and lets them take effect, in one transaction: the units of all documents that they name are made anew from
 * their statements as people left them, and grouped again. The same documents and decisions give the same incidents, whichever
 * came first.
 */
export async function reground(
  store: Store,
  query: Query,
  documents: readonly string[],
  make: (last: Review | null) => readonly Review[] = () => [],
): Promise<Review[]> {
  const made = await appendReviews(store, query, make)
  const touched = [
    ...new Set([
      ...documents,
      ...(await documentsTouched(store, query, made)),
      ...(await documentsNaming(store, query, made)),
    ]),
  ]
  if (touched.length === 0) return made
  await reattach(store, query, touched)
  const decisions = await storedDecisions(store, query)
  const records = groupedBy(await recordsOfDocuments(store, query, touched), ({ document }) => document)
  await listDecided(store, query, decisions, records)
  await regroupUnits(
    store,
    query,
    touched.map((document) => ({ document, units: decidedUnits(decisions, records.get(document) ?? [], document) })),
    decisions,
  )
  return made
}

/** Documents that decisions bear on, also those that were accepted by a second person. */
async function documentsTouched(store: Store, query: Query, made: readonly Review[]): Promise<string[]> {
  const own = made.flatMap((review) => documentsOfReview(review))
  const accepted = new Set(made.flatMap(({ target }) => (/^r\d+$/u.test(target) ? [target] : [])))
  if (accepted.size === 0) return own
  const held = (await reviewsOf(store, query)).filter(({ id }) => accepted.has(id))
  return [...own, ...held.flatMap((review) => documentsOfReview(review))]
}
