import type { Query, Store } from './store.ts'

/** One small value of a dossier: a counter, what its user set. */
export async function settingOf(query: Query, name: string): Promise<string | null> {
  const row = await query.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function setSetting(store: Store, query: Query, name: string, value: string): Promise<void> {
  await query.deleteFrom('settings').where('name', '=', name).execute()
  await store.insert(query, 'settings', [{ name, value }])
}
