import { sql } from 'kysely'
import type { Query } from './store.ts'
import { tables, type LedgerTables, type TableName } from './tables.ts'

/**
 * All rows of a table in the order of its key, some at a time: constant memory however large the table. Plain pages by key, since
 * open cursors keep other writers out on one database and need another library on the other.
 */
export async function* walkRows<T extends TableName>(
  query: Query,
  table: T,
  size = 500,
): AsyncGenerator<LedgerTables[T][]> {
  const { columns, key } = tables[table]
  const order = sql.join(key.map((column) => sql.ref(column)))
  const list = sql.join(columns.map((column) => sql.ref(column)))
  for (let last: LedgerTables[T] | undefined; ;) {
    const cells = last && sql.join(key.map((column) => sql`${last![column]}`))
    const from = last ? sql`WHERE (${order}) > (${cells})` : sql``
    const { rows } = await sql<LedgerTables[T]>`SELECT ${list} FROM ${sql.table(table)} ${from}
      ORDER BY ${order} LIMIT ${sql.lit(size)}`.execute(query)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    last = rows.at(-1)
  }
}
