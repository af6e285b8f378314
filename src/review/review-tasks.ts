import { isSamePerson } from '../corroborate/second-reviewer.ts'
import { standingReviews } from '../corroborate/standing-reviews.ts'
import type { Review } from '../model/review.ts'

/** What is left to whom: read off a chain of reviews, the last to be said first. */
export interface ReviewTasks {
  /** Handed to somebody: a flag or comment with `{"assigned": NAME}`; with an empty name it is taken back. */
  assigned: { target: string; to: string; by: string; at: string; review: string }[]
  /** Put aside: a statement by `defer`, a pair of incidents by a flag with `{"later": [A, B]}`. */
  deferred: { target: string; incidents: string[] | null; by: string; at: string; reason: string; review: string }[]
  /** Statements on which the last words of two persons are not the same. */
  differing: string[]
}

/** Pure: a chain in, what it leaves to do out; undone reviews count for nothing. */
export function reviewTasks(chain: readonly Review[]): ReviewTasks {
  const assigned = new Map<string, ReviewTasks['assigned'][number]>()
  const deferred = new Map<string, ReviewTasks['deferred'][number]>()
  const verdicts = new Map<string, Review[]>()
  for (const review of standingReviews(chain)) {
    const { id, action, target, by, at, reason, after } = review
    const { assigned: to, later } = said(after)
    if (action === 'flag' || action === 'comment') {
      if (to === '') assigned.delete(target)
      else if (typeof to === 'string') assigned.set(target, { target, to, by, at, review: id })
      if (isPair(later)) deferred.set(later.join(' '), { target, incidents: later, by, at, reason, review: id })
    } else if (action === 'merge' || action === 'split') forgetPairs(deferred, target)
    if (!verdictActions.has(action)) continue
    verdicts.set(target, [...(verdicts.get(target) ?? []), review])
    if (action === 'defer') deferred.set(target, { target, incidents: null, by, at, reason, review: id })
    else {
      deferred.delete(target)
      assigned.delete(target)
    }
  }
  return {
    assigned: [...assigned.values()].reverse(),
    deferred: [...deferred.values()].reverse(),
    differing: [...verdicts].flatMap(([target, reviews]) => (differ(reviews) ? [target] : [])).reverse(),
  }
}

const verdictActions: ReadonlySet<string> = new Set(['accept', 'reject', 'correct', 'set-best', 'defer'])

function said(after: unknown): { assigned?: unknown; later?: unknown } {
  return typeof after === 'object' && after !== null ? after : {}
}

function isPair(later: unknown): later is string[] {
  return Array.isArray(later) && later.length === 2 && later.every((id) => typeof id === 'string')
}

/** A pair that was put aside is settled by any merge or split of one of the two. */
function forgetPairs(deferred: Map<string, ReviewTasks['deferred'][number]>, target: string): void {
  for (const [key, { incidents }] of deferred) if (incidents?.includes(target)) deferred.delete(key)
}

/** Whether two persons' last words, putting aside left out, are another action or other fields. */
function differ(reviews: readonly Review[]): boolean {
  const last: Review[] = []
  for (const review of reviews.filter(({ action }) => action !== 'defer').toReversed())
    if (!last.some((one) => isSamePerson(one, review))) last.push(review)
  const words = ({ action, after }: Review) => JSON.stringify([action, action === 'accept' ? null : after])
  return last.length > 1 && last.some((one) => words(one) !== words(last[0]))
}
