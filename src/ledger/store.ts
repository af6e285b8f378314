import { CompiledQuery, sql, type Kysely, type Transaction } from 'kysely'
import type { LedgerTables, TableName } from './tables.ts'
import { tables } from './tables.ts'
import type { Cell, SqliteBinding } from './sqlite-binding.ts'
import { storageError } from './storage-error.ts'

export type Query = Kysely<LedgerTables>

/** One opened database: queries by Kysely, and what the two databases do differently. */
export interface Store {
  readonly address: string
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Query
  /** Appends rows; many at once, so that a batch of documents costs few calls. */
  insert<T extends TableName>(
    query: Query,
    table: T,
    rows: readonly LedgerTables[T][],
    conflict?: 'skip',
  ): Promise<void>
  /** Runs in one transaction that no other writer runs beside; acknowledged when this returns. */
  write<Out>(work: (query: Transaction<LedgerTables>) => Promise<Out>): Promise<Out>
  /** Runs against one state of the dossier, whatever others write meanwhile. */
  read<Out>(work: (query: Query) => Promise<Out>): Promise<Out>
  close(): Promise<void>
}

export function sqliteStore(address: string, db: Query, binding: SqliteBinding): Store {
  return {
    address,
    kind: 'sqlite',
    db,
    insert: async (_query, table, rows, conflict) => {
      if (rows.length === 0) return
      if (shortRows.has(table)) rows = insertTogether(binding, table, rows, conflict)
      const { columns } = tables[table]
      const names = columns.map((column) => `"${column}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      const statement = binding.prepare(
        `INSERT ${conflict ? 'OR IGNORE ' : ''}INTO "${table}" (${names}) VALUES (${marks})`,
      )
      for (const row of rows) statement.run(columns.map((column) => cellOf(row, column)))
    },
    write: (work) => inTurn(address, () => guarded(address, () => db.transaction().execute(work))),
    read: (work) => guarded(address, () => work(db)),
    close: () => db.destroy(),
  }
}

/** Tables that take many short rows a batch: a call for each would cost more than the row. */
const shortRows: ReadonlySet<TableName> = new Set(['postings', 'marks', 'recent_marks'])

/** Characters that `cleaned` takes out, as JSON writes them. */
const unclean = /\\u(?:0000|d[89a-f])/u

/** Inserts hundreds of rows with one call, as JSON; returns those that have to go one by one, since they need cleaning. */
function insertTogether<T extends TableName>(
  binding: SqliteBinding,
  table: T,
  rows: readonly LedgerTables[T][],
  conflict?: 'skip',
): LedgerTables[T][] {
  const { columns } = tables[table]
  const names = columns.map((column) => `"${column}"`).join(', ')
  const cells = columns.map((_, at) => `value ->> ${at}`).join(', ')
  const statement = binding.prepare(
    `INSERT ${conflict ? 'OR IGNORE ' : ''}INTO "${table}" (${names}) SELECT ${cells} FROM json_each(?)`,
  )
  const left: LedgerTables[T][] = []
  for (let at = 0; at < rows.length; at += 1_000) {
    const part = rows.slice(at, at + 1_000)
    const list = JSON.stringify(part.map((row) => columns.map((column) => row[column])))
    if (unclean.test(list)) left.push(...part)
    else statement.run([list])
  }
  return left
}

const turns = new Map<string, Promise<unknown>>()

/**
 * Writers of one process wait for each other here: SQLite would make the second wait without letting the first go on. Other
 * processes are waited for by SQLite.
 */
async function inTurn<Out>(address: string, work: () => Promise<Out>): Promise<Out> {
  const turn = (turns.get(address) ?? Promise.resolve()).then(work, work)
  const done = turn.catch(() => {})
  turns.set(address, done)
  return turn.finally(() => {
    if (turns.get(address) === done) turns.delete(address)
  })
}

/** Any number will do that no other program takes: one writer a database at a time. */
const writeLock = 7_366_015

export function postgresStore(address: string, db: Query): Store {
  return {
    address,
    kind: 'postgres',
    db,
    insert: async (query, table, rows, conflict) => {
      const { columns } = tables[table]
      const names = sql.join(columns.map((column) => sql.ref(column)))
      if (longRows.has(table)) return insertValues(query, table, rows, conflict)
      for (let at = 0; at < rows.length; at += 2_000) {
        const chunk = JSON.stringify(rows.slice(at, at + 2_000), (_key, value: unknown) =>
          typeof value === 'string' ? cleaned(value) : value,
        )
        await sql`INSERT INTO ${sql.table(table)} (${names}) SELECT ${names}
          FROM json_populate_recordset(NULL::${sql.table(table)}, ${chunk}::json)
          ${sql.raw(conflict ? 'ON CONFLICT DO NOTHING' : '')}`.execute(query)
      }
    },
    write: (work) =>
      guarded(address, () =>
        db.transaction().execute(async (query) => {
          await sql`SELECT pg_advisory_xact_lock(${writeLock})`.execute(query)
          return work(query)
        }),
      ),
    read: (work) => guarded(address, () => db.transaction().setIsolationLevel('repeatable read').execute(work)),
    close: () => db.destroy(),
  }
}

/** Rows of many kilobytes go as parameters of their own: written into JSON once more they would take twice the time. */
const longRows: ReadonlySet<TableName> = new Set(['texts', 'versions', 'frozen_incidents'])

async function insertValues<T extends TableName>(
  query: Query,
  table: T,
  rows: readonly LedgerTables[T][],
  conflict?: 'skip',
): Promise<void> {
  const { columns } = tables[table]
  const names = columns.map((column) => `"${column}"`).join(', ')
  for (let at = 0; at < rows.length; at += 200) {
    const part = rows.slice(at, at + 200)
    const marks = part.map(
      (_, row) => `(${columns.map((_column, i) => `$${row * columns.length + i + 1}`).join(', ')})`,
    )
    const cells = part.flatMap((row) => columns.map((column) => cellOf(row, column)))
    const text = `INSERT INTO "${table}" (${names}) VALUES ${marks.join(', ')}${conflict ? ' ON CONFLICT DO NOTHING' : ''}`
    await query.executeQuery(CompiledQuery.raw(text, cells))
  }
}

/** Columns whose JSON escapes what no database keeps. */
const asJson: ReadonlySet<string> = new Set([
  'reading',
  'provenance',
  'statements',
  'unit',
  'summary',
  'state',
  'body',
  'before',
  'after',
])

function cellOf<T extends TableName>(row: LedgerTables[T], column: string): Cell {
  const cell = row[column as keyof LedgerTables[T]] as Cell
  return asJson.has(column) ? cell : cleaned(cell)
}

/** Neither database keeps NUL in a text, and half a surrogate pair is no character in UTF-8. */
function cleaned<T extends Cell>(cell: T): T | string {
  if (typeof cell !== 'string' || !/[\0\ud800-\udfff]/.test(cell) || !/[\0\p{Surrogate}]/u.test(cell)) return cell
  return cell.replace(/[\0\p{Surrogate}]/gu, '\uFFFD')
}

async function guarded<Out>(address: string, work: () => Promise<Out>): Promise<Out> {
  try {
    return await work()
  } catch (error) {
    throw storageError(error, address)
  }
}
