import { anchorOf, type Anchor } from '../corroborate/anchor-words.ts'
import { documentsOfReview } from '../corroborate/review-names.ts'
import type { Review } from '../model/review.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'

/** Finds where the words that decisions on some documents quote stand in their texts now, and keeps it. */
export async function anchorDecisions(
  store: Store,
  query: Query,
  documents: readonly string[],
  reviews: readonly Review[],
): Promise<void> {
  const wanted = new Set(documents)
  const quoting = reviews.flatMap((review) => {
    const [document] = quotes.has(review.action) ? documentsOfReview({ target: review.target, after: null }) : []
    return document !== undefined && wanted.has(document) ? [{ review, document }] : []
  })
  if (quoting.length === 0) return
  const touched = [...new Set(quoting.map(({ document }) => document))]
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .innerJoin('texts', 'texts.sha256', 'versions.text_sha256')
    .select(['documents.id', 'texts.text'])
    .where(oneOf(store, 'documents.id', touched))
    .execute()
  const texts = new Map(rows.map(({ id, text }) => [id, text]))
  const anchors = quoting.flatMap(({ review, document }) => {
    const text = texts.get(document)
    const anchor = text === undefined ? null : anchorOf(review, text)
    return anchor
      ? [{ review: review.id, document, moves: JSON.stringify(anchor.moves), conflict: Number(anchor.conflict) }]
      : []
  })
  await query
    .deleteFrom('anchors')
    .where(oneOf(store, 'document', touched))
    .execute()
  await store.insert(query, 'anchors', anchors)
}

/** All that were stored, by the id of their decision. */
export async function anchorsOf(query: Query): Promise<Anchor[]> {
  const rows = await query.selectFrom('anchors').selectAll().orderBy('review').execute()
  return rows.map(({ review, moves, conflict }) => ({
    review,
    moves: JSON.parse(moves) as Anchor['moves'],
    conflict: conflict === 1,
  }))
}

const quotes: ReadonlySet<Review['action']> = new Set(['correct', 'add-statement'])
