import { sql, type Kysely } from 'kysely'

/** Few units stand elsewhere than where the machine put them: only those are looked up by the unit that leads its group. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`DROP INDEX units_base`.execute(database)
  await sql`CREATE INDEX units_base ON units (base) WHERE base <> leader`.execute(database)
}
