import type { AssignedUnit } from '../corroborate/event-unit.ts'
import { namedByStatements } from '../corroborate/statement-records.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Reading } from '../model/reading.ts'
import type { PreparedReading } from './prepare-reading.ts'
import { packUnit, unpackUnit, wholeUnit } from './pack-unit.ts'
import type { LedgerTables } from './tables.ts'

/** Columns that a Reading is made of. */
export const readingColumns = ['reading', 'input_id', 'provenance', 'retrieved_at'] as const

type Row<T extends keyof LedgerTables> = LedgerTables[T]

/** How readings, statements and units become rows, and rows become them again. Nothing is stored twice. */
export function documentRow(
  { reading, address, document, version }: PreparedReading,
  seq: number,
  before?: Row<'documents'>,
): Row<'documents'> {
  const { url, outlet, lang, title, publishedAt, retrievedAt } = reading.document
  return {
    id: document,
    address,
    url,
    outlet,
    lang,
    title,
    published_at: publishedAt,
    retrieved_at: retrievedAt,
    seq,
    version,
    withdrawn: before?.withdrawn ?? 0,
    withdrawn_note: before?.withdrawn_note ?? null,
  }
}

export function versionRow(
  { reading, document, version, body, derived }: PreparedReading,
  seq: number,
): Row<'versions'> {
  const { minhash, records } = derived()
  return {
    id: version,
    document,
    seq,
    text_sha256: reading.document.textSha256,
    engine: `${reading.engine.name} ${reading.engine.version}`,
    pack: reading.engine.pack,
    retrieved_at: reading.document.retrievedAt,
    input_id: reading.id,
    provenance: reading.document.provenance ? JSON.stringify(reading.document.provenance) : null,
    statements: JSON.stringify(stored(records)),
    statement_count: records.length,
    minhash: Buffer.from(minhash.buffer, minhash.byteOffset, minhash.byteLength).toString('base64'),
    reading: body,
  }
}

export function minhashOf({ minhash }: Pick<Row<'versions'>, 'minhash'>): Uint32Array {
  const bytes = Buffer.from(minhash, 'base64')
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

export type StoredReading = Pick<Row<'versions'>, 'reading' | 'input_id' | 'provenance' | 'retrieved_at'>

/** A version → the Reading as it was made; with an empty text where none is given. */
export function readingOf({ reading, input_id, provenance, retrieved_at }: StoredReading, text = ''): Reading {
  const stored = JSON.parse(reading) as Reading
  const document = { ...stored.document, retrievedAt: retrieved_at }
  if (provenance !== null) document.provenance = JSON.parse(provenance) as string[]
  return { ...stored, id: input_id, text, document }
}

/** The records of a version's statements, in the order of its text. */
export function recordsOf(
  version: StoredReading & Pick<Row<'versions'>, 'document' | 'statements'>,
  reading = readingOf(version),
): StatementRecord[] {
  const ids = statementIds(version)
  const groups = (JSON.parse(version.statements) as StoredStatement[]).map(([, first]) => ids[first])
  return namedByStatements(reading, version.document, ids, groups)
}

export function statementIds({ document, statements }: Pick<Row<'versions'>, 'document' | 'statements'>): string[] {
  const start = `st:${document.replace(/^\w+:/u, '')}.`
  return (JSON.parse(statements) as StoredStatement[]).map(([end]) => start + end)
}

/** End of the id, and position of the first statement of its group. */
type StoredStatement = [end: string, group: number]

function stored(records: readonly StatementRecord[]): StoredStatement[] {
  const positions = new Map(records.map(({ id }, at) => [id, at]))
  return records.map(({ id, group }) => [id.slice(id.indexOf('.') + 1), positions.get(group)!])
}

export function unitRow(unit: AssignedUnit & { base: string }, seq: number): Row<'units'> {
  const { leader, base } = unit
  return {
    id: unit.id,
    seq,
    document: unit.document,
    leader,
    base,
    order_key: unit.order,
    day: unit.window?.[1] ?? null,
    unit: packUnit(unit),
  }
}

export function unitOf({ unit, leader }: Pick<Row<'units'>, 'unit' | 'leader'>): AssignedUnit {
  return wholeUnit(unpackUnit(unit), leader)
}
