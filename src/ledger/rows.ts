import type { AssignedUnit } from '../corroborate/event-unit.ts'
import { namedByStatements } from '../corroborate/statement-records.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import type { PreparedReading } from './prepare-reading.ts'
import { eventDays } from './search-terms.ts'
import type { LedgerTables } from './tables.ts'

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

export function versionRow({ reading, document, version, derived }: PreparedReading, seq: number): Row<'versions'> {
  const { minhash } = derived()
  return {
    id: version,
    document,
    seq,
    text_sha256: reading.document.textSha256,
    engine: `${reading.engine.name} ${reading.engine.version}`,
    pack: reading.engine.pack,
    retrieved_at: reading.document.retrievedAt,
    minhash: Buffer.from(minhash.buffer, minhash.byteOffset, minhash.byteLength).toString('base64'),
    // What has a table of its own leaves its place open, so that the reading comes back byte for byte.
    reading: JSON.stringify({ ...reading, text: null, statements: null }),
  }
}

export function minhashOf({ minhash }: Pick<Row<'versions'>, 'minhash'>): number[] {
  const bytes = Buffer.from(minhash, 'base64')
  return [...new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))]
}

export function statementRow(
  record: StatementRecord,
  version: string,
  position: number,
  current: number,
): Row<'statements'> {
  const { statement } = record
  return {
    id: record.id,
    version,
    document: record.document,
    position,
    group_id: record.group,
    act: statement.act,
    type: statement.event?.type ?? null,
    day: eventDays(record)[0] ?? null,
    current,
    statement: JSON.stringify(statement),
  }
}

/** A version with the rows of its statements in their order → the Reading as it was made; without its text where none is given. */
export function readingOf(reading: string, statements: readonly Row<'statements'>[], text = ''): Reading {
  return {
    ...(JSON.parse(reading) as Omit<Reading, 'text' | 'statements'>),
    text,
    statements: statements.map(({ statement }) => JSON.parse(statement) as Statement),
  }
}

export function recordsOf(reading: string, statements: readonly Row<'statements'>[]): StatementRecord[] {
  return namedByStatements(
    readingOf(reading, statements),
    statements[0]?.document ?? '',
    statements.map(({ id }) => id),
    statements.map(({ group_id }) => group_id),
  )
}

export function unitRow(unit: AssignedUnit, seq: number): Row<'units'> {
  const { leader, ...rest } = unit
  return {
    id: unit.id,
    seq,
    document: unit.document,
    leader,
    order_key: unit.order,
    day: unit.window?.[1] ?? null,
    unit: JSON.stringify(rest),
  }
}

export function unitOf({ unit, leader }: Pick<Row<'units'>, 'unit' | 'leader'>): AssignedUnit {
  return { ...(JSON.parse(unit) as Omit<AssignedUnit, 'leader'>), leader }
}
