/**
 * Under what units and texts are found when others come: keys of event units → units, bands of likeness → documents, each as numbers.
 * On SQLite new rows go into a small table first and into the large one some hundred thousand at a time, in its order: a row at a time
 * each would rewrite a page of its own.
 */
import { sql } from 'kysely'
import { groupedBy } from '../corroborate/group-by.ts'
import { markOf } from './mark-of.ts'
import { setSetting, settingOf } from './settings.ts'
import type { Query, Store } from './store.ts'

/** Rows of the small table before it is emptied into the large one. */
const mostRecent = 150_000

/** Terms with the numbers of what has them, gathered for one batch. */
export class MarkBatch {
  private readonly members = new Map<number, number[]>()

  add(term: string, member: number): void {
    const mark = markOf(term)
    const before = this.members.get(mark)
    if (before === undefined) this.members.set(mark, [member])
    else if (before.at(-1) !== member) before.push(member)
  }

  /** What was added under a term, in that order. */
  membersOf(term: string): readonly number[] {
    return this.members.get(markOf(term)) ?? []
  }

  async write(store: Store, query: Query): Promise<void> {
    const rows = [...this.members]
      .sort(([a], [b]) => a - b)
      .flatMap(([mark, members]) => members.map((member) => ({ mark, member })))
    if (rows.length === 0) return
    const before = Number(await settingOf(query, recentMarks)) || 0
    const recent = store.kind === 'sqlite' ? before + rows.length : 0
    if (store.kind === 'sqlite') await store.insert(query, 'recent_marks', rows, 'skip')
    else await insertSorted(query, rows)
    // A dossier that was copied from SQLite brings some.
    const full = recent > mostRecent || recent < before
    if (full) await takeIn(query)
    if (recent !== before) await setSetting(store, query, recentMarks, String(full ? 0 : recent))
  }
}

/** PostgreSQL gathers what goes to its pages by itself, and to write a row twice costs it more. */
async function insertSorted(query: Query, rows: readonly { mark: number; member: number }[]): Promise<void> {
  const marks = rows.map(({ mark }) => mark)
  const members = rows.map(({ member }) => member)
  await sql`INSERT INTO marks (mark, member) SELECT * FROM unnest(${marks}::bigint[], ${members}::integer[])
    ON CONFLICT DO NOTHING`.execute(query)
}

const recentMarks = 'recent-marks'

async function takeIn(query: Query): Promise<void> {
  await sql`INSERT INTO marks (mark, member) SELECT mark, member FROM recent_marks WHERE true ORDER BY mark, member
    ON CONFLICT DO NOTHING`.execute(query)
  await sql`DELETE FROM recent_marks`.execute(query)
}

/**
 * For each of some terms the numbers of all that have it, ascending, at most the first `most`; for those that nothing has an empty
 * list.
 */
export async function markedWith(
  store: Store,
  query: Query,
  terms: readonly string[],
  most?: number,
): Promise<number[][]> {
  const found: number[][] = []
  for (let at = 0; at < terms.length; at += 20_000) {
    const part = terms.slice(at, at + 20_000)
    const start = found.length
    for (const _ of part) found.push([])
    for (const [place, member] of await pairsOf(store, query, part.map(markOf), most)) found[start + place].push(member)
  }
  for (const members of found) {
    // Each table gives its own in order.
    if (members.length > 1) members.sort((a, b) => a - b)
    if (most !== undefined && members.length > most) members.length = most
  }
  return found
}

/** Takes a number out of the lists of some terms. */
export async function unmark(store: Store, query: Query, terms: readonly string[], member: number): Promise<void> {
  const marks = terms.map(markOf)
  for (const table of ['marks', 'recent_marks'] as const) {
    const named =
      store.kind === 'sqlite'
        ? sql<boolean>`mark IN (SELECT value FROM json_each(${JSON.stringify(marks)}))`
        : sql<boolean>`mark = ANY(${marks}::bigint[])`
    await query.deleteFrom(table).where(named).where('member', '=', member).execute()
  }
}

type Pair = [place: number, member: number]

async function pairsOf(store: Store, query: Query, marks: readonly number[], most?: number): Promise<Pair[]> {
  if (store.kind === 'sqlite') return most === undefined ? allPairs(query, marks) : firstPairs(query, marks, most)
  const from = (table: string) =>
    most === undefined
      ? sql`SELECT mark, member FROM ${sql.table(table)} WHERE mark = ANY(${marks}::bigint[])`
      : sql`SELECT given.mark, found.member FROM unnest(${marks}::bigint[]) AS given (mark) CROSS JOIN LATERAL
        (SELECT member FROM ${sql.table(table)} WHERE mark = given.mark ORDER BY member LIMIT ${sql.lit(most)}) AS found`
  const { rows } = await sql<{ mark: number; member: number }>`
    ${from('marks')} UNION ALL ${from('recent_marks')}`.execute(query)
  const places = groupedBy([...marks.keys()], (place) => String(marks[place]))
  return rows.flatMap(({ mark, member }) => places.get(String(mark))!.map((place): Pair => [place, member]))
}

/** SQLite hands rows over as one list: a row costs more to fetch than to find. */
async function allPairs(query: Query, marks: readonly number[]): Promise<Pair[]> {
  const from = (table: string) => sql`SELECT given.key AS place, found.member AS member
    FROM json_each(${JSON.stringify(marks)}) AS given CROSS JOIN ${sql.table(table)} AS found
    WHERE found.mark = given.value`
  const { rows } = await sql<{ list: string }>`
    SELECT json_group_array(json_array(place, member)) AS list
    FROM (${from('marks')} UNION ALL ${from('recent_marks')})`.execute(query)
  return JSON.parse(rows[0].list) as Pair[]
}

/** Of what hundreds have, a handful: what is like very many texts has them under each of its bands. */
async function firstPairs(query: Query, marks: readonly number[], most: number): Promise<Pair[]> {
  const from = (table: string) => sql`(SELECT group_concat(member) FROM
    (SELECT member FROM ${sql.table(table)} WHERE mark = given.value ORDER BY member LIMIT ${sql.lit(most)}))`
  const { rows } = await sql<{ list: string }>`
    SELECT json_group_array(json_array(${from('marks')}, ${from('recent_marks')})) AS list
    FROM json_each(${JSON.stringify(marks)}) AS given`.execute(query)
  const lists = JSON.parse(rows[0].list) as (string | null)[][]
  return lists.flatMap((both, place) =>
    both.flatMap((list) => (list ?? undefined)?.split(',').map((member): Pair => [place, Number(member)]) ?? []),
  )
}
