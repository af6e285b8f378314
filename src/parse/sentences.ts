// Groups tokens into sentences. In: a text, its tokens. Out: index of the first token of each sentence.
// A perceptron is asked after final punctuation and at a line end; a blank line always breaks. Inside quotation marks
// sentences are split too; the closing mark stays with the sentence that it closes.
import { type Abbreviations, noAbbreviations } from './abbreviations.ts'
import type { ModelFile } from './model-file.ts'
import { binaryScore, FeatureBuffer, mix } from './perceptron.ts'
import { characterClass, classOf, foldOf } from './tokenise-characters.ts'
import type { Tokens } from './tokenise.ts'

/** From here on the next comma or semicolon ends a sentence; at the second number anything does. */
const softLimit = 200
const hardLimit = 300

export interface SentenceSplitter {
  split(text: string, tokens: Tokens): number[]
}

export function createSentenceSplitter(
  model: ModelFile,
  { titles, clock, openers }: Abbreviations = noAbbreviations,
): SentenceSplitter {
  const weights = model.int8('sentences')
  const features = new FeatureBuffer()
  return {
    split: (text, tokens) =>
      splitSentences(text, tokens, (context) => {
        if (context.gap < 2 && titles.has(formBehind(context))) return false
        if (clock.has(formBehind(context)) && opensSentence(context, openers)) return true
        sentenceFeatures(context, features)
        return binaryScore(weights, features) > 0
      }),
  }
}

/** "at 5 p.m. The house burned": a capital that no name has there ("5 p.m. Monday" goes on). */
function opensSentence({ text, tokens, after }: BreakContext, openers: ReadonlySet<string>): boolean {
  const [start, end] = [tokens.starts[after + 1], tokens.ends[after + 1]]
  if (end - start > 12) return false
  const form = text.slice(start, end)
  const folded = form.toLowerCase()
  return form !== folded && openers.has(folded)
}

/** The token before the break without its full stop: "col". */
function formBehind({ text, tokens, after }: BreakContext): string {
  const [start, end] = [tokens.starts[after], tokens.ends[after]]
  return end - start < 9 && text.charCodeAt(end - 1) === 46 ? text.slice(start, end - 1).toLowerCase() : ''
}

export interface BreakContext {
  text: string
  tokens: Tokens
  /** The token after which a sentence may end. */
  after: number
  /** First token of the sentence so far. */
  first: number
  /** Quotation open after this token: 0 or 1. */
  quoted: number
  /** White space before the next token: 0 none, 1 space, 2 one line end. */
  gap: number
}

/** The walk, shared with the trainer. */
export function splitSentences(text: string, tokens: Tokens, isBreak: (context: BreakContext) => boolean): number[] {
  const { starts, ends } = tokens
  const firsts: number[] = []
  if (starts.length > 0) firsts.push(0)
  const context: BreakContext = { text, tokens, after: 0, first: 0, quoted: 0, gap: 0 }
  let lineStart = starts[0]
  let lineLength = 0
  for (let after = 0; after + 1 < starts.length; after++) {
    const unit = text.charCodeAt(ends[after] - 1)
    context.quoted = quoteState(text, starts, ends, after, context.quoted)
    const lines = lineEnds(text, ends[after], starts[after + 1])
    const length = after + 1 - context.first
    if (lines > 0) {
      lineLength = ends[after] - lineStart
      lineStart = starts[after + 1]
    }
    context.after = after
    context.gap = lines > 0 ? 2 : starts[after + 1] > ends[after] ? 1 : 0
    let breaks = lines > 1 || length >= hardLimit || (length >= softLimit && (unit === 44 || unit === 59))
    const mayEnd = lines === 1 || (isFinal(unit) && !opensQuote(text, tokens, after, context.quoted))
    const ownLine = isFinal(unit) || !looksWrapped(lineLength)
    const fresh = startsLine(text, starts[after + 1])
    if (fresh && lines === 1 && ownLine) breaks = true
    if (fresh && lines === 0 && endsQuotedSentence(text, tokens, after, context.quoted)) breaks = true
    if (fresh && context.gap === 1 && endsWithNumber(text, tokens, context)) breaks = true
    if (!breaks && mayEnd && !closesNext(text, tokens, after, context.quoted)) breaks = isBreak(context)
    if (!breaks) continue
    if (lines > 1) context.quoted = 0
    firsts.push(after + 1)
    context.first = after + 1
  }
  return firsts
}

export function sentenceFeatures(context: BreakContext, features: FeatureBuffer): void {
  const { after, first, quoted, gap } = context
  const last = formOf(context, after, quoted)
  const before = formOf(context, after - 1, quoted)
  const next = formOf(context, after + 1, quoted)
  const second = formOf(context, after + 2, quoted)
  const shape = shapeOf(context, after + 1)
  const secondShape = shapeOf(context, after + 2)
  const lastShape = shapeOf(context, after)
  const beforeShape = shapeOf(context, after - 1)
  const state = gap * 2 + quoted
  const length = Math.min(after - first, 3)
  features.clear()
  features.add(0, state)
  features.add(1, mix(last, gap))
  features.add(2, mix(last, shape))
  features.add(3, mix(mix(last, shape), state))
  features.add(4, mix(last, next))
  features.add(5, next)
  features.add(6, before)
  features.add(7, mix(mix(last, beforeShape), shape))
  features.add(8, mix(mix(shape, secondShape), mix(last, gap)))
  features.add(9, mix(lastShape, mix(shape, gap)))
  features.add(10, mix(mix(before, last), gap))
  features.add(11, mix(length, mix(last, gap)))
  features.add(12, mix(next, second))
  features.add(13, mix(next, state))
  features.add(14, mix(mix(beforeShape, lastShape), mix(shape, state)))
}

/** Hash of a token's folded form; a straight quotation mark becomes an opening or a closing one. */
function formOf({ text, tokens }: BreakContext, index: number, quoted: number): number {
  if (index < 0 || index >= tokens.starts.length) return 5
  const start = tokens.starts[index]
  const end = tokens.ends[index]
  const kind = classOf(text.charCodeAt(start))
  if (kind === characterClass.digit) return 6
  if (kind === characterClass.quote) return isOpening(text, start, quoted) ? 2 : 3
  let hash = 17
  for (let at = start; at < Math.min(end, start + 12); at++) hash = mix(hash, foldOf(text.charCodeAt(at)))
  return hash
}

function shapeOf({ text, tokens }: BreakContext, index: number): number {
  if (index < 0 || index >= tokens.starts.length) return 40
  const start = tokens.starts[index]
  const end = tokens.ends[index]
  const first = text.charCodeAt(start)
  const kind = classOf(first)
  const upper = foldOf(first) !== first ? 1 : 0
  const length = Math.min(end - start, 3)
  const dotted = end - start > 1 && text.charCodeAt(end - 1) === 46 ? 1 : 0
  if (kind !== characterClass.letter) return 10 + kind * 2 + dotted
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 97
  const allUpper = upper && foldOf(second) !== second ? 1 : 0
  return 50 + ((upper * 2 + allUpper) * 2 + dotted) * 4 + length
}

function quoteState(text: string, starts: number[], ends: number[], index: number, quoted: number): number {
  const start = starts[index]
  if (classOf(text.charCodeAt(start)) !== characterClass.quote || ends[index] - start > 2) return quoted
  return isOpening(text, start, quoted) ? 1 : 0
}

function isOpening(text: string, at: number, quoted: number): boolean {
  const char = text[at]
  if ('«“„‟‹'.includes(char)) return true
  if ('»”›'.includes(char)) return false
  return quoted === 0
}

/** This token is a straight quotation mark that opens. */
function opensQuote(text: string, { starts }: Tokens, after: number, quoted: number): boolean {
  return quoted === 1 && classOf(text.charCodeAt(starts[after])) === characterClass.quote
}

/** "…, April 11. The League": a full stop behind a number inside a sentence, no number of a list ("2. Les faits"). */
function endsWithNumber(text: string, { starts, ends }: Tokens, { after, first }: BreakContext): boolean {
  if (after - 1 <= first || ends[after] - starts[after] !== 1 || text.charCodeAt(starts[after]) !== 46) return false
  return /^\p{N}{1,4}$/u.test(text.slice(starts[after - 1], ends[after - 1])) && starts[after] === ends[after - 1]
}

/** A closing quotation mark after a full stop: "Nous tiendrons. »" */
function endsQuotedSentence(text: string, { starts, ends }: Tokens, after: number, quoted: number): boolean {
  if (after === 0 || quoted === 1 || classOf(text.charCodeAt(starts[after])) !== characterClass.quote) return false
  return '.!?…'.includes(text[ends[after - 1] - 1])
}

/** A closing quotation mark comes next, so that the sentence ends after it if it ends here. */
function closesNext(text: string, { starts }: Tokens, after: number, quoted: number): boolean {
  const next = starts[after + 1]
  return (
    classOf(text.charCodeAt(next)) === characterClass.quote &&
    quoted === 1 &&
    !isOpening(text, next, quoted) &&
    lineEnds(text, starts[after], next) === 0
  )
}

/** Lines of this length may be the work of a program that wraps text; shorter and longer ones are lines of their own. */
function looksWrapped(length: number): boolean {
  return length >= 55 && length <= 100
}

/** A capital, an opening quotation mark, a dash or bullet: what a new line of its own starts with. */
function startsLine(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return foldOf(unit) !== unit || '«“"–—-•*'.includes(text[at])
}

/** May end a sentence within a line: full stops and their like, closing quotation marks and brackets. */
function isFinal(unit: number): boolean {
  const char = String.fromCharCode(unit)
  const kind = classOf(unit)
  if (kind === characterClass.quote) return !'«“„‟‹'.includes(char)
  if (kind === characterClass.bracket) return ')]}'.includes(char)
  return kind === characterClass.period || '!?‽؟۔।。'.includes(char)
}

/** Line ends between two tokens, 2 standing for a blank line. */
function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to && count < 2; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 0x2029 || unit === 0x85 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count++
    else if (unit === 0x2028) count = Math.max(count, 1)
  }
  return count
}
