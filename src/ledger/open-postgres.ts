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
  // What is asked for are rows of a few keys: to read whole tables for them looks cheaper to the planner than it is.
  const settings = [`-c lock_timeout=${options.patience ?? 60_000}`, '-c random_page_cost=1.1']
  if (schema) settings.push(`-c search_path=${schema.replaceAll(/[^\w]/gu, '')}`)
  if (options.readOnly) settings.push('-c default_transaction_read_only=on')
  const pool = new pg.Pool({
    connectionString: url.href,
    options: settings.join(' '),
    max: 4,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  })
  // A connection that breaks while nobody uses it is replaced at the next query, which says so if it cannot.
  pool.on('error', () => {})
  // One that breaks in use fails the query that waits on it; told to nobody besides, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  if (schema && !options.readOnly) await pool.query(`CREATE SCHEMA IF NOT EXISTS "${schema.replaceAll(/[^\w]/gu, '')}"`)
  return postgresStore(address, new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) }))
}

const bigint = 20

/** Whole numbers of 64 bits come as numbers, as from SQLite: none here is larger than what a number holds. */
const getTypeParser = ((type, format) =>
  Number(type) === bigint ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser
