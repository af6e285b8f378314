import { decisionsOf, type Decisions } from '../corroborate/decisions.ts'
import type { EventUnit } from '../corroborate/event-unit.ts'
import { eventUnits } from '../corroborate/event-units.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { anchorsOf } from './anchors.ts'
import { attachmentsOf } from './reattach.ts'
import { reviewsOf } from './reviews.ts'
import type { Query, Store } from './store.ts'

/** Everything people decided in a dossier, laid on the statements as they stand now. */
export async function storedDecisions(store: Store, query: Query): Promise<Decisions> {
  const reviews = await reviewsOf(store, query)
  if (reviews.length === 0) return decisionsOf([])
  return decisionsOf(reviews, await attachmentsOf(query), await anchorsOf(query))
}

/** Whether statements of a document may be other than they were read: names that stand for others may stand in any. */
export function isDecided({ documents, aliases }: Decisions, document: string): boolean {
  return aliases.length > 0 || documents.has(document)
}

/** The event units of a document as people left its statements. */
export function decidedUnits(decisions: Decisions, records: readonly StatementRecord[], document: string): EventUnit[] {
  return eventUnits(decisions.apply(records, document))
}
