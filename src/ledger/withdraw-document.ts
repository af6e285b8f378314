import type { Query } from './store.ts'

/** Marks a document that its source took back; it stays, with its statements. Returns whether there is such a document. */
export async function withdrawDocument(query: Query, document: string, note: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('documents')
    .set({ withdrawn: 1, withdrawn_note: note })
    .where('id', '=', document)
    .executeTakeFirst()
  const leaders = query.selectFrom('units').select('leader').where('document', '=', document)
  await query.updateTable('incidents').set({ stale: 1 }).where('leader', 'in', leaders).execute()
  return numUpdatedRows > 0n
}
