import { PostgresAdapter, sql, type Kysely } from 'kysely'
import { markOf } from '../mark-of.ts'

/** Keys of units and bands of likeness, which were most of the posting lists, get tables of their own, as numbers. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const postgres = database.getExecutor().adapter instanceof PostgresAdapter
  const shortRows = sql.raw(postgres ? '' : 'WITHOUT ROWID')
  for (const table of ['marks', 'recent_marks'])
    await sql`CREATE TABLE ${sql.table(table)} (
      mark bigint NOT NULL, member integer NOT NULL, PRIMARY KEY (mark, member)) ${shortRows}`.execute(database)
  for (const kind of ['ask:', 'band:', 'key:']) await move(database, kind, postgres)
}

async function move(database: Kysely<unknown>, kind: string, postgres: boolean): Promise<void> {
  const end = kind.replace(':', ';')
  let last = { term: kind, batch: -2_147_483_648 }
  for (;;) {
    const { rows } = await sql<{ term: string; batch: number; members: string }>`
      SELECT term, batch, members FROM postings WHERE (term, batch) > (${last.term}, ${last.batch}) AND term < ${end}
      ORDER BY term, batch LIMIT 5000`.execute(database)
    if (rows.length === 0) break
    last = rows.at(-1)!
    const pairs = rows.flatMap(({ term, members }) =>
      members.split(' ').map((member) => [markOf(term), Number.parseInt(member, 36)]),
    )
    const given = JSON.stringify(pairs)
    const cells = postgres
      ? sql`SELECT (value ->> 0)::bigint, (value ->> 1)::integer FROM json_array_elements(${given}::json) WHERE true`
      : sql`SELECT value ->> 0, value ->> 1 FROM json_each(${given}) WHERE true`
    await sql`INSERT INTO marks (mark, member) ${cells} ON CONFLICT DO NOTHING`.execute(database)
  }
  await sql`DELETE FROM postings WHERE term >= ${kind} AND term < ${end}`.execute(database)
}
