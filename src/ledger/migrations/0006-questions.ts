import { PostgresAdapter, sql, type Kysely } from 'kysely'

/** What is open in an incident is kept with its summary: a list of questions opens no incident that has not changed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const text = sql.raw(postgres ? 'text COLLATE "C"' : 'text')
  await sql`CREATE TABLE questions (
    incident ${text} NOT NULL, subject ${text} NOT NULL, kind ${text} NOT NULL, name ${text} NOT NULL,
    basis ${text} NOT NULL, effect integer NOT NULL, body ${text} NOT NULL,
    PRIMARY KEY (incident, subject))`.execute(database)
  await sql`CREATE INDEX questions_kind ON questions (kind, effect)`.execute(database)
  await sql`UPDATE incidents SET stale = 1`.execute(database)
}
