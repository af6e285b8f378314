import type { Review } from '../model/review.ts'
import type { StatementRecord } from './statement-record.ts'

/** A statement that a person read and the machine missed: `after` holds its whole record; its id comes from the review. */
export function addedRecord({ id, target, after }: Review): StatementRecord {
  const record = after as Omit<StatementRecord, 'id' | 'document' | 'group'> & { group?: string }
  const own = `st:${target.replace(/^\w+:/u, '')}.added-${id}`
  return {
    ...record,
    id: own,
    document: target,
    group: record.group ?? own,
    statement: { ...record.statement, id: own, doc: target, reviewState: 'accepted' },
  }
}
