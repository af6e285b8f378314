import type { Ledger } from '../ledger/ledger.ts'
import { acledColumns, acledRow } from './acled-row.ts'
import { backupLines } from './backup-lines.ts'
import { csvText } from './csv-text.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedIncident } from './exported-incident.ts'
import { exportedIncidents, type ExportOptions } from './exported-incidents.ts'
import { exportedStatements, type StatementSource } from './exported-statements.ts'
import { ftmEntities } from './ftm-entities.ts'
import { geojsonFeature } from './geojson-feature.ts'
import { jsonldGraph } from './jsonld-graph.ts'
import { jsonldContext } from './jsonld-nodes.ts'
import { parquetTable } from './parquet-table.ts'
import { ploverEvent } from './plover-event.ts'
import { statementColumns, statementRow, type StatementColumn, type StatementRow } from './statement-row.ts'
import { ucdpColumns, ucdpRow } from './ucdp-row.ts'

export const exportFormats = [
  'jsonl',
  'statements',
  'parquet',
  'acled',
  'ucdp',
  'plover',
  'geojson',
  'jsonld',
  'ftm',
] as const
export type ExportFormat = (typeof exportFormats)[number]

export type ExportCall = ExportOptions & { bom: boolean; words: ExportWords }

/**
 * A dossier in one of the field's formats, piece by piece: memory does not grow with it. `jsonl` is the private backup and holds
 * everything; the others hold statements or incidents, with their attribution, status and licence line in every row (ethics A5).
 */
export async function* exportLines(
  ledger: Ledger,
  format: ExportFormat,
  options: ExportCall,
): AsyncGenerator<string | Uint8Array> {
  const { profile, words, bom } = options
  if (format === 'jsonl') yield* backupLines(ledger)
  else if (format === 'statements') {
    const columns = Object.keys(statementColumns) as StatementColumn[]
    yield* csvTable(columns, statementRows(ledger, options), bom)
  } else if (format === 'parquet')
    yield* parquetTable(statementColumns, statementRows(ledger, options), {
      metadata: { licence: words('export.licence') },
    })
  else if (format === 'acled')
    yield* csvTable(
      acledColumns,
      incidentRows(ledger, options, (one) => acledRow(one, profile, words)),
      bom,
    )
  else if (format === 'ucdp')
    yield* csvTable(
      ucdpColumns,
      incidentRows(ledger, options, (one) => ucdpRow(one, profile, words)),
      bom,
    )
  else if (format === 'plover')
    for await (const event of incidentRows(ledger, options, (one) => ploverEvent(one, profile, words)))
      yield `${JSON.stringify(event)}\n`
  else if (format === 'geojson')
    yield* jsonList(
      '{"type":"FeatureCollection","features":[',
      incidentRows(ledger, options, (one) => geojsonFeature(one, profile, words)),
    )
  else if (format === 'jsonld')
    yield* jsonList(`{"@context":${JSON.stringify(jsonldContext)},"@graph":[`, jsonldGraph(ledger, options))
  else
    for await (const one of exportedIncidents(ledger, options)) {
      const documents = await ledger.documents(one.incident.documents)
      yield ftmEntities(one, documents, profile, words)
        .map((entity) => `${JSON.stringify(entity)}\n`)
        .join('')
    }
}

/** The statements of a dossier as rows, one at a time. */
export async function* statementRows(
  ledger: StatementSource,
  options: ExportOptions & { words: ExportWords },
): AsyncGenerator<StatementRow> {
  for await (const text of exportedStatements(ledger, options))
    for (const one of text.statements) yield statementRow(one, text, options.profile, options.words)
}

async function* incidentRows<Row>(
  ledger: Ledger,
  options: ExportOptions,
  rowOf: (one: ExportedIncident) => Row | null,
): AsyncGenerator<Row> {
  for await (const one of exportedIncidents(ledger, options)) {
    const row = rowOf(one)
    if (row) yield row
  }
}

async function* csvTable<Column extends string>(
  columns: readonly Column[],
  rows: AsyncIterable<Record<Column, string | number | null>>,
  bom: boolean,
): AsyncGenerator<string> {
  yield (bom ? '\ufeff' : '') + csvText([columns])
  for await (const row of rows) yield csvText([columns.map((column) => row[column])])
}

/** A JSON object whose last field is a long list, an item at a time. */
async function* jsonList(head: string, items: AsyncIterable<object>): AsyncGenerator<string> {
  yield head
  let before = '\n'
  for await (const item of items) {
    yield `${before}${JSON.stringify(item)}`
    before = ',\n'
  }
  yield '\n]}\n'
}
