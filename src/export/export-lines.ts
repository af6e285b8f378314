import type { Ledger } from '../ledger/ledger.ts'
import { acledColumns, acledRow } from './acled-row.ts'
import { backupLines } from './backup-lines.ts'
import { csvText } from './csv-text.ts'
import type { ExportWords } from './export-words.ts'
import { exportedIncidents, type ExportedIncident, type ExportOptions } from './exported-incidents.ts'
import { geojsonFeature } from './geojson-feature.ts'
import { ploverEvent } from './plover-event.ts'
import { ucdpColumns, ucdpRow } from './ucdp-row.ts'

export const exportFormats = ['jsonl', 'acled', 'ucdp', 'plover', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]

/**
 * A dossier in one of the field's formats, piece by piece: memory does not grow with it. `jsonl` is the private backup and holds
 * everything; the others hold incidents, with their attribution, status and licence line in every row (ethics A5).
 */
export async function* exportLines(
  ledger: Ledger,
  format: ExportFormat,
  options: ExportOptions & { bom: boolean; words: ExportWords },
): AsyncGenerator<string> {
  const { profile, words, bom } = options
  if (format === 'jsonl') yield* backupLines(ledger)
  else if (format === 'acled') yield* table(acledColumns, (one) => acledRow(one, profile, words), ledger, options, bom)
  else if (format === 'ucdp') yield* table(ucdpColumns, (one) => ucdpRow(one, profile, words), ledger, options, bom)
  else if (format === 'plover') {
    for await (const one of exportedIncidents(ledger, options)) {
      const event = ploverEvent(one, profile, words)
      if (event) yield `${JSON.stringify(event)}\n`
    }
  } else {
    yield '{"type":"FeatureCollection","features":['
    let before = '\n'
    for await (const one of exportedIncidents(ledger, options)) {
      yield `${before}${JSON.stringify(geojsonFeature(one, profile, words))}`
      before = ',\n'
    }
    yield '\n]}\n'
  }
}

async function* table<Column extends string>(
  columns: readonly Column[],
  rowOf: (one: ExportedIncident) => Record<Column, string | number | null> | null,
  ledger: Ledger,
  options: ExportOptions,
  bom: boolean,
): AsyncGenerator<string> {
  yield (bom ? '\ufeff' : '') + csvText([columns])
  for await (const one of exportedIncidents(ledger, options)) {
    const row = rowOf(one)
    if (row) yield csvText([columns.map((column) => row[column])])
  }
}
