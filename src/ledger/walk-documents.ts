import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Reading } from '../model/reading.ts'
import { recordsOfDocuments, readingOfVersion, storedDocument, type StoredDocument } from './read-documents.ts'
import type { Query, Store } from './store.ts'

/** Every document in the order of arrival with its current statements, some at a time: constant memory. */
export async function* walkDocuments(
  store: Store,
  query: Query,
  size = 100,
): AsyncGenerator<{ document: StoredDocument; records: StatementRecord[] }> {
  for (let last = 0; ;) {
    const page = query.selectFrom('documents').selectAll().where('seq', '>', last).orderBy('seq').limit(size)
    const rows = await page.execute()
    if (rows.length === 0) return
    last = rows.at(-1)!.seq
    const records = new Map<string, StatementRecord[]>()
    for (const record of await recordsOfDocuments(
      store,
      query,
      rows.map(({ id }) => id),
    )) {
      const known = records.get(record.document)
      if (known) known.push(record)
      else records.set(record.document, [record])
    }
    for (const row of rows) yield { document: storedDocument(row), records: records.get(row.id) ?? [] }
  }
}

/** Every version's Reading in the order of arrival: what a dossier was made from, and can be made from again. */
export async function* walkReadings(query: Query): AsyncGenerator<Reading> {
  for (let last = 0; ;) {
    const page = query.selectFrom('versions').select(['id', 'seq']).where('seq', '>', last).orderBy('seq').limit(100)
    const rows = await page.execute()
    if (rows.length === 0) return
    last = rows.at(-1)!.seq
    for (const { id } of rows) {
      const reading = await readingOfVersion(query, id)
      if (reading) yield reading
    }
  }
}

/** Every version in the order of arrival, without its reading. */
export async function* walkVersions(
  query: Query,
): AsyncGenerator<{ id: string; document: string; textSha256: string; engine: string; pack: string }> {
  for (let last = 0; ;) {
    const page = query
      .selectFrom('versions')
      .select(['id', 'document', 'seq', 'text_sha256', 'engine', 'pack'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(1000)
    const rows = await page.execute()
    if (rows.length === 0) return
    last = rows.at(-1)!.seq
    for (const { id, document, text_sha256: textSha256, engine, pack } of rows)
      yield { id, document, textSha256, engine, pack }
  }
}
