import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SelonError } from '../../model/selon-error.ts'
import { packageRoot } from '../../packs/package-root.ts'
import { foldWord } from '../../text/fold-word.ts'
import { readTsv } from '../../text/read-tsv.ts'

/** What a column of a table may hold. */
export type TableField = 'text' | 'title' | 'url' | 'date' | 'outlet' | 'language' | 'id' | 'retrieved' | 'author'

/** Where each field stands in a row. */
export type TableColumns = ReadonlyMap<TableField, number>

/** The fields of a table's columns by their names (ontology/table-columns.tsv); null where no column holds text. */
export function tableColumns(header: readonly string[], textColumn?: string): TableColumns | null {
  const columns = new Map<TableField, number>()
  if (textColumn !== undefined) {
    const at = header.findIndex((name) => plainName(name) === plainName(textColumn))
    if (at < 0) return null
    columns.set('text', at)
  }
  header.forEach((name, at) => {
    const field = fields().get(plainName(name))
    if (field && !columns.has(field) && columns.get('text') !== at) columns.set(field, at)
  })
  return columns.has('text') ? columns : null
}

/** What to say of a table whose text was not found: a person sees at once which name to give. */
export function noTextColumn(header: readonly string[], file: string, textColumn?: string): SelonError {
  const names = header.slice(0, 30).map((name) => `"${name}"`)
  const missing = textColumn === undefined ? 'no column that is known to hold text' : `no column "${textColumn}"`
  return new SelonError(
    'input-malformed',
    `has ${missing}, but ${names.join(', ') || 'none at all'}: name one with --text-column`,
    { file, line: 1 },
  )
}

let known: ReadonlyMap<string, TableField> | undefined

function fields(): ReadonlyMap<string, TableField> {
  if (!known) {
    const file = join(packageRoot(), 'ontology', 'table-columns.tsv')
    const rows = readTsv(readFileSync(file, 'utf8'), file, ['field', 'name'])
    known = new Map(rows.map(({ cells }) => [plainName(cells.name), cells.field as TableField]))
  }
  return known
}

/** "Published at", "published_at" and "PublishedAt" are one name. */
function plainName(name: string): string {
  return foldWord(name).replace(/[^\p{L}\p{N}]+/gu, '')
}
