import type { LinkedText } from '../corroborate/document-links.ts'
import type { Reading } from '../model/reading.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'

/** The texts that stand at some addresses now, with what is not their own. */
export async function textsOfDocuments(store: Store, query: Query, ids: readonly string[]): Promise<LinkedText[]> {
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .innerJoin('texts', 'texts.sha256', 'versions.text_sha256')
    .select(['documents.id', 'texts.text', 'versions.reading'])
    .where(oneOf(store, 'documents.id', ids))
    .execute()
  return rows.map(({ id, text, reading }) => ({
    document: id,
    text,
    skip: (JSON.parse(reading) as Pick<Reading, 'excluded'>).excluded.map(({ span }) => span),
  }))
}
