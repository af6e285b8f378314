import type { StatementRecord } from './statement-record.ts'

/** What stands in the place of words that are not to be shown. */
export const sealedWords = '[…]'

/** Records as lists and exports show them: the words of sealed documents are left out, where they stand is kept. */
export function hideSealed(records: readonly StatementRecord[], sealed: ReadonlySet<string>): StatementRecord[] {
  if (sealed.size === 0) return [...records]
  return records.map((record) =>
    sealed.has(record.document)
      ? { ...record, statement: hidden(record.statement), dates: hidden(record.dates), places: hidden(record.places) }
      : record,
  )
}

/** Every quotation is a field `exact`, wherever a span stands. */
function hidden<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (name, one: unknown) => (name === 'exact' && typeof one === 'string' ? sealedWords : one)),
  ) as T
}
