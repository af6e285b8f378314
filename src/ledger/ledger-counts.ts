import { sql } from 'kysely'
import { oneOf } from './one-of.ts'
import { setSetting, settingOf } from './settings.ts'
import type { Query, Store } from './store.ts'

export interface LedgerCounts {
  documents: number
  versions: number
  /** Statements of current versions. */
  statements: number
  incidents: number
  reviews: number
}

export async function ledgerCounts(query: Query): Promise<LedgerCounts> {
  const count = async (from: 'documents' | 'versions' | 'incidents' | 'reviews') => {
    const { n } = await query
      .selectFrom(from)
      .select(sql<number>`cast(count(*) as integer)`.as('n'))
      .executeTakeFirstOrThrow()
    return n
  }
  const kept = await settingOf(query, statementCount)
  return {
    documents: await count('documents'),
    versions: await count('versions'),
    statements: kept === null ? await countStatements(query) : Number(kept),
    incidents: await count('incidents'),
    reviews: await count('reviews'),
  }
}

/** To count them all anew takes seconds in a large dossier: the number is kept, and moved with what is written. */
const statementCount = 'statement-count'

/** After a write: so many statements came, and those of some versions went, which are current no more (but still stored). */
export async function moveStatementCount(
  store: Store,
  query: Query,
  came: number,
  gone: readonly string[],
): Promise<void> {
  const kept = await settingOf(query, statementCount)
  const next =
    kept === null ? await countStatements(query) : Number(kept) + came - (await statementsOf(store, query, gone))
  await setSetting(store, query, statementCount, String(next))
}

/** Before a document leaves with all its versions. */
export async function lowerStatementCount(store: Store, query: Query, gone: readonly string[]): Promise<void> {
  const kept = await settingOf(query, statementCount)
  if (kept === null) return
  await setSetting(store, query, statementCount, String(Number(kept) - (await statementsOf(store, query, gone))))
}

async function countStatements(query: Query): Promise<number> {
  const { n } = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .select(sql<number>`cast(coalesce(sum(statement_count), 0) as integer)`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function statementsOf(store: Store, query: Query, versions: readonly string[]): Promise<number> {
  if (versions.length === 0) return 0
  const { n } = await query
    .selectFrom('versions')
    .select(sql<number>`cast(coalesce(sum(statement_count), 0) as integer)`.as('n'))
    .where(oneOf(store, 'id', versions))
    .executeTakeFirstOrThrow()
  return n
}
