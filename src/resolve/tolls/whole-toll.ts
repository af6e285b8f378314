import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, propose } from './toll-context.ts'

/**
 * "Trois des onze marins blessés … sont morts": the second figure is an earlier toll of its own, and the first one moves
 * persons out of it: a delta, never added.
 */
export function wholeToll(context: Context, whole: CountedNoun, part: Found | undefined): Found | null {
  const { at, clauses } = context
  if (!part || (whole.kind !== 'person' && whole.kind !== 'unknown') || part.counted.last < whole.last) return null
  const group = clauses.byFirst.get(whole.last + 1)
  if (group?.form !== 'bare' || !group.measure || group.victim !== 'subject') return null
  if (!group.entry || group.measure === part.toll.measure || group.main === part.predicate?.at) return null
  part.toll.delta = true
  const predicate = {
    measure: group.measure,
    at: group.main,
    side: 'right' as const,
    entry: group.entry,
    group,
    governor: null,
  }
  const result = propose(context, whole, group.measure, predicate, { polarity: undefined }, ['toll-whole'])
  // The figure's phrase begins inside that of the part: it starts at its own number.
  result.toll.raw = { start: whole.number.start, end: at.words[whole.last].end }
  return result
}
