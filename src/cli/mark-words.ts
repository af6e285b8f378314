import type { LoadedFlag } from '../model/flag.ts'
import type { Range } from '../model/span.ts'

/** A stretch of the text: plain, or a flagged word. */
export interface MarkedPiece extends Range {
  flag: LoadedFlag | null
}

/** Cuts a range of the text at its flagged words; of overlapping flags the first and longest holds. */
export function markWords(range: Range, flags: readonly LoadedFlag[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = []
  const inside = flags
    .filter(
      ({ span, category }) => span.start >= range.start && span.end <= range.end && category !== 'headline-vs-body',
    )
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  let at = range.start
  for (const flag of inside) {
    if (flag.span.start < at) continue
    if (flag.span.start > at) pieces.push({ start: at, end: flag.span.start, flag: null })
    pieces.push({ start: flag.span.start, end: flag.span.end, flag })
    at = flag.span.end
  }
  if (at < range.end) pieces.push({ start: at, end: range.end, flag: null })
  return pieces
}
