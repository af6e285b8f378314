import { membersOf } from './postings.ts'
import { storedDocument, type StoredDocument } from './read-documents.ts'
import { term } from './search-terms.ts'
import type { Query, Store } from './store.ts'

/** Documents whose language no pack reads and of which no translation is here, in the order in which they came. */
export async function unreadDocuments(store: Store, query: Query): Promise<StoredDocument[]> {
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .selectAll('documents')
    .where('versions.pack', '=', 'none')
    .where('documents.withdrawn', '=', 0)
    .orderBy('documents.seq')
    .execute()
  const terms = rows.map(({ id }) => term('translates', id))
  const translated = terms.length > 0 ? await membersOf(store, query, terms) : new Map<string, number[]>()
  return rows.filter(({ id }) => !translated.has(term('translates', id))).map(storedDocument)
}
