import type { CountedNoun } from './counted-noun.ts'
import { type Clauses, predicateOnLeft, predicateOnRight } from './find-predicate.ts'
import { type Context, type Found, overriding, propose, states } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'
import { isDirect } from './word-runs.ts'

/** "aucune victime", "ni mort ni blessé": zero by that source; what nobody reported is no zero (T5). */
export function zeroToll(context: Context, counted: CountedNoun): Found | null {
  const { at, clauses } = context
  if (counted.kind !== 'casualty' && counted.kind !== 'person') return null
  if (counted.kind === 'person' && at.entryAt(counted.first, 'negation') && isHabit(at, counted, clauses)) return null
  const onLeft = predicateOnLeft(at, counted, clauses)
  const left = 'other' in onLeft ? onLeft.other : null
  const right = predicateOnRight(at, counted, clauses, false)
  if (notReported(context, counted, left)) return null
  if (left && at.entryAt(left.main, 'attempt') && isDirect(at, left.last, counted.first)) return null
  const predicate = 'other' in onLeft ? right : onLeft
  const none = { predicate, left, released: false, feared: false, polarity: undefined }
  if (counted.kind === 'casualty') {
    const says = predicate?.group?.form === 'finite' && overriding.has(predicate.measure)
    const measure = says ? predicate!.measure : counted.entry!.measure!
    if (states.has(measure) && !predicate) return null
    return ownPart(context, propose(context, counted, measure, predicate, none, ['T5']), left)
  }
  return predicate
    ? ownPart(context, propose(context, counted, predicate.measure, predicate, none, ['T5']), left)
    : null
}

/** "Our fighters suffered no losses", "none of our men was hit": zero of the speaker's own people, and not of the event (T7). */
function ownPart({ at }: Context, found: Found, left: VerbGroup | null): Found {
  const { first, last } = found.counted
  const isOwn = (from: number, to: number): boolean => {
    for (let i = Math.max(0, from); i <= to; i++)
      if (at.words[i].feats.Poss === 'Yes' && at.entryAt(i + 1, 'person')) return true
    return false
  }
  if (isOwn(first, last) || (left && isOwn(left.first - 3, left.first - 1))) found.toll.part = 'subset'
  return found
}

/** "nous ne tuons pas d'enfants": a habit denied, not a count. */
function isHabit(at: TollSentence, counted: CountedNoun, clauses: Clauses): boolean {
  const group = clauses.byWord.get(counted.first - 1)
  return group !== undefined && group.form === 'finite' && !group.perfect
}

function notReported(context: Context, counted: CountedNoun, left: VerbGroup | null): boolean {
  const { at, clauses } = context
  if (left && at.entryAt(left.main, 'no-report') && isDirect(at, left.last, counted.first)) return true
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 12; i++) {
    const group = clauses.byFirst.get(i)
    if (/^[;:]$/.test(at.words[i].form)) return false
    // The object of a verb before it: what is joined after it speaks of something else.
    if (left && at.words[i].upos === 'CCONJ') return false
    if (!group || group.form === 'infinitive') continue
    return at.entryAt(group.main, 'no-report') !== null && (group.form === 'bare' || group.negated || hasBe(at, group))
  }
  return false
}

function hasBe(at: TollSentence, group: VerbGroup): boolean {
  return at.entryAt(group.first, 'be') !== null || at.entryAt(group.first, 'have') !== null
}
