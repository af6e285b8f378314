import { PostgresAdapter, sql, type Kysely } from 'kysely'

/** Units are asked for by their numbers, dozens for each text that comes: on SQLite a row's number is where it stands. */
export async function up(database: Kysely<unknown>): Promise<void> {
  if (database.getExecutor().adapter instanceof PostgresAdapter) return
  const statements = [
    sql`CREATE TABLE numbered_units (
      seq integer PRIMARY KEY, id text NOT NULL UNIQUE, document text NOT NULL, leader text NOT NULL, base text NOT NULL,
      order_key text NOT NULL, day text, unit text NOT NULL)`,
    sql`INSERT INTO numbered_units (seq, id, document, leader, base, order_key, day, unit)
      SELECT seq, id, document, leader, base, order_key, day, unit FROM units ORDER BY seq`,
    sql`DROP TABLE units`,
    sql`ALTER TABLE numbered_units RENAME TO units`,
    sql`CREATE INDEX units_document ON units (document)`,
    sql`CREATE INDEX units_leader ON units (leader)`,
    sql`CREATE INDEX units_base ON units (base) WHERE base <> leader`,
  ]
  for (const statement of statements) await statement.execute(database)
}
