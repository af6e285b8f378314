import { statementsOfReview } from '../corroborate/review-names.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { Statement } from '../model/statement.ts'
import { foldWord } from '../text/fold-word.ts'
import type { Review } from '../model/review.ts'
import { anchorDecisions } from './anchors.ts'
import { oneOf } from './one-of.ts'
import { reviewsOf } from './reviews.ts'
import { readingColumns, readingOf, recordsOf, statementIds, type StoredReading } from './rows.ts'
import type { Query, Store } from './store.ts'

/** A statement that a person decided on and that a new reading no longer has under its id. */
export interface Attachment {
  document: string
  old: string
  /** The statement whose words overlap most, or null where none does. */
  new: string | null
  /** Share of the old statement's words that stand in the new one. */
  overlap: number
  /** What was decided on does not stand there any more as it did: a person has to look. */
  conflict: boolean
}

/** Below this the words are others, even if some are shared. */
const leastOverlap = 0.5

/**
 * Finds where the statements of some documents that people decided on stand now, where their id is lost: in the last version that
 * had it they still have their words. Always from that version to the current one, so that it does not matter how many came between
 * and when the decision came.
 */
export async function reattach(store: Store, query: Query, documents: readonly string[]): Promise<Attachment[]> {
  const reviews = await reviewsOf(store, query)
  await anchorDecisions(store, query, documents, reviews)
  const decided = decidedStatements(reviews, documents)
  if (decided.size === 0) return []
  const rows = await query
    .selectFrom('versions')
    .innerJoin('documents', 'documents.id', 'versions.document')
    .select(['versions.document', 'text_sha256', 'statements', 'documents.version as current', 'versions.id'])
    .select(readingColumns.map((column) => `versions.${column}` as const))
    .where(oneOf(store, 'versions.document', [...decided.keys()]))
    .orderBy('versions.seq', 'desc')
    .execute()
  const attachments: Attachment[] = []
  for (const [document, versions] of groupedBy(rows, (row) => row.document)) {
    const now = versions.find(({ id, current }) => id === current)!
    const kept = new Set(statementIds(now))
    for (const id of decided.get(document)!) {
      const then = kept.has(id) ? undefined : versions.find((version) => statementIds(version).includes(id))
      if (then) attachments.push(attached(id, then, now))
    }
  }
  const stored = attachments.map((one) => ({
    old_id: one.old,
    new_id: one.new,
    document: one.document,
    overlap: Math.round(one.overlap * 100),
    conflict: Number(one.conflict),
  }))
  await query
    .deleteFrom('attachments')
    .where(oneOf(store, 'document', [...decided.keys()]))
    .execute()
  await store.insert(query, 'attachments', stored)
  return attachments
}

/** By document the statements that decisions name. */
function decidedStatements(reviews: readonly Review[], documents: readonly string[]): Map<string, string[]> {
  const wanted = new Set(documents)
  const named = new Set(reviews.flatMap(statementsOfReview))
  return groupedBy(
    [...named].filter((id) => wanted.has(documentOfStatement(id))),
    documentOfStatement,
  )
}

type StoredVersion = StoredReading & { document: string; statements: string; text_sha256: string }

function attached(id: string, then: StoredVersion, now: StoredVersion): Attachment {
  const was = readingOf(then).statements[statementIds(then).indexOf(id)]
  const share = then.text_sha256 === now.text_sha256 ? shareOfSpan : shareOfWords
  let best: { id: string; overlap: number; type: string | undefined } | null = null
  for (const record of recordsOf(now)) {
    const overlap = share(was, record.statement)
    if (overlap >= leastOverlap && overlap > (best?.overlap ?? 0)) {
      best = { id: record.id, overlap, type: record.statement.event?.type }
    }
  }
  const conflict = !best || best.overlap < 1 || best.type !== was.event?.type
  return { document: now.document, old: id, new: best?.id ?? null, overlap: best?.overlap ?? 0, conflict }
}

/** All that were stored, oldest id first. */
export async function attachmentsOf(query: Query): Promise<Attachment[]> {
  const rows = await query.selectFrom('attachments').selectAll().orderBy('old_id').execute()
  return rows.map((row) => ({
    document: row.document,
    old: row.old_id,
    new: row.new_id,
    overlap: row.overlap / 100,
    conflict: row.conflict === 1,
  }))
}

/** In the same text: characters of the old content that the new one covers. */
function shareOfSpan({ content: old }: Statement, { content }: Statement): number {
  const shared = Math.min(old.end, content.end) - Math.max(old.start, content.start)
  return old.end > old.start ? Math.max(0, shared) / (old.end - old.start) : 0
}

/** In another text: words of the old content that the new one has. */
function shareOfWords({ content: old }: Statement, { content }: Statement): number {
  const words = wordsOf(old.exact)
  const others = new Set(wordsOf(content.exact))
  return words.length > 0 ? words.filter((word) => others.has(word)).length / words.length : 0
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord)
}
