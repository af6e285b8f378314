import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../packs/package-root.ts'
import { readTsv } from '../text/read-tsv.ts'

type Row = Readonly<Record<string, string>>
const tables = new Map<string, ReadonlyMap<string, Row>>()

/** A row of one of the ontology's tables by its first column; read once. */
export function ontologyRow(file: string, key: string, value: string): Row | undefined {
  let table = tables.get(file)
  if (!table) {
    const path = join(packageRoot(), 'ontology', file)
    table = new Map(readTsv(readFileSync(path, 'utf8'), path, [key]).map(({ cells }) => [cells[key], cells]))
    tables.set(file, table)
  }
  return table.get(value)
}
