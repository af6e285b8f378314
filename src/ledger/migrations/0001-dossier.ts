import { PostgresAdapter, sql, type Kysely } from 'kysely'

/**
 * The first tables of a dossier. Plain SQL that SQLite and PostgreSQL both read, but for two words: tables of short rows are
 * WITHOUT ROWID on SQLite, and text is ordered by code point ("C") on PostgreSQL, as SQLite does by itself.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const text = sql.raw(postgres ? 'text COLLATE "C"' : 'text')
  const shortRows = sql.raw(postgres ? '' : 'WITHOUT ROWID')
  const statements = [
    sql`CREATE TABLE documents (
      id ${text} PRIMARY KEY, address ${text} NOT NULL, url ${text}, outlet ${text}, lang ${text} NOT NULL, title ${text} NOT NULL,
      published_at ${text}, retrieved_at ${text}, seq integer NOT NULL, version ${text} NOT NULL,
      withdrawn integer NOT NULL CHECK (withdrawn IN (0, 1)), withdrawn_note ${text})`,
    sql`CREATE UNIQUE INDEX documents_seq ON documents (seq)`,
    sql`CREATE TABLE texts (sha256 ${text} PRIMARY KEY, text ${text} NOT NULL)`,
    sql`CREATE TABLE versions (
      id ${text} PRIMARY KEY, document ${text} NOT NULL REFERENCES documents (id), seq integer NOT NULL,
      text_sha256 ${text} NOT NULL REFERENCES texts (sha256), engine ${text} NOT NULL, pack ${text} NOT NULL,
      retrieved_at ${text}, input_id ${text} NOT NULL, provenance ${text},
      statements ${text} NOT NULL, statement_count integer NOT NULL, minhash ${text} NOT NULL, reading ${text} NOT NULL)`,
    sql`CREATE UNIQUE INDEX versions_seq ON versions (seq)`,
    sql`CREATE INDEX versions_document ON versions (document)`,
    sql`CREATE INDEX versions_text ON versions (text_sha256)`,
    sql`CREATE TABLE attachments (
      old_id ${text} PRIMARY KEY, new_id ${text}, document ${text} NOT NULL, overlap integer NOT NULL,
      conflict integer NOT NULL CHECK (conflict IN (0, 1)))`,
    sql`CREATE TABLE units (
      id ${text} PRIMARY KEY, seq integer NOT NULL, document ${text} NOT NULL, leader ${text} NOT NULL,
      base ${text} NOT NULL, order_key ${text} NOT NULL, day ${text}, unit ${text} NOT NULL)`,
    sql`CREATE UNIQUE INDEX units_seq ON units (seq)`,
    sql`CREATE INDEX units_document ON units (document)`,
    sql`CREATE INDEX units_leader ON units (leader)`,
    sql`CREATE INDEX units_base ON units (base)`,
    sql`CREATE TABLE incidents (
      id ${text} PRIMARY KEY, leader ${text} NOT NULL, day ${text} NOT NULL, units integer NOT NULL, documents integer NOT NULL,
      stale integer NOT NULL CHECK (stale IN (0, 1)), summary ${text})`,
    sql`CREATE INDEX incidents_day ON incidents (day, id)`,
    sql`CREATE TABLE incident_redirects (id ${text} PRIMARY KEY, target ${text} NOT NULL)`,
    sql`CREATE INDEX incident_redirects_target ON incident_redirects (target)`,
    sql`CREATE TABLE suggestions (
      incident ${text} NOT NULL, other ${text} NOT NULL, why ${text} NOT NULL, PRIMARY KEY (incident, other)) ${shortRows}`,
    sql`CREATE TABLE postings (
      term ${text} NOT NULL, batch integer NOT NULL, members ${text} NOT NULL, PRIMARY KEY (term, batch)) ${shortRows}`,
    sql`CREATE TABLE reviews (
      seq integer PRIMARY KEY, id ${text} NOT NULL UNIQUE, at ${text} NOT NULL, by ${text} NOT NULL, target ${text} NOT NULL,
      action ${text} NOT NULL, before ${text} NOT NULL, after ${text} NOT NULL, reason ${text} NOT NULL,
      prev_hash ${text}, hash ${text} NOT NULL)`,
    sql`CREATE INDEX reviews_target ON reviews (target)`,
    sql`CREATE TABLE freezes (name ${text} PRIMARY KEY, digest ${text} NOT NULL, state ${text} NOT NULL)`,
    sql`CREATE TABLE parties (
      position integer PRIMARY KEY, conflict ${text} NOT NULL, party ${text} NOT NULL, member ${text} NOT NULL,
      from_day ${text}, to_day ${text}, reason ${text} NOT NULL, source ${text} NOT NULL)`,
    sql`CREATE TABLE settings (name ${text} PRIMARY KEY, value ${text} NOT NULL)`,
  ]
  for (const statement of statements) await statement.execute(database)
}
