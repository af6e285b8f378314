import type { Review } from '../model/review.ts'
import type { Span } from '../model/span.ts'
import { addedRecord } from './added-record.ts'

/** Where the words that a decision quotes stand in a text, when they do not stand any more where they stood then. */
export interface Anchor {
  /** The decision. */
  review: string
  /** By where a quotation stood ("start-end") how many characters it moved. */
  moves: Readonly<Record<string, number>>
  /** A quotation of it is not there any more: a person has to look. */
  conflict: boolean
}

/**
 * Finds the words that a decision quotes (a statement that the machine missed, a corrected span) in a later version of its text: the
 * content first, each at the place nearest to the old one, the others as far as the content moved where they stand there. Null where
 * nothing moved, or nothing is quoted.
 */
export function anchorOf(review: Review, text: string): Anchor | null {
  const spans = spansIn(quotedBy(review))
  if (spans.every((span) => standsAt(span, 0, text))) return null
  const moves: Record<string, number> = {}
  let conflict = false
  const [first] = spans
  const own = shiftOf(first, 0, text)
  for (const span of spans) {
    const shift = span === first ? own : standsAt(span, 0, text) ? 0 : shiftOf(span, own ?? 0, text)
    if (shift === null) conflict = true
    else if (shift !== 0) moves[keyOf(span)] = shift
  }
  return { review: review.id, moves, conflict }
}

/** A value with its spans moved. */
export function moved<T>(value: T, moves: Anchor['moves']): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, moves)) as T
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one as unknown, moves)]))
  const by = isSpan(value) ? (moves[keyOf(value)] ?? 0) : 0
  return (isSpan(value) ? { ...inner, start: value.start + by, end: value.end + by } : inner) as T
}

/** Fields without those that quote the text. */
export function withoutSpans(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => spansIn(value).length === 0))
}

/** Every quotation in a value, the content of a statement first. */
export function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own = isSpan(value) ? [value] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}

function quotedBy(review: Review): unknown {
  if (review.after === null) return null
  if (review.action === 'correct') return review.after
  if (review.action !== 'add-statement') return null
  const record = addedRecord(review)
  return [record.statement.content, record]
}

/** By how much a quotation moved: as far as others, or to the place nearest to that; null where its words are gone. */
function shiftOf(span: Span, others: number, text: string): number | null {
  if (standsAt(span, others, text)) return others
  const wanted = span.start + others
  let best: number | null = null
  for (let at = text.indexOf(span.exact); at >= 0; at = text.indexOf(span.exact, at + 1)) {
    if (best !== null && Math.abs(at - wanted) >= Math.abs(best - wanted)) break
    best = at
  }
  return best === null ? null : best - span.start
}

function standsAt({ start, end, exact }: Span, shift: number, text: string): boolean {
  return text.slice(start + shift, end + shift) === exact
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}

function isSpan(value: object): value is Span {
  return 'exact' in value && 'start' in value && 'end' in value
}
