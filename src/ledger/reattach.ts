import { foldWord } from '../text/fold-word.ts'
import type { Statement } from '../model/statement.ts'
import { oneOf } from './one-of.ts'
import type { PreparedReading } from './prepare-reading.ts'
import { readingColumns, readingOf, statementIds } from './rows.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

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

/** Before a version is superseded: finds where its reviewed statements went, and stores it. */
export async function reattach(
  store: Store,
  query: Query,
  before: LedgerTables['documents'],
  { document, derived, reading }: PreparedReading,
): Promise<Attachment[]> {
  const version = await query
    .selectFrom('versions')
    .select(['document', 'text_sha256', 'statements', ...readingColumns])
    .where('id', '=', before.version)
    .executeTakeFirstOrThrow()
  const old = statementIds(version).map((id, position) => ({ id, position }))
  const { records } = derived()
  const kept = new Set(records.map(({ id }) => id))
  const lost = old.filter(({ id }) => !kept.has(id))
  if (lost.length === 0) return []
  const decided = await query
    .selectFrom('reviews')
    .select('target')
    .distinct()
    .where(
      oneOf(
        store,
        'target',
        lost.map(({ id }) => id),
      ),
    )
    .execute()
  const reviewed = new Set(decided.map(({ target }) => target))
  if (reviewed.size === 0) return []
  const sameText = version.text_sha256 === reading.document.textSha256
  const { statements } = readingOf(version)
  const attachments = lost
    .filter(({ id }) => reviewed.has(id))
    .map(({ id, position }): Attachment => {
      const was = statements[position]
      let best: { id: string; overlap: number; type: string | undefined } | null = null
      for (const record of records) {
        const overlap = sameText ? shareOfSpan(was, record.statement) : shareOfWords(was, record.statement)
        if (overlap >= leastOverlap && overlap > (best?.overlap ?? 0)) {
          best = { id: record.id, overlap, type: record.statement.event?.type }
        }
      }
      const conflict = !best || best.overlap < 1 || best.type !== was.event?.type
      return { document, old: id, new: best?.id ?? null, overlap: best?.overlap ?? 0, conflict }
    })
  const rows = attachments.map((one) => ({
    old_id: one.old,
    new_id: one.new,
    document,
    overlap: Math.round(one.overlap * 100),
    conflict: Number(one.conflict),
  }))
  await query
    .deleteFrom('attachments')
    .where(
      oneOf(
        store,
        'old_id',
        rows.map(({ old_id }) => old_id),
      ),
    )
    .execute()
  await store.insert(query, 'attachments', rows)
  return attachments
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
