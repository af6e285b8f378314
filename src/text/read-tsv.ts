import { SelonError, type ErrorCode } from '../model/selon-error.ts'

/** One line of a TSV file by column name, with the line it stands on (1-based). Missing trailing cells are "". */
export interface TsvRow {
  line: number
  cells: Readonly<Record<string, string>>
}

/** The same with the cells in the order of the header. */
export interface TsvCells {
  header: string[]
  rows: { line: number; cells: string[] }[]
}

/**
 * Reads a TSV text: first line is the header, `#` lines and blank lines are skipped, no quoting (a cell holds no tab).
 * @param required columns that the header must hold
 * @throws SelonError with file and line when a column is missing or a row has more cells than the header
 */
export function readTsv(
  text: string,
  file: string,
  required: readonly string[],
  code: ErrorCode = 'pack-malformed',
): TsvRow[] {
  const { header, rows } = readTsvCells(text, file, required, code)
  return rows.map(({ line, cells }) => {
    const named: Record<string, string> = {}
    for (let at = 0; at < header.length; at++) named[header[at]] = cells[at]
    return { line, cells: named }
  })
}

/** For files of many rows: an object by column name for each row takes longer than to read it. */
export function readTsvCells(
  text: string,
  file: string,
  required: readonly string[],
  code: ErrorCode = 'pack-malformed',
): TsvCells {
  const lines = text.split('\n')
  const header = withoutReturn(lines[0].replace(/^\uFEFF/, '')).split('\t')
  for (const column of required) {
    if (!header.includes(column)) throw new SelonError(code, `header lacks the column "${column}"`, { file, line: 1 })
  }
  const needed = required.map((column) => header.lastIndexOf(column))
  const rows: TsvCells['rows'] = []
  for (let i = 1; i < lines.length; i++) {
    const line = withoutReturn(lines[i])
    if (line.startsWith('#') || line.trim() === '') continue
    const cells = line.split('\t')
    if (cells.length > header.length) {
      throw new SelonError(code, `expected ${header.length} cells, found ${cells.length}`, { file, line: i + 1 })
    }
    for (let at = 0; at < cells.length; at++) cells[at] = cells[at].trim()
    while (cells.length < header.length) cells.push('')
    for (const column of needed) {
      if (cells[column] === '')
        throw new SelonError(code, `empty cell "${header[column]}"`, { file, line: i + 1, field: header[column] })
    }
    rows.push({ line: i + 1, cells })
  }
  return { header, rows }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
