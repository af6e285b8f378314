import type { Known } from './classify.ts'
import { oneOf } from './one-of.ts'
import type { PreparedReading } from './prepare-reading.ts'
import { readingOf, readingColumns } from './rows.ts'
import type { Query, Store } from './store.ts'

/**
 * When the posts that the dossier has were last edited, by document. An export tells when a post was edited, not when the export was
 * made: an old export that is added after a new one must not take the place of what was said later.
 */
export async function lastEdits(
  store: Store,
  query: Query,
  fresh: readonly PreparedReading[],
  { documents }: Pick<Known, 'documents'>,
): Promise<Map<string, string>> {
  const posts = fresh.filter(({ document, reading }) => reading.document.kind === 'post' && documents.has(document))
  const edits = new Map<string, string>()
  if (posts.length === 0) return edits
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .select('documents.id as document')
    .select(readingColumns.map((column) => `versions.${column}` as const))
    .where(
      oneOf(
        store,
        'documents.id',
        posts.map(({ document }) => document),
      ),
    )
    .execute()
  for (const row of rows) {
    const { editedAt } = readingOf(row).document
    if (editedAt) edits.set(row.document, editedAt)
  }
  return edits
}

export function isEarlierPost({ document, reading }: PreparedReading, edits: ReadonlyMap<string, string>): boolean {
  const last = edits.get(document)
  if (last === undefined) return false
  const { editedAt } = reading.document
  return editedAt === undefined || Date.parse(editedAt) < Date.parse(last)
}
