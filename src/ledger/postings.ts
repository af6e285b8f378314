import { sql } from 'kysely'
import { fetchTogether } from './fetch-together.ts'
import type { Query, Store } from './store.ts'
import { oneOf } from './one-of.ts'

/** Terms with the numbers of what has them, gathered for one batch and written as one row a term. */
export class PostingBatch {
  private readonly members = new Map<string, string>()
  private last = { seq: -1, member: '' }

  add(term: string, seq: number): void {
    if (this.last.seq !== seq) this.last = { seq, member: seq.toString(36) }
    const before = this.members.get(term)
    this.members.set(term, before === undefined ? this.last.member : `${before} ${this.last.member}`)
  }

  async write(store: Store, query: Query, batch: number): Promise<void> {
    // In order, so that the pages of the table are visited once.
    const rows = [...this.members].map(([term, members]) => ({ term, batch, members }))
    await store.insert(
      query,
      'postings',
      rows.sort((a, b) => (a.term < b.term ? -1 : 1)),
    )
  }
}

/** For each term that is known the numbers of all that have it, ascending. */
export async function membersOf(store: Store, query: Query, terms: readonly string[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>()
  for (let at = 0; at < terms.length; at += 20_000) {
    const select = query
      .selectFrom('postings')
      .select(['term', 'members'])
      .where(oneOf(store, 'term', terms.slice(at, at + 20_000)))
      .orderBy('term')
      .orderBy('batch')
    const rows = await fetchTogether(store, query, select, ['term', 'members'])
    for (const { term, members } of rows) {
      const numbers = found.get(term) ?? []
      if (numbers.length === 0) found.set(term, numbers)
      readMembers(members, numbers)
    }
  }
  return found
}

/** Reads "1k 9z" onto a list, without a string for each number: a word of every document has very many. */
function readMembers(members: string, numbers: number[]): void {
  let number = 0
  for (let i = 0; i < members.length; i++) {
    const code = members.charCodeAt(i)
    if (code === 32) {
      numbers.push(number)
      number = 0
    } else number = number * 36 + code - (code < 58 ? 48 : 87)
  }
  numbers.push(number)
}

/** Terms that begin so, for words that are cut with an asterisk; at most some hundreds. */
export async function termsFrom(query: Query, start: string): Promise<string[]> {
  const rows = await query
    .selectFrom('postings')
    .select('term')
    .distinct()
    .where('term', '>=', start)
    .where('term', '<', start + '\u{10ffff}')
    .orderBy('term')
    .limit(500)
    .execute()
  return rows.map(({ term }) => term)
}

/** Highest number given so far in a column, 0 in an empty table. */
export async function lastNumber(
  query: Query,
  table: 'documents' | 'versions' | 'units' | 'reviews' | 'captures',
): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`SELECT max(seq) AS last FROM ${sql.table(table)}`.execute(query)
  return rows[0].last ?? 0
}
