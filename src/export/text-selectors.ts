import type { Span } from '../model/span.ts'
import type { ExportProfile } from './export-profile.ts'
import type { Mask } from './name-mask.ts'

const around = 32
/** A quotation that finds its place again may be longer than one that is shown, not as long as an article. */
const longest = 600

export interface PositionedText {
  text: string
  /** Code points before a UTF-16 offset. */
  codePoints(at: number): number
}

/**
 * Where words stand, as Web Annotation says it: by position in code points (the model counts UTF-16 units), and by the words
 * themselves with those around them. Words that a profile masks, or that would be a long quotation, are told by position alone.
 */
export function textSelectors(
  { start, end, exact }: Span,
  { text, codePoints }: PositionedText,
  mask: Mask,
  profile: ExportProfile,
): object[] {
  const position = { type: 'TextPositionSelector', start: codePoints(start), end: codePoints(end) }
  // Words of a sealed text are hidden in the statement, and must not come back from the text.
  if (text.slice(start, end) !== exact) return [position]
  const window = text.slice(Math.max(0, start - 2 * around), end + 2 * around)
  if (mask(window) !== window || (profile !== 'internal' && exact.length > longest)) return [position]
  return [
    position,
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: wholeCharacters(text.slice(Math.max(0, start - around), start)),
      suffix: wholeCharacters(text.slice(end, end + around)),
    },
  ]
}

/** Counts once where a text holds characters of two units; a text without them is counted already. */
export function positionedText(text: string): PositionedText {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return { text, codePoints: (at) => at }
  const counts = new Uint32Array(text.length + 1)
  let count = 0
  for (let unit = 0; unit < text.length; count++) {
    const units = text.codePointAt(unit)! > 0xffff ? 2 : 1
    counts.fill(count, unit, unit + units)
    unit += units
  }
  counts[text.length] = count
  return { text, codePoints: (at) => counts[Math.min(at, text.length)] }
}

/** Without halves of a character at its ends. */
function wholeCharacters(words: string): string {
  return words.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '')
}
