import { SelonError } from '../model/selon-error.ts'
import type { Query, Store } from './store.ts'

/** A state that was kept under a name. It is never written again. */
export interface Freeze {
  name: string
  digest: string
  state: unknown
}

export async function freezeOf(query: Query, name: string): Promise<Freeze | null> {
  const row = await query.selectFrom('freezes').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? { ...row, state: JSON.parse(row.state) as unknown } : null
}

export async function freezeNames(query: Query): Promise<string[]> {
  const rows = await query.selectFrom('freezes').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

export async function addFreeze(store: Store, query: Query, { name, digest, state }: Freeze): Promise<void> {
  if (await freezeOf(query, name)) throw new SelonError('usage', `a state named "${name}" is kept already`)
  await store.insert(query, 'freezes', [{ name, digest, state: JSON.stringify(state) }])
}
