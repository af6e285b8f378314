import { PostgresAdapter, sql, type Kysely } from 'kysely'
import { membersOf, type FrozenPiece } from '../freezes.ts'

/**
 * A kept state in one row grows with the dossier until no row can hold it: its incidents get a row each, and are found by their
 * statements and documents. States kept before are taken apart; their digests are of the same content, so they still hold.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const text = sql.raw(postgres ? 'text COLLATE "C"' : 'text')
  const shortRows = sql.raw(postgres ? '' : 'WITHOUT ROWID')
  await sql`CREATE TABLE frozen_incidents (
    kept ${text} NOT NULL, id ${text} NOT NULL, digest ${text} NOT NULL, salt ${text}, body ${text},
    PRIMARY KEY (kept, id))`.execute(database)
  await sql`CREATE TABLE frozen_members (
    kept ${text} NOT NULL, member ${text} NOT NULL, incident ${text} NOT NULL,
    PRIMARY KEY (kept, member, incident)) ${shortRows}`.execute(database)
  await sql`CREATE INDEX frozen_members_member ON frozen_members (member)`.execute(database)
  const { rows: names } = await sql<{ name: string }>`SELECT name FROM freezes ORDER BY name`.execute(database)
  for (const { name } of names) await takeApart(database, name)
}

async function takeApart(database: Kysely<unknown>, name: string): Promise<void> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM freezes WHERE name = ${name}`.execute(database)
  const { incidents = [], ...state } = JSON.parse(rows[0].state) as { incidents?: FrozenPiece[] }
  for (const piece of incidents) {
    const { id, digest, salt, body } = piece
    const cells = [name, id, digest, salt, body && JSON.stringify(body)].map((cell) => sql`${cell}`)
    await sql`INSERT INTO frozen_incidents (kept, id, digest, salt, body) VALUES (${sql.join(cells)})`.execute(database)
    for (const { member } of membersOf(name, piece))
      await sql`INSERT INTO frozen_members (kept, member, incident) VALUES (${name}, ${member}, ${id})`.execute(
        database,
      )
  }
  await sql`UPDATE freezes SET state = ${JSON.stringify(state)} WHERE name = ${name}`.execute(database)
}
