import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Reading } from '../model/reading.ts'
import { oneOf } from './one-of.ts'
import { readingColumns, readingOf, recordsOf } from './rows.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** A document of the dossier as a list shows it. */
export interface StoredDocument {
  id: string
  address: string
  url: string | null
  outlet: string | null
  lang: string
  title: string
  publishedAt: string | null
  retrievedAt: string | null
  /** Order of arrival. */
  seq: number
  version: string
  /** Why its source took it back, or null. It is kept. */
  withdrawn: string | null
}

/** One text that stood, or stands, at an address, as one engine read it. */
export interface StoredVersion {
  id: string
  document: string
  textSha256: string
  engine: string
  pack: string
  retrievedAt: string | null
  current: boolean
}

export async function documentsOf(store: Store, query: Query, ids: readonly string[]): Promise<StoredDocument[]> {
  const rows = await query
    .selectFrom('documents')
    .selectAll()
    .where(oneOf(store, 'id', ids))
    .orderBy('seq')
    .execute()
  return rows.map(storedDocument)
}

/** All versions of a document in the order they came. */
export async function versionsOf(query: Query, document: string): Promise<StoredVersion[]> {
  const rows = await query
    .selectFrom('versions')
    .innerJoin('documents', 'documents.id', 'versions.document')
    .select(['versions.id', 'versions.text_sha256', 'versions.engine', 'versions.pack', 'versions.retrieved_at'])
    .select('documents.version')
    .where('versions.document', '=', document)
    .orderBy('versions.seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    document,
    textSha256: row.text_sha256,
    engine: row.engine,
    pack: row.pack,
    retrievedAt: row.retrieved_at,
    current: row.id === row.version,
  }))
}

/** The Reading of a version, as it was made. */
export async function readingOfVersion(query: Query, version: string): Promise<Reading | null> {
  const row = await query
    .selectFrom('versions')
    .innerJoin('texts', 'texts.sha256', 'versions.text_sha256')
    .select([...readingColumns.map((column) => `versions.${column}` as const), 'texts.text'])
    .where('versions.id', '=', version)
    .executeTakeFirst()
  return row ? readingOf(row, row.text) : null
}

/** The current statements of documents, by document in the order asked for, each in the order of its text. */
export async function recordsOfDocuments(
  store: Store,
  query: Query,
  documents: readonly string[],
): Promise<StatementRecord[]> {
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .select(['documents.id as document', 'versions.statements'])
    .select(readingColumns.map((column) => `versions.${column}` as const))
    .where(oneOf(store, 'documents.id', documents))
    .execute()
  const versions = new Map(rows.map((row) => [row.document, row]))
  return [...new Set(documents)].flatMap((id) => {
    const version = versions.get(id)
    return version ? recordsOf(version) : []
  })
}

export function storedDocument(row: LedgerTables['documents']): StoredDocument {
  return {
    id: row.id,
    address: row.address,
    url: row.url,
    outlet: row.outlet,
    lang: row.lang,
    title: row.title,
    publishedAt: row.published_at,
    retrievedAt: row.retrieved_at,
    seq: row.seq,
    version: row.version,
    withdrawn: row.withdrawn ? (row.withdrawn_note ?? '') : null,
  }
}
