import { sql, type SelectQueryBuilder } from 'kysely'
import type { Query, Store } from './store.ts'
import type { LedgerTables, TableName } from './tables.ts'

/**
 * The rows of a query, in its order, for look-ups that give thousands of short ones: SQLite hands them over as one JSON text, since
 * to fetch a row through its binding takes longer than to find it. Texts and whole numbers only; `columns` as they are selected.
 */
export async function fetchTogether<Row extends object>(
  store: Store,
  query: Query,
  select: SelectQueryBuilder<LedgerTables, TableName, Row>,
  columns: readonly (keyof Row & string)[],
): Promise<Row[]> {
  if (store.kind !== 'sqlite') return select.execute()
  const cells = sql.join(columns.map((column) => sql.ref(column)))
  const { rows } = await sql<{ list: string }>`
    SELECT json_group_array(json_array(${cells})) AS list FROM (${select})`.execute(query)
  const lists = JSON.parse(rows[0].list) as Row[keyof Row & string][][]
  return lists.map((values) => {
    const row: Partial<Row> = {}
    for (let at = 0; at < columns.length; at++) row[columns[at]] = values[at]
    return row as Row
  })
}
