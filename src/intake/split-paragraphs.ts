import type { Range } from '../model/span.ts'

/** A paragraph without the white space around it, and whether a blank line stands before it. */
export interface Paragraph extends Range {
  afterBlank: boolean
}

interface Line extends Range {
  afterBlank: boolean
}

const blanks = /[\s\uFEFF\u200B\u200E\u200F]/u
const endsSentence = /[.!?…:;»"”)]$/u

/**
 * Text → paragraphs in order. A line is a paragraph, except in text wrapped at a fixed width, where the lines of a block
 * are joined. Lines without any letter or digit (rules, asterisks) are left out.
 */
export function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let block: Line[] = []
  for (const line of linesOf(text)) {
    if (line.afterBlank && block.length > 0) {
      paragraphs.push(...joinWrapped(text, block))
      block = []
    }
    block.push(line)
  }
  paragraphs.push(...joinWrapped(text, block))
  return paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(text.slice(paragraph.start, paragraph.end)))
}

function* linesOf(text: string): Generator<Line> {
  let afterBlank = false
  for (let at = 0; at <= text.length;) {
    let stop = text.indexOf('\n', at)
    if (stop < 0) stop = text.length
    let start = at
    let end = stop
    while (start < end && blanks.test(text[start])) start++
    while (end > start && blanks.test(text[end - 1])) end--
    if (start < end) {
      yield { start, end, afterBlank }
      afterBlank = false
    } else afterBlank = true
    at = stop + 1
  }
}

/** Joins the lines of a block when its line ends are those of a fixed width and not of paragraphs. */
function joinWrapped(text: string, block: Line[]): Line[] {
  if (block.length < 2 || !isWrapped(text, block)) return block
  return [{ start: block[0].start, end: block[block.length - 1].end, afterBlank: block[0].afterBlank }]
}

function isWrapped(text: string, block: Line[]): boolean {
  let open = 0
  const inner = block.length - 1
  for (let i = 0; i < inner; i++) {
    const { start, end } = block[i]
    if (end - start < 45 || end - start > 120) return false
    if (!endsSentence.test(text.slice(end - 1, end))) open++
  }
  const lower = block.slice(1).filter((line) => /\p{Ll}/u.test(text[line.start])).length
  return open * 2 > inner && lower * 3 >= inner
}
