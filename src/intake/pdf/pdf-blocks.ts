import type { TextBlock } from '../compose-text.ts'
import type { PdfLine } from './page-lines.ts'

/** The text of a PDF by its lines, and what was done to get it. */
export interface PdfText {
  blocks: TextBlock[]
  provenance: string[]
}

interface Paragraph {
  lines: PdfLine[]
  size: number
}

/**
 * Lines in reading order → paragraphs, by the gaps between lines, their size and their indent. What repeats at the top or the foot
 * of pages comes last, as boilerplate. Words broken at a line's end are joined only where the text has the joined word elsewhere.
 */
export function pdfBlocks(lines: readonly PdfLine[], pages: number): PdfText {
  const { running, text } = withoutRunningHeads(lines, pages)
  const bodySize = commonest(text.map((line) => ({ value: Math.round(line.size * 2) / 2, weight: line.text.length })))
  const words = new Set(text.flatMap((line) => line.text.match(/[\p{L}\p{M}-]+/gu) ?? []))
  let left = 0
  const blocks: TextBlock[] = paragraphsOf(text).map(({ lines: own, size }) => {
    const { joined, broken } = joinLines(own, words)
    left += broken
    const isHeading = size > bodySize * 1.15 && joined.length < 250
    return { kind: isHeading ? 'headline' : 'body', text: joined }
  })
  for (const head of running) blocks.push({ kind: 'boilerplate', text: head })
  const provenance = left > 0 ? [`${left} words broken at the end of a line left as printed`] : []
  return { blocks, provenance }
}

/** Lines at the edge of pages that say the same on several, numbers aside; on two pages only numbers are known for what they are. */
function withoutRunningHeads(lines: readonly PdfLine[], pages: number): { running: Set<string>; text: PdfLine[] } {
  const edges = new Map<PdfLine, string>()
  for (let page = 1; page <= pages; page++) {
    const own = lines.filter((line) => line.page === page).toSorted((a, b) => b.y - a.y)
    for (const line of [...own.slice(0, 2), ...own.slice(-2)]) edges.set(line, line.text.replace(/\p{N}+/gu, '#'))
  }
  const counts = new Map<string, Set<number>>()
  for (const [{ page }, form] of edges) counts.set(form, (counts.get(form) ?? new Set()).add(page))
  const running = new Set<string>()
  const text = lines.filter((line) => {
    const form = edges.get(line)
    const on = form === undefined ? 0 : counts.get(form)!.size
    const isNumber = form !== undefined && pages > 1 && /^[\P{L}]{0,6}#(?:\P{L}{1,3}#)?[\P{L}]{0,6}$/u.test(form)
    if (!isNumber && (on < 3 || on < pages / 3)) return true
    running.add(line.text)
    return false
  })
  return { running, text }
}

function paragraphsOf(lines: readonly PdfLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const gaps = usualGaps(lines)
  for (const [at, line] of lines.entries()) {
    const last = paragraphs.at(-1)
    if (last && goesOn(lines[at - 1], line, gaps.get(stretchOf(line)) ?? gaps.get('') ?? 0, last)) last.lines.push(line)
    else paragraphs.push({ lines: [line], size: line.size })
  }
  return paragraphs
}

function goesOn(before: PdfLine, line: PdfLine, gap: number, { lines, size }: Paragraph): boolean {
  if (Math.abs(line.size - size) > size * 0.1) return false
  // Over the end of a column or page a sentence goes on, and nothing else.
  if (!sameStretch(before, line)) return !/[.!?…:»”"]$/u.test(before.text) && /^[\p{Ll}\p{N}]/u.test(line.text)
  const between = before.y - line.y
  if (between > Math.max(gap, line.size) * 1.15 + 0.5) return false
  // An indent begins a paragraph; one that only the first line lacks hangs.
  const indent = line.x - before.x
  return !(indent > line.size * 0.7 && indent < line.size * 5 && lines.length > 1)
}

/** The commonest gap between two lines, for each stretch of some lines and, under "", for all. */
function usualGaps(lines: readonly PdfLine[]): Map<string, number> {
  const found = new Map<string, { value: number; weight: number }[]>([['', []]])
  for (const [at, line] of lines.slice(1).entries()) {
    const between = lines[at].y - line.y
    if (!sameStretch(lines[at], line) || between <= 0) continue
    const gap = { value: Math.round(between * 2) / 2, weight: 1 }
    found.get('')!.push(gap)
    const own = found.get(stretchOf(line))
    if (own) own.push(gap)
    else found.set(stretchOf(line), [gap])
  }
  const usual = new Map<string, number>()
  for (const [stretch, gaps] of found) if (stretch === '' || gaps.length > 5) usual.set(stretch, commonest(gaps))
  return usual
}

function sameStretch(a: PdfLine, b: PdfLine): boolean {
  return stretchOf(a) === stretchOf(b)
}

function stretchOf({ page, column }: PdfLine): string {
  return `${page}:${column}`
}

/** The ends of lines are the printer's: a blank stands for each. */
function joinLines(lines: readonly PdfLine[], words: ReadonlySet<string>): { joined: string; broken: number } {
  let joined = ''
  let broken = 0
  for (const { text } of lines) {
    const head = /(?<head>[\p{L}\p{M}-]*[\p{L}\p{M}])(?<hyphen>[-\u2010\u00AD])$/u.exec(joined)?.groups
    const tail = /^\p{Ll}[\p{L}\p{M}-]*/u.exec(text)?.[0]
    if (!head || !tail) joined += (joined === '' ? '' : ' ') + text
    else if (head.hyphen === '\u00AD' || (words.has(head.head + tail) && !words.has(`${head.head}-${tail}`)))
      joined = joined.slice(0, -1) + text
    else if (words.has(`${head.head}-${tail}`)) joined += text
    else {
      broken++
      joined += ` ${text}`
    }
  }
  return { joined, broken }
}

function commonest(values: readonly { value: number; weight: number }[]): number {
  const sums = new Map<number, number>()
  for (const { value, weight } of values) sums.set(value, (sums.get(value) ?? 0) + weight)
  let best = 0
  for (const [value, sum] of sums)
    if (sum > (sums.get(best) ?? 0) || (sum === sums.get(best) && value < best)) best = value
  return best
}
