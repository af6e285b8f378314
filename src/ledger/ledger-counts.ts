import { sql } from 'kysely'
import type { Query } from './store.ts'

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
  const { n: statements } = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .select(sql<number>`cast(coalesce(sum(statement_count), 0) as integer)`.as('n'))
    .executeTakeFirstOrThrow()
  return {
    documents: await count('documents'),
    versions: await count('versions'),
    statements,
    incidents: await count('incidents'),
    reviews: await count('reviews'),
  }
}
