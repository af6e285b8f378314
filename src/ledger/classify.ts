import { oneOf } from './one-of.ts'
import type { PreparedReading } from './prepare-reading.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** `removed`: taken out on request, and not taken in again; `reread`: the same words at the same address, read otherwise (another engine, pack or gazetteer). */
export type Result = 'new' | 'known' | 'new-version' | 'reread' | 'removed'

/** What the dossier holds of the addresses and texts of a batch. */
export interface Known {
  documents: Map<string, LedgerTables['documents']>
  versions: Set<string>
  /** "document text" of every version. */
  pairs: Set<string>
  /** First document of each text. */
  texts: Map<string, string>
}

export async function knownOf(store: Store, query: Query, batch: readonly PreparedReading[]): Promise<Known> {
  const documents = await query
    .selectFrom('documents')
    .selectAll()
    .where(
      oneOf(
        store,
        'id',
        batch.map(({ document }) => document),
      ),
    )
    .execute()
  const columns = ['id', 'text_sha256 as text', 'document'] as const
  const ofTexts = await query
    .selectFrom('versions')
    .select(columns)
    .where(oneOf(store, 'text_sha256', [...new Set(batch.map(({ reading }) => reading.document.textSha256))]))
    .orderBy('seq')
    .execute()
  const texts = new Map<string, string>()
  for (const { text, document } of ofTexts) if (!texts.has(text)) texts.set(text, document)
  return {
    documents: new Map(documents.map((row) => [row.id, row])),
    versions: new Set(ofTexts.map(({ id }) => id)),
    pairs: new Set(ofTexts.map(({ document, text }) => `${document} ${text}`)),
    texts,
  }
}

/** What a reading is to the dossier; texts of the same batch count once they were asked about. */
export function classify(
  { document, version, reading }: PreparedReading,
  { documents, versions, pairs, texts }: Known,
): { result: Result; copyOf: string | null } {
  const text = reading.document.textSha256
  const first = texts.get(text)
  const copyOf = first !== undefined && first !== document ? first : null
  if (versions.has(version)) return { result: 'known', copyOf }
  if (!documents.has(document)) return { result: 'new', copyOf }
  return { result: pairs.has(`${document} ${text}`) ? 'reread' : 'new-version', copyOf }
}
