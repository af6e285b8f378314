import { textSignature } from '../corroborate/text-signature.ts'
import { oneOf } from './one-of.ts'
import { markedWith } from './marks.ts'
import type { Query, Store } from './store.ts'
import { textsOfDocuments } from './texts-of-documents.ts'

/** Documents whose texts share a band of likeness with one, itself among them: what may be copies of it. */
export async function documentsLike(store: Store, query: Query, document: string): Promise<string[]> {
  const [text] = await textsOfDocuments(store, query, [document])
  if (!text) return []
  const bands = textSignature(text.text, text.skip).bands.map((band) => `band:${band}`)
  const numbers = new Set((await markedWith(store, query, bands)).flat())
  const rows = await query
    .selectFrom('documents')
    .select('id')
    .where(oneOf(store, 'seq', [...numbers]))
    .orderBy('seq')
    .execute()
  return [...new Set([document, ...rows.map(({ id }) => id)])]
}
