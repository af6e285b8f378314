/**
 * Finds quotations in the text, whatever the tokeniser made of it. In: a text and the blocks (paragraphs) in which a quotation may run.
 * Out: outer and inner ranges, in order. The surprising thing: a quotation may run over paragraphs, each reopening the mark and only
 * the last closing it; a mark that never closes stops at the end of its paragraph and says so.
 */
import type { Range } from '../model/span.ts'

export interface Quotation extends Range {
  /** Without marks and the spaces inside them. */
  inner: Range
  closed: boolean
  /** Quotations inside this one (“ ” in « »). */
  depth: number
}

const closers: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '‹': '›', '‘': '’' }
/** Marks that are also apostrophes: they open before a word and close behind one, and only where the pack has them. */
const singles = new Set(['‘', "'"])
/** A single mark whose partner stands farther off is taken for an apostrophe. */
const longestSingle = 400
const reopeners = new Set(['«', '“', '"', "''", '``'])

/** @param blocks paragraphs in order; a quotation never leaves one unless the next reopens it */
export function findQuotations(
  text: string,
  blocks: readonly Range[],
  marks: ReadonlySet<string> = new Set(),
): Quotation[] {
  const found: Quotation[] = []
  let running = -1
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    const first = firstInk(text, block)
    const again = reopens(text, first)
    running = scanBlock(
      text,
      block,
      found,
      running < 0 ? block.start : again ? first + (reopeners.has(text[first]) ? 1 : 2) : first,
      running < 0 ? -1 : again ? first : first - 1,
    )
    for (const mark of singles) if (marks.has(mark)) scanSingles(text, block, mark, found)
    const next = blocks[i + 1]
    if (running < 0) continue
    if (!next || !(reopens(text, firstInk(text, next)) || closesLater(text, running, blocks.slice(i + 1, i + 8))))
      running = -1
    // The next paragraph reopens the mark, or a later one closes it: this one was not meant to.
    else
      for (let f = found.length - 1; f >= 0 && found[f].start >= block.start; f--)
        if (!found[f].closed) found[f].closed = true
  }
  return found
}

/** « … over several paragraphs, none of which reopens the mark … »: the next mark of the kind closes. */
function closesLater(text: string, opener: number, blocks: readonly Range[]): boolean {
  const opens = opener < 0 ? '' : text[opener]
  const closer = /\s/.test(opens) ? '»' : closers[opens]
  if (closer !== '»' && closer !== '”') return false
  for (const { start, end } of blocks)
    for (let i = start; i < end; i++) {
      if (text[i] === closer) return true
      if (text[i] === '«' || text[i] === '“') return false
    }
  return false
}

/** Returns the offset of the mark still open at the end of the block, or -1. */
function scanBlock(text: string, block: Range, found: Quotation[], from: number, reopened: number): number {
  const open: { at: number; closer: string }[] = []
  const before = found.length
  if (reopened >= 0) open.push({ at: reopened, closer: closers[text[reopened]] ?? '"' })
  for (let i = from; i < block.end; i++) {
    const code = text.charCodeAt(i)
    const pair = isPair(text, i, code)
    if ((code < 0xab && code !== 0x22 && !pair) || code === 0x2018) continue
    const ch = pair ? '"' : text[i]
    const at = i
    if (pair) i++
    const top = open[open.length - 1]
    if (top && ch === top.closer && (ch !== '"' || closesStraight(text, i))) {
      open.pop()
      found.push(quotation(text, top.at, i + 1, true, open.length))
    } else if (ch === '"') {
      if (!open.some((mark) => mark.closer === '"')) open.push({ at, closer: '"' })
      else if (top?.closer === '"') {
        open.pop()
        found.push(quotation(text, top.at, i + 1, true, open.length))
      }
    } else if (closers[ch] !== undefined && open.length < 4) {
      open.push({ at: i, closer: closers[ch] })
    } else if (ch === '»' || ch === '”') {
      // A closer of an outer mark: inner marks were never closed.
      const outer = open.findIndex((mark) => mark.closer === ch)
      if (outer >= 0) {
        found.push(quotation(text, open[outer].at, i + 1, true, outer))
        open.length = outer
      }
    }
  }
  const left = open[0]
  if (left) {
    let end = block.end
    while (end > left.at + 1 && /\s/.test(text[end - 1])) end--
    found.push(quotation(text, left.at, end, false, 0))
  }
  if (found.length > before + 1) found.push(...found.splice(before).sort((x, y) => x.start - y.start || y.end - x.end))
  return left ? left.at : -1
}

/** ''Q'' and ``Q'': double marks of plain-text wires, written as two single ones. */
function isPair(text: string, at: number, code: number): boolean {
  return (code === 0x27 || code === 0x60) && text.charCodeAt(at + 1) === code
}

/** Single marks outside every other quotation of the block; one that finds no partner near is an apostrophe. */
function scanSingles(text: string, block: Range, mark: string, found: Quotation[]): void {
  const closer = closers[mark] ?? mark
  const before = found.length
  for (let i = block.start; i < block.end; i++) {
    if (text[i] !== mark || !/[\s(“"—–-]|^$/.test(text[i - 1] ?? '') || !/[\p{L}\p{N}]/u.test(text[i + 1] ?? ''))
      continue
    if (found.some((item) => i >= item.start && i < item.end)) continue
    for (let j = i + 2; j < Math.min(block.end, i + longestSingle); j++) {
      if (text[j] !== closer || /\s/.test(text[j - 1]) || /[\p{L}\p{N}]/u.test(text[j + 1] ?? '')) continue
      found.push(quotation(text, i, j + 1, true, 0))
      i = j
      break
    }
  }
  if (found.length > before) found.sort((x, y) => x.start - y.start || y.end - x.end)
}

function reopens(text: string, at: number): boolean {
  return reopeners.has(text[at]) || reopeners.has(text.slice(at, at + 2))
}

function closesStraight(text: string, at: number): boolean {
  return !/\s/.test(text[at - 1] ?? ' ') || /[\s.,;:!?)]/.test(text[at + 1] ?? ' ')
}

function quotation(text: string, start: number, end: number, closed: boolean, depth: number): Quotation {
  const [opens, closes] = [start, end - 2].map((at) => (isPair(text, at, text.charCodeAt(at)) ? 2 : 1))
  const inner = { start: start + opens, end: closed ? end - closes : end }
  while (inner.start < inner.end && /\s/.test(text[inner.start])) inner.start++
  while (inner.end > inner.start && /\s/.test(text[inner.end - 1])) inner.end--
  return { start, end, inner, closed, depth }
}

function firstInk(text: string, block: Range): number {
  let at = block.start
  while (at < block.end - 1 && /\s/.test(text[at])) at++
  return at
}

/** Paragraphs: runs of lines between line breaks, inside the given segments. */
export function paragraphsOf(text: string, segments: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const segment of segments) {
    let start = segment.start
    for (let i = segment.start; i <= segment.end; i++) {
      if (i < segment.end && text[i] !== '\n' && text[i] !== '\u2029') continue
      if (text.slice(start, i).trim() !== '') out.push({ start, end: i })
      start = i + 1
    }
  }
  return out
}
