import type { Span } from '../model/span.ts'
import type { Toll } from '../model/toll.ts'

/**
 * "Killing a nurse and two patients": groups of victims joined in one clause of one source are one figure of that source (T1 forbids
 * sums over sources and scopes, not within a clause). In: the tolls of a statement and its content; out: the same, such groups as
 * one toll of the first one's id over all their words.
 */
export function joinVictims(tolls: readonly Toll[], content: Span): Toll[] {
  const joined: Toll[] = []
  for (const toll of [...tolls].sort((a, b) => a.raw.start - b.raw.start)) {
    const last = joined.at(-1)
    if (last && isJoined(last, toll, content)) joined[joined.length - 1] = sumOf(last, toll, content)
    else joined.push(toll)
  }
  return joined.length === tolls.length ? [...tolls] : joined
}

/** Two groups, told apart by who they are, with hardly more than a conjunction or a comma between them. */
function isJoined(first: Toll, second: Toll, content: Span): boolean {
  if (first.measure !== second.measure || first.scope !== second.scope || first.raw.end > second.raw.start) return false
  if ([first, second].some(isOfItsOwn) || sameVictims(first, second)) return false
  const between = content.exact.slice(first.raw.end - content.start, second.raw.start - content.start)
  return between.length <= longest && !/[\p{N}.;:!?()]/u.test(between)
}

const longest = 6
const exact: ReadonlySet<string> = new Set(['exact'])

/** Parts, zeros, denied, withdrawn and superseding figures do not add up with their neighbours. */
function isOfItsOwn({ part, max, polarity, withdrawn, supersedes, delta }: Toll): boolean {
  return (part ?? 'total') !== 'total' || max === 0 || polarity === '-' || withdrawn === true || !!supersedes || !!delta
}

/** Who "five" and "seven" are is not told: one of them may be the figure of another day. */
function sameVictims({ victims: one }: Toll, { victims: other }: Toll): boolean {
  return !one || !other || JSON.stringify(one) === JSON.stringify(other)
}

function sumOf(first: Toll, second: Toll, content: Span): Toll {
  const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)
  const { victims: _, ...rest } = first
  const [start, end] = [first.raw.start, second.raw.end]
  return {
    ...rest,
    raw: { ...first.raw, start, end, exact: content.exact.slice(start - content.start, end - content.start) },
    min: add(first.min, second.min),
    max: add(first.max, second.max),
    best: add(first.best, second.best),
    exactness: exact.has(first.exactness) ? second.exactness : first.exactness,
  }
}
