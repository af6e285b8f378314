import type { Range, Span } from '../model/span.ts'

/** A Span of the text. Trims nothing: callers give exact ranges; bounds are clamped so that a span always quotes the text. */
export function spanOf(text: string, range: Range): Span {
  const start = Math.max(0, Math.min(range.start, text.length))
  const end = Math.max(start, Math.min(range.end, text.length))
  return { start, end, exact: text.slice(start, end) }
}

/** Finds, among ranges sorted by start, the one that shares most characters with a range. */
export function bestOverlap<T extends Range>(
  items: readonly T[],
  range: Range,
  accept: (item: T) => boolean = () => true,
): T | undefined {
  let best: T | undefined
  let most = 0
  for (let i = firstEndingAfter(items, range.start); i < items.length && items[i].start < range.end; i++) {
    const item = items[i]
    const shared = Math.min(item.end, range.end) - Math.max(item.start, range.start)
    if (shared > most && accept(item)) {
      best = item
      most = shared
    }
  }
  return best
}

/** Index to start from: a few items back from the first that starts after `start`, since ranges may nest. */
function firstEndingAfter(items: readonly Range[], start: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle].start < start) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 16)
}

/** Statement contents nest only a few deep, so this many before a position are enough to look at. */
const nestingReach = 64

/** Items (sorted by start of their content) whose content holds the range, innermost last. Logarithmic in the document. */
export function contentsAround<T extends { content: Range }>(items: readonly T[], range: Range): T[] {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle].content.start <= range.start) low = middle + 1
    else high = middle
  }
  return items
    .slice(Math.max(0, low - nestingReach), low)
    .filter((item) => item.content.end >= range.end)
    .sort((a, b) => b.content.end - b.content.start - (a.content.end - a.content.start))
}
