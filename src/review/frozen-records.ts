import { anchorOf } from '../corroborate/anchor-words.ts'
import { decisionsOf } from '../corroborate/decisions.ts'
import { hideSealed } from '../corroborate/hide-sealed.ts'
import { documentsOfReview } from '../corroborate/review-names.ts'
import { statementRecords } from '../corroborate/statement-records.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { FrozenIncident, FrozenState } from './freeze-dossier.ts'

/** The statements of a kept incident, out of the versions that they stood in, as people had left them then. */
export async function frozenRecords(
  ledger: Ledger,
  { head }: FrozenState,
  { members }: FrozenIncident,
): Promise<StatementRecord[]> {
  const reviews = await ledger.reviews()
  const known = reviews.slice(0, head.reviews.count)
  const attachments = await ledger.attachments()
  const { sealed } = decisionsOf(reviews)
  const versions = new Map(members.map(({ document, version }) => [document, version]))
  const ids = new Set(members.map(({ id }) => id))
  const records: StatementRecord[] = []
  for (const [document, version] of versions) {
    const reading = await ledger.reading(version)
    if (!reading) continue
    const own = known.filter((review) => documentsOfReview(review).includes(document))
    const anchors = own.flatMap((review) => anchorOf(review, reading.text) ?? [])
    const then = decisionsOf(known, attachments, anchors)
    records.push(...then.apply(statementRecords(reading, document), document))
  }
  return hideSealed(
    records.filter(({ id }) => ids.has(id)),
    sealed,
  )
}
