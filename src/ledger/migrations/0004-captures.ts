import { PostgresAdapter, sql, type Kysely } from 'kysely'

/** Every way in which a version came in: where from, when, by whom, made of which bytes. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const text = sql.raw(postgres ? 'text COLLATE "C"' : 'text')
  await sql`CREATE TABLE captures (
    id ${text} PRIMARY KEY, seq integer NOT NULL, document ${text} NOT NULL, version ${text} NOT NULL,
    source ${text} NOT NULL, format ${text} NOT NULL, raw_sha256 ${text}, evidence ${text},
    retrieved_at ${text}, retrieved_by ${text}, input_sha256 ${text})`.execute(database)
  await sql`CREATE INDEX captures_seq ON captures (seq)`.execute(database)
  await sql`CREATE INDEX captures_document ON captures (document)`.execute(database)
  await sql`CREATE INDEX captures_input ON captures (input_sha256)`.execute(database)
}
