import { Migrator, sql } from 'kysely'
import { SelonError } from '../model/selon-error.ts'
import { migrations } from './migrations/index.ts'
import type { Store } from './store.ts'
import { withoutPassword } from './storage-error.ts'

const names = Object.keys(migrations).sort()

/**
 * Brings a dossier to this version's tables. A dossier that knows a migration we do not is newer than this program and is left
 * alone. A dossier opened for reading must be up to date already.
 */
export async function migrate(store: Store, readOnly: boolean): Promise<void> {
  const done = await migrationsDone(store)
  const file = withoutPassword(store.address)
  const unknown = done?.find((name) => !names.includes(name))
  if (unknown) throw new SelonError('ledger-newer', `a newer Selon wrote this dossier (${unknown})`, { file })
  if (done?.length === names.length) return
  if (readOnly) {
    const message = done ? 'an older Selon wrote this dossier: open it once for writing' : 'this is no dossier of Selon'
    throw new SelonError(done ? 'ledger-read-only' : 'ledger-damaged', message, { file })
  }
  if (!done && (await hasTables(store))) {
    throw new SelonError('ledger-damaged', 'this database holds something else than a dossier of Selon', { file })
  }
  const migrator = new Migrator({
    db: store.db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'selon_migrations',
    migrationLockTableName: 'selon_migrations_lock',
    // Several dossiers may stand in schemas of one database.
    ...(store.kind === 'postgres' && { migrationTableSchema: await currentSchema(store) }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Names of the migrations done, or null where the dossier was never set up. */
async function migrationsDone(store: Store): Promise<string[] | null> {
  if (!(await tableNames(store)).includes('selon_migrations')) return null
  const { rows } = await sql<{ name: string }>`SELECT name FROM selon_migrations ORDER BY name`.execute(store.db)
  return rows.length > 0 ? rows.map(({ name }) => name) : null
}

async function hasTables(store: Store): Promise<boolean> {
  return (await tableNames(store)).some((name) => !name.startsWith('selon_migrations'))
}

async function currentSchema(store: Store): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT current_schema() AS name`.execute(store.db)
  return rows[0].name
}

async function tableNames(store: Store): Promise<string[]> {
  const list =
    store.kind === 'sqlite'
      ? sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
      : sql<{
          name: string
        }>`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`
  return (await list.execute(store.db)).rows.map(({ name }) => name)
}
