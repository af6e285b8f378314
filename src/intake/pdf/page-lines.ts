/** A piece of text on a page: where its base line begins (from the left and from the bottom), how wide and how high it is. */
export interface PdfPiece {
  text: string
  x: number
  y: number
  width: number
  size: number
}

/** A line as it is read. `column` counts the stretches of a page that are read one after another. */
export interface PdfLine extends PdfPiece {
  page: number
  column: number
}

interface Row {
  y: number
  size: number
  pieces: PdfPiece[]
}

/**
 * Pieces of one page → its lines in reading order: from top to bottom; where a gap that few pieces cross runs down the page, the
 * left column before the right, between the lines that cross it.
 */
export function pageLines(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const shown = pieces.filter(({ text }) => text.trim() !== '')
  const gutter = gutterOf(shown)
  const columns: PdfPiece[][] = [[]]
  if (gutter === null) columns[0].push(...shown)
  else for (const band of bandsOf(shown, gutter)) columns.push(...band)
  return columns
    .filter((column) => column.length > 0)
    .flatMap((column, at) => rowsOf(column).map((row) => lineOf(row, page, at)))
}

/** Pieces whose base lines are nearly one, from top to bottom. */
function rowsOf(pieces: readonly PdfPiece[]): Row[] {
  const rows: Row[] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && row.y - piece.y < Math.max(row.size, piece.size) * 0.4) {
      row.pieces.push(piece)
      row.size = Math.max(row.size, piece.size)
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
  }
  return rows
}

function lineOf({ y, size, pieces }: Row, page: number, column: number): PdfLine {
  const sorted = pieces.toSorted((a, b) => a.x - b.x)
  let text = ''
  let end = sorted[0].x
  for (const piece of sorted) {
    // Letters may be set one by one: only a gap is a blank.
    const gap = piece.x - end > piece.size * 0.15
    text += (gap && text !== '' && !text.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : '') + piece.text
    end = Math.max(end, piece.x + piece.width)
  }
  return { text: text.trim(), x: sorted[0].x, y, width: end - sorted[0].x, size, page, column }
}

/** Where the white between two columns runs; null where the page has one column. */
function gutterOf(pieces: readonly PdfPiece[]): number | null {
  const left = pieces.reduce((least, { x }) => Math.min(least, x), Infinity)
  const right = pieces.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity)
  let best: { at: number; crossed: number } | null = null
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const at = left + (right - left) * share
    // A gap that is no wider than one between words is none.
    const crossed = pieces.filter(({ x, width }) => x < at + 4 && x + width > at - 4).length
    if (!best || crossed < best.crossed) best = { at, crossed }
  }
  if (!best) return null
  const { at, crossed } = best
  const sides = [pieces.filter(({ x, width }) => x + width <= at), pieces.filter(({ x }) => x >= at)]
  const rows = sides.map((side) => rowsOf(side).length)
  return Math.min(...rows) >= 5 && crossed < Math.min(...rows) * 0.5 && facing(sides) ? at : null
}

/** Columns stand beside each other: most rows of the shorter one have one of the other at their height. */
function facing([left, right]: readonly PdfPiece[][]): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  const top = long.reduce((most, { y }) => Math.max(most, y), -Infinity)
  const bottom = long.reduce((least, { y }) => Math.min(least, y), Infinity)
  return short.filter(({ y }) => y <= top + 2 && y >= bottom - 2).length >= short.length * 0.6
}

/** Between two lines that cross the gap: what stands left, then what stands right. */
function bandsOf(pieces: readonly PdfPiece[], gutter: number): PdfPiece[][][] {
  const bands: PdfPiece[][][] = []
  let band: PdfPiece[][] = [[], []]
  for (const { pieces: row } of rowsOf(pieces)) {
    if (row.some(({ x, width }) => x < gutter - 4 && x + width > gutter + 4)) {
      bands.push(band, [row])
      band = [[], []]
    } else for (const piece of row) band[piece.x < gutter ? 0 : 1].push(piece)
  }
  return [...bands, band]
}
