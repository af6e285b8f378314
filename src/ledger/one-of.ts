import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Store } from './store.ts'

/** `column IN (values)` with one parameter, however many values: both databases take them as one list. */
export function oneOf(store: Store, column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  return store.kind === 'sqlite'
    ? sql`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
    : sql`${sql.ref(column)} = ANY(${values})`
}
