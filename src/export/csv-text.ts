import { stringify } from 'csv-stringify/sync'

/** Cells that a spreadsheet would run as a formula, also behind white space, get an apostrophe in front. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\t\r|%]/u
const number = /^-?\d+(?:\.\d+)?$/u

/** Rows as CSV (RFC 4180, CRLF). `bom` is for Excel, which takes a file without it for another encoding. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : (cell ?? '')))),
    // A line break alone would end a row for most readers, though it is not the end of ours.
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/u },
  )
}

function guarded(cell: string): string {
  return formula.test(cell) && !number.test(cell) ? `'${cell}` : cell
}
