import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { postgresStore, type Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** A dossier of a team: one schema of a PostgreSQL database (`?schema=NAME`, else `public`), which is made where it is missing. */
export async function openPostgres(
  address: string,
  options: { readOnly?: boolean; patience?: number },
): Promise<Store> {
  const url = new URL(address)
  const schema = url.searchParams.get('schema')
  url.searchParams.delete('schema')
  const settings = [`-c lock_timeout=${options.patience ?? 60_000}`]
  if (schema) settings.push(`-c search_path=${schema.replaceAll(/[^\w]/gu, '')}`)
  if (options.readOnly) settings.push('-c default_transaction_read_only=on')
  const pool = new pg.Pool({
    connectionString: url.href,
    options: settings.join(' '),
    max: 4,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks while nobody uses it is replaced at the next query, which says so if it cannot.
  pool.on('error', () => {})
  // One that breaks in use fails the query that waits on it; told to nobody besides, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  if (schema && !options.readOnly) await pool.query(`CREATE SCHEMA IF NOT EXISTS "${schema.replaceAll(/[^\w]/gu, '')}"`)
  return postgresStore(address, new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) }))
}
