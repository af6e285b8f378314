/** How versions came in: one row for each arrival, so that the same file given twice is one, and two fetches of one page are two. */
import { hash } from 'node:crypto'
import { oneOf } from './one-of.ts'
import { lastNumber } from './postings.ts'
import type { PreparedReading } from './prepare-reading.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** An arrival of a version; digests are SHA-256 in hexadecimal, instants ISO, null where nothing is known. */
export interface StoredCapture {
  document: string
  version: string
  /** File, or file and part of it, or address. */
  source: string
  format: string
  rawSha256: string | null
  evidence: string | null
  retrievedAt: string | null
  retrievedBy: string | null
  inputSha256: string | null
}

/** What an input became when it was last read. */
export interface KnownInput {
  document: string
  version: string
  engine: string
  pack: string
  lang: string
}

/** The captures that readings bring; a reading made elsewhere may bring none. */
export function capturesOfReadings(readings: readonly PreparedReading[]): StoredCapture[] {
  return readings.flatMap(({ document, version, reading }) => {
    const { capture, retrievedAt } = reading.document
    if (!capture) return []
    const { from, format, rawSha256, evidence = null, retrievedBy = null, inputSha256 = null } = capture
    return [{ document, version, source: from, format, rawSha256, evidence, retrievedAt, retrievedBy, inputSha256 }]
  })
}

/** Adds those that are not there yet. */
export async function addCaptures(store: Store, query: Query, all: readonly StoredCapture[]): Promise<void> {
  if (all.length === 0) return
  let seq = await lastNumber(query, 'captures')
  await store.insert(
    query,
    'captures',
    all.map((capture) => rowOf(capture, ++seq)),
    'skip',
  )
}

export async function capturesOf(query: Query, document: string): Promise<StoredCapture[]> {
  const rows = await query
    .selectFrom('captures')
    .selectAll()
    .where('document', '=', document)
    .orderBy('seq')
    .orderBy('id')
    .execute()
  return rows.map(captureOf)
}

/** How what stands at an address now came in last; undefined where that is not known. */
export async function lastCapture(
  ledger: { captures(document: string): Promise<StoredCapture[]> },
  { id, version }: { id: string; version: string },
): Promise<StoredCapture | undefined> {
  return (await ledger.captures(id)).findLast((capture) => capture.version === version)
}

export async function knownInputs(
  store: Store,
  query: Query,
  digests: readonly string[],
): Promise<Map<string, KnownInput>> {
  if (digests.length === 0) return new Map()
  const rows = await query
    .selectFrom('captures')
    .innerJoin('documents', (join) =>
      // Only what stands there now: an earlier text that is given again says what stood there, and is read again.
      join.onRef('documents.id', '=', 'captures.document').onRef('documents.version', '=', 'captures.version'),
    )
    .innerJoin('versions', 'versions.id', 'captures.version')
    .select(['captures.input_sha256', 'captures.document', 'captures.version'])
    .select(['versions.engine', 'versions.pack', 'documents.lang'])
    .where(oneOf(store, 'captures.input_sha256', [...digests]))
    .orderBy('captures.seq')
    .execute()
  return new Map(rows.map(({ input_sha256, ...known }) => [input_sha256!, known]))
}

/** Every arrival in its order, some at a time. */
export async function* walkCaptures(query: Query, size = 500): AsyncGenerator<StoredCapture> {
  for (let last = 0; ;) {
    const page = query.selectFrom('captures').selectAll().where('seq', '>', last).orderBy('seq').limit(size)
    const rows = await page.execute()
    if (rows.length === 0) return
    last = rows.at(-1)!.seq
    yield* rows.map(captureOf)
  }
}

function rowOf(capture: StoredCapture, seq: number): LedgerTables['captures'] {
  const { document, version, source, format, rawSha256, evidence, retrievedAt, retrievedBy, inputSha256 } = capture
  const told = [version, source, format, rawSha256, evidence, retrievedAt, retrievedBy, inputSha256]
  return {
    id: `cap:${hash('sha256', JSON.stringify(told)).slice(0, 20)}`,
    seq,
    document,
    version,
    source,
    format,
    raw_sha256: rawSha256,
    evidence,
    retrieved_at: retrievedAt,
    retrieved_by: retrievedBy,
    input_sha256: inputSha256,
  }
}

function captureOf(row: LedgerTables['captures']): StoredCapture {
  const { document, version, source, format, evidence } = row
  return {
    document,
    version,
    source,
    format,
    rawSha256: row.raw_sha256,
    evidence,
    retrievedAt: row.retrieved_at,
    retrievedBy: row.retrieved_by,
    inputSha256: row.input_sha256,
  }
}
