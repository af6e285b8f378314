import type { Segment } from '../model/document.ts'

/**
 * Segments that a format told (a page's headline, its captions) over those that the words gave. What the format named is what it
 * says; inside what it calls body the words still find read-also lines, bylines and datelines, but no second headline or deck.
 * Both lists are in text order without overlaps, and so is the result.
 */
export function layToldSegments(told: readonly Segment[], found: readonly Segment[]): Segment[] {
  const laid: Segment[] = []
  let at = 0
  for (const one of told) {
    while (at < found.length && found[at].end <= one.start) at++
    if (one.kind !== 'body') {
      laid.push({ ...one })
      continue
    }
    let from = one.start
    for (let i = at; i < found.length && found[i].start < one.end; i++) {
      const { kind, start, end } = clip(found[i], one)
      if (kind === 'body' || kind === 'headline' || kind === 'deck') laid.push({ kind: 'body', start, end })
      else laid.push({ kind, start, end })
      from = end
    }
    if (from === one.start && from < one.end) laid.push({ ...one })
  }
  return laid
}

function clip({ kind, start, end }: Segment, within: Segment): Segment {
  return { kind, start: Math.max(start, within.start), end: Math.min(end, within.end) }
}
