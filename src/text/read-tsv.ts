import { SelonError, type ErrorCode } from '../model/selon-error.ts'

/** One line of a TSV file by column name, with the line it stands on (1-based). Missing trailing cells are "". */
export interface TsvRow {
  line: number
  cells: Readonly<Record<string, string>>
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
  const lines = text.split('\n')
  const header = withoutReturn(lines[0].replace(/^\uFEFF/, '')).split('\t')
  for (const column of required) {
    if (!header.includes(column)) throw new SelonError(code, `header lacks the column "${column}"`, { file, line: 1 })
  }
  const rows: TsvRow[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = withoutReturn(lines[i])
    if (line.startsWith('#') || line.trim() === '') continue
    const parts = line.split('\t')
    if (parts.length > header.length) {
      throw new SelonError(code, `expected ${header.length} cells, found ${parts.length}`, { file, line: i + 1 })
    }
    const cells: Record<string, string> = {}
    for (let at = 0; at < header.length; at++) cells[header[at]] = at < parts.length ? parts[at].trim() : ''
    for (const column of required) {
      if (cells[column] === '')
        throw new SelonError(code, `empty cell "${column}"`, { file, line: i + 1, field: column })
    }
    rows.push({ line: i + 1, cells })
  }
  return rows
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
