import { isRemoval } from '../corroborate/review-names.ts'
import type { Review } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** The last decision, which the next one names; null before the first. */
export async function lastReview(query: Query): Promise<Review | null> {
  const row = await query.selectFrom('reviews').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row ? reviewOf(row) : null
}

/**
 * Appends decisions. `make` gets the last one and makes those that follow it, so that two people who decide at once make one chain.
 * Nothing here changes or deletes a decision.
 */
export async function appendReviews(
  store: Store,
  query: Query,
  make: (last: Review | null) => readonly Review[],
): Promise<Review[]> {
  let last = await lastReview(query)
  const reviews = [...make(last)]
  for (const review of reviews) {
    if (review.seq !== (last?.seq ?? 0) + 1 || review.prevHash !== (last?.hash ?? null)) {
      throw new SelonError('internal', 'a decision must follow the last one of the chain', {
        field: `seq ${review.seq}`,
      })
    }
    last = review
  }
  await store.insert(query, 'reviews', reviews.map(reviewRow))
  return reviews
}

/** Decisions on some targets, or all of them, in their order. */
export async function reviewsOf(store: Store, query: Query, targets?: readonly string[]): Promise<Review[]> {
  if (!targets) return allReviews(store, query)
  const rows = query
    .selectFrom('reviews')
    .selectAll()
    .where(oneOf(store, 'target', targets))
  return (await rows.orderBy('seq').execute()).map(reviewOf)
}

const kept = new WeakMap<Store, Review[]>()

/** All decisions. Those known before are kept in memory, since every decision asks for all: only a removal changes earlier ones. */
async function allReviews(store: Store, query: Query): Promise<Review[]> {
  const known = kept.get(store) ?? []
  const last = known.at(-1)
  const rows = query.selectFrom('reviews').selectAll().orderBy('seq')
  const [first, ...fresh] = last ? (await rows.where('seq', '>=', last.seq).execute()).map(reviewOf) : []
  const holds = last !== undefined && first?.hash === last.hash && !fresh.some(isRemoval)
  const reviews = holds ? [...known, ...fresh] : (await rows.execute()).map(reviewOf)
  kept.set(store, reviews)
  return reviews
}

function reviewRow({ prevHash, before, after, ...rest }: Review): LedgerTables['reviews'] {
  return { ...rest, before: JSON.stringify(before ?? null), after: JSON.stringify(after ?? null), prev_hash: prevHash }
}

export function reviewOf({ prev_hash, before, after, ...rest }: LedgerTables['reviews']): Review {
  return { ...(rest as Review), before: JSON.parse(before), after: JSON.parse(after), prevHash: prev_hash }
}
