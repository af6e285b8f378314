import { sql } from 'kysely'
import type { Query, Store } from './store.ts'
import type { LedgerTables, TableName } from './tables.ts'

/** Sets columns of many rows, all of a row to its own one value, in one statement; `values` by what stands in the column `by`. */
export async function updateMany<T extends TableName>(
  store: Store,
  query: Query,
  table: T,
  columns: readonly (keyof LedgerTables[T] & string)[],
  by: keyof LedgerTables[T] & string,
  values: ReadonlyMap<string, string>,
): Promise<void> {
  if (values.size === 0) return
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = given.new`))
  const pairs = JSON.stringify([...values])
  const given =
    store.kind === 'sqlite'
      ? sql`(SELECT value ->> 0 AS old, value ->> 1 AS new FROM json_each(${pairs}))`
      : sql`(SELECT value ->> 0 AS old, value ->> 1 AS new FROM json_array_elements(${pairs}::json))`
  await sql`UPDATE ${sql.table(table)} SET ${set} FROM ${given} AS given
    WHERE ${sql.table(table)}.${sql.ref(by)} = given.old`.execute(query)
}
