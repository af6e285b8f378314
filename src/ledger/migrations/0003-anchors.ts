import { PostgresAdapter, sql, type Kysely } from 'kysely'

/** Where the words that decisions quote stand now, for decisions whose words moved with a new version of their text. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const text = sql.raw(postgres ? 'text COLLATE "C"' : 'text')
  await sql`CREATE TABLE anchors (
    review ${text} PRIMARY KEY, document ${text} NOT NULL, moves ${text} NOT NULL,
    conflict integer NOT NULL CHECK (conflict IN (0, 1)))`.execute(database)
  await sql`CREATE INDEX anchors_document ON anchors (document)`.execute(database)
}
