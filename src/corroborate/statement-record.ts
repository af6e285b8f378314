import type { DateValue } from '../model/date-value.ts'
import type { Place } from '../model/place.ts'
import type { Actor } from '../model/actor.ts'
import type { PassedOn } from './passed-on.ts'
import type { Statement } from '../model/statement.ts'

/**
 * One statement with everything that its ids point to: what the ledger stores a row of, and all that corroboration needs
 * besides the texts. Ids are the ledger's: they hold when the reader's offsets or version change.
 */
export interface StatementRecord extends PassedOn {
  /** Ledger id: address of the document, content words, event type and ordinal (see statementKeys). */
  id: string
  /** Ledger id of the document. */
  document: string
  outlet: string | null
  lang: string
  /** ISO day or instant, or null; never the machine's clock. */
  publishedAt: string | null
  url: string | null
  /** The statement as read, or as a person corrected it; spans point into the document's text. */
  statement: Statement
  /** What its ids name, and nothing else of the reading. */
  dates: DateValue[]
  places: Place[]
  actors: Actor[]
  /** Ids of the ledger whose event the reading groups with this one, itself included; the same for all of a group. */
  group: string
}
