import { createHash } from 'node:crypto'
import { SelonError } from '../../model/selon-error.ts'
import { isDate } from '../check-input.ts'
import type { FormatReader } from '../intake-item.ts'
import { officeParts, type OfficeParts } from '../office/office-parts.ts'
import { shortName } from '../raw-source.ts'
import { rowDocument } from './row-document.ts'
import { noTextColumn, tableColumns } from './table-columns.ts'

interface Sheet {
  sheet: string
  data: (string | number | boolean | Date | null)[][]
}

/** The library lays out every cell up to the last: a single one far down would fill the memory. */
const mostCells = 5_000_000

/** A workbook: each row of the first sheet with a column of text is a document. */
export const readXlsx: FormatReader = async function* (source, context) {
  const { parts } = await officeParts(source, /\.(?:xml|rels)$/u)
  checkSize(parts, source.name)
  const sheets = await sheetsOf(parts, source.name)
  for (const { sheet, data } of sheets) {
    const top = data.findIndex((row) => row.some((cell) => cell !== null))
    const header = (data[top] ?? []).map((cell) => cellText(cell))
    const columns = tableColumns(header, context.textColumn)
    if (!columns) continue
    for (let at = top + 1; at < data.length; at++) {
      const cells = data[at].map((cell) => cellText(cell))
      if (cells.every((cell) => cell === '')) continue
      const place = { file: source.name, line: at + 1 }
      const from = `${shortName(source)}#${sheet}:${place.line}`
      try {
        const input = rowDocument(cells, columns, context.said, from)
        const rawSha256 = createHash('sha256').update(JSON.stringify(cells)).digest('hex')
        input.capture = { format: 'xlsx', from, rawSha256 }
        if (context.said.retrievedBy !== undefined) input.capture.retrievedBy = context.said.retrievedBy
        yield { name: `${source.name}:${place.line}`, input }
      } catch (error) {
        if (!(error instanceof SelonError)) throw error
        const known = new SelonError(error.code, error.message, { ...error.place, ...place })
        yield { name: `${source.name}:${place.line}`, error: known }
      }
    }
    return
  }
  const headers = sheets.flatMap(({ data }) => data.slice(0, 1)).flat()
  throw noTextColumn(headers.map((cell) => cellText(cell)).filter(Boolean), source.name, context.textColumn)
}

async function sheetsOf(parts: OfficeParts, file: string): Promise<Sheet[]> {
  const [{ default: readSheets }, { zipSync }] = await Promise.all([import('read-excel-file/node'), import('fflate')])
  const packed = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }))
  try {
    return (await readSheets(packed, { trim: false })) as unknown as Sheet[]
  } catch (cause) {
    throw new SelonError('input-damaged', 'is no workbook that can be read', { file }, { cause })
  }
}

function checkSize(parts: OfficeParts, file: string): void {
  for (const [name, bytes] of parts) {
    if (!/worksheets\/[^/]+\.xml$/u.test(name)) continue
    let column = 0
    let row = 0
    for (const { groups } of bytes
      .toString('latin1')
      .matchAll(/<[\w:]*c\s[^>]*?\br="(?<column>[A-Z]{1,3})(?<row>\d{1,7})"/gu)) {
      column = Math.max(
        column,
        [...groups!.column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
      )
      row = Math.max(row, Number(groups!.row))
    }
    if (column * row > mostCells)
      throw new SelonError('input-bomb', `spreads its cells over ${row} rows and ${column} columns (${name})`, { file })
  }
}

/** A workbook's dates have no zone: a day, or a day and a time as somebody's clock showed it. */
function cellText(cell: string | number | boolean | Date | null): string {
  if (cell === null) return ''
  if (!(cell instanceof Date)) return String(cell)
  const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19)
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : isDate(iso) ? iso : ''
}
