import { sql } from 'kysely'
import { documentsOfReview } from '../corroborate/review-names.ts'
import type { Review } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import { storedDecisions } from './decided-units.ts'
import { redactFrozen } from './freezes.ts'
import { bandsOf } from './find-like.ts'
import { lowerStatementCount } from './ledger-counts.ts'
import { unmark } from './marks.ts'
import { oneOf } from './one-of.ts'
import { prepareReading } from './prepare-reading.ts'
import { readingOfVersion } from './read-documents.ts'
import { regroupUnits } from './regroup-units.ts'
import { appendReviews, lastReview, reviewsOf } from './reviews.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** What is known of a document that leaves, for the tombstone; nothing of it is kept but its digest. */
export interface Removed {
  address: string
  versions: { id: string; textSha256: string }[]
  /** Decisions whose words are taken out. */
  redacted: number[]
  last: Review | null
}

/** Decisions that may quote a text. */
const quoting: ReadonlySet<string> = new Set(['correct', 'add-statement', 'flag', 'comment'])

/** @throws SelonError usage where there is no such document */
export async function removeDocument(
  store: Store,
  document: string,
  make: (removed: Removed) => Review,
): Promise<Review> {
  // Freed pages are overwritten, so that the words do not stand in the file any more.
  if (store.kind === 'sqlite') await sql`PRAGMA secure_delete = ON`.execute(store.db)
  return store.write(async (query) => {
    const row = await query.selectFrom('documents').selectAll().where('id', '=', document).executeTakeFirst()
    if (!row) throw new SelonError('usage', `there is no document ${document} in this dossier`)
    const versions = await query
      .selectFrom('versions')
      .select(['id', 'text_sha256'])
      .where('document', '=', document)
      .orderBy('seq')
      .execute()
    await lowerStatementCount(store, query, [row.version])
    await unlist(store, query, row, versions)
    const redacted = await redactReviews(store, query, document)
    await redactFrozen(store, query, document)
    await regroupUnits(store, query, [{ document, units: [] }], await storedDecisions(store, query))
    await query.deleteFrom('attachments').where('document', '=', document).execute()
    await query.deleteFrom('captures').where('document', '=', document).execute()
    await query.deleteFrom('anchors').where('document', '=', document).execute()
    await query.deleteFrom('versions').where('document', '=', document).execute()
    await query.deleteFrom('documents').where('id', '=', document).execute()
    await dropTexts(store, query, versions)
    const removed: Removed = {
      address: row.address,
      versions: versions.map(({ id, text_sha256: textSha256 }) => ({ id, textSha256 })),
      redacted,
      last: await lastReview(query),
    }
    const [review] = await appendReviews(store, query, () => [make(removed)])
    return review
  })
}

/** Takes the document's number out of the posting lists of its words, names and likenesses. */
async function unlist(
  store: Store,
  query: Query,
  { seq }: LedgerTables['documents'],
  versions: readonly { id: string }[],
): Promise<void> {
  const terms = new Set<string>()
  const bands = new Set<string>()
  for (const { id } of versions) {
    const reading = await readingOfVersion(query, id)
    if (!reading) continue
    const prepared = prepareReading(reading)
    for (const term of prepared.derived().terms) terms.add(term)
    for (const band of bandsOf(prepared)) bands.add(band)
  }
  await unmark(store, query, [...bands], seq)
  const own = seq.toString(36)
  const rows = await query
    .selectFrom('postings')
    .selectAll()
    .where((where) => where.or([oneOf(store, 'term', [...terms]), where('batch', '<', 0)]))
    .execute()
  for (const { term, batch, members } of rows) {
    const left = members.split(' ').filter((member) => member !== own)
    if (left.length === 0)
      await query.deleteFrom('postings').where('term', '=', term).where('batch', '=', batch).execute()
    else if (left.join(' ') !== members)
      await query
        .updateTable('postings')
        .set({ members: left.join(' ') })
        .where('term', '=', term)
        .where('batch', '=', batch)
        .execute()
  }
}

async function redactReviews(store: Store, query: Query, document: string): Promise<number[]> {
  const reviews = (await reviewsOf(store, query)).filter(
    (review) =>
      quoting.has(review.action) &&
      documentsOfReview(review).includes(document) &&
      (review.before !== null || review.after !== null),
  )
  const numbers = reviews.map(({ seq }) => seq)
  await query
    .updateTable('reviews')
    .set({ before: 'null', after: 'null' })
    .where(oneOf(store, 'seq', numbers))
    .execute()
  return numbers
}

/** Texts that no other document carries. */
async function dropTexts(store: Store, query: Query, versions: readonly { text_sha256: string }[]): Promise<void> {
  const texts = [...new Set(versions.map(({ text_sha256 }) => text_sha256))]
  const kept = await query
    .selectFrom('versions')
    .select('text_sha256')
    .distinct()
    .where(oneOf(store, 'text_sha256', texts))
    .execute()
  const still = new Set(kept.map(({ text_sha256 }) => text_sha256))
  await query
    .deleteFrom('texts')
    .where(
      oneOf(
        store,
        'sha256',
        texts.filter((text) => !still.has(text)),
      ),
    )
    .execute()
}
