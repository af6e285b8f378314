import { documentsOfReview } from '../corroborate/review-names.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import type { Review } from '../model/review.ts'
import { decidedUnits, storedDecisions } from './decided-units.ts'
import { listDecided } from './list-decided.ts'
import { recordsOfDocuments } from './read-documents.ts'
import { reattach } from './reattach.ts'
import { regroupUnits } from './regroup-units.ts'
import { appendReviews } from './reviews.ts'
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
  const touched = [...new Set([...documents, ...made.flatMap((review) => documentsOfReview(review))])]
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
