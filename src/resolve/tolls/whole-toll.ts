import type { CountedNoun } from './counted-noun.ts'
import type { Predicate } from './find-predicate.ts'
import { type Context, type Found, propose } from './toll-context.ts'

/**
 * "Trois des onze marins blessés … sont morts": the second figure is an earlier toll of its own, and the first one moves
 * persons out of it: a delta, never added.
 */
export function wholeToll(context: Context, whole: CountedNoun, part: Found | undefined): Found | null {
  if (!part || part.counted.last < whole.last) return null
  const harm = whole.kind === 'casualty' ? null : participleAfter(context, whole)
  const measure = whole.kind === 'casualty' ? whole.entry?.measure : harm?.measure
  if (!measure || measure === part.toll.measure || harm?.at === part.predicate?.at) return null
  part.toll.delta = true
  const result = propose(context, whole, measure, harm, { polarity: undefined }, ['toll-whole'])
  // The figure's phrase begins inside that of the part: it starts at its own number.
  result.toll.raw = { start: whole.number.start, end: context.at.words[whole.last].end }
  return result
}

/** "onze marins blessés": the participle right after the noun. */
function participleAfter({ clauses }: Context, whole: CountedNoun): Predicate | null {
  if (whole.kind !== 'person' && whole.kind !== 'unknown') return null
  const group = clauses.byFirst.get(whole.last + 1)
  if (group?.form !== 'bare' || !group.entry || !group.measure || group.victim !== 'subject') return null
  return { measure: group.measure, at: group.main, side: 'right', entry: group.entry, group, governor: null }
}
