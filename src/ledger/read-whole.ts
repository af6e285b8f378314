import type { LinkedText } from '../corroborate/document-links.ts'
import type { AssignedUnit } from '../corroborate/event-unit.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { oneOf } from './one-of.ts'
import { unitsOfIncident, type StoredIncident } from './read-incidents.ts'
import { neighboursOf } from './regroup-units.ts'
import { readingColumns, readingOf, recordsOf } from './rows.ts'
import type { Query, Store } from './store.ts'

/** All that an incident is computed from, as one state of the dossier has it. */
export interface WholeIncident {
  units: AssignedUnit[]
  /** By document, as its text was read. */
  statements: Map<string, StatementRecord[]>
  texts: LinkedText[]
  /** Stored units that its own were compared with. */
  neighbours: AssignedUnit[]
}

/** Reads each document of an incident once, for its statements and its text, in as few questions as it takes. */
export async function wholeIncident(
  store: Store,
  query: Query,
  incident: Pick<StoredIncident, 'leader'>,
): Promise<WholeIncident> {
  const units = await unitsOfIncident(query, incident)
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .innerJoin('texts', 'texts.sha256', 'versions.text_sha256')
    .select(['documents.id as document', 'versions.statements', 'texts.text'])
    .select(readingColumns.map((column) => `versions.${column}` as const))
    .where(oneOf(store, 'documents.id', [...new Set(units.map(({ document }) => document))]))
    .execute()
  const statements = new Map<string, StatementRecord[]>()
  const texts = rows.map((row) => {
    const reading = readingOf(row)
    statements.set(row.document, recordsOf(row, reading))
    return { document: row.document, text: row.text, skip: reading.excluded.map(({ span }) => span) }
  })
  return { units, statements, texts, neighbours: await neighboursOf(store, query, units) }
}
