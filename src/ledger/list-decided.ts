import type { Decisions } from '../corroborate/decisions.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { isDecided } from './decided-units.ts'
import { oneOf } from './one-of.ts'
import { PostingBatch } from './postings.ts'
import { termsOfRecords } from './search-terms.ts'
import { setSetting, settingOf } from './settings.ts'
import type { Query, Store } from './store.ts'

/**
 * Lists documents under what people made of their statements (another act, a day, a statement that was missed), besides what was read
 * there. Such lists have numbers of batches below zero. What no longer holds stays listed: who searches asks each statement itself.
 */
export async function listDecided(
  store: Store,
  query: Query,
  decisions: Decisions,
  records: ReadonlyMap<string, readonly StatementRecord[]>,
): Promise<void> {
  const decided = [...records].filter(([document]) => isDecided(decisions, document))
  if (decided.length === 0) return
  const rows = await query
    .selectFrom('documents')
    .select(['id', 'seq'])
    .where(
      oneOf(
        store,
        'id',
        decided.map(([document]) => document),
      ),
    )
    .execute()
  const seqs = new Map(rows.map(({ id, seq }) => [id, seq]))
  const postings = new PostingBatch()
  let listed = false
  for (const [document, read] of decided) {
    const seq = seqs.get(document)
    const known = new Set(termsOfRecords(read))
    for (const term of termsOfRecords(decisions.apply(read, document)))
      if (seq !== undefined && !known.has(term)) {
        postings.add(term, seq)
        listed = true
      }
  }
  if (!listed) return
  const batch = (Number(await settingOf(query, lastBatch)) || 0) - 1
  await setSetting(store, query, lastBatch, String(batch))
  await postings.write(store, query, batch)
}

const lastBatch = 'last-decided-batch'
