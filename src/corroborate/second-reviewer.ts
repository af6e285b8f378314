import type { Review } from '../model/review.ts'
import { standingReviews } from './standing-reviews.ts'

/** What a dossier may want two persons for: decisions of these actions, taking a text out for good, showing the public what was read. */
export const secondReviewerKinds = [
  'accept',
  'correct',
  'reject',
  'add-statement',
  'move-statement',
  'merge',
  'split',
  'join-origins',
  'part-origins',
  'set-relation',
  'set-best',
  'alias',
  'lock',
  'seal',
  'remove',
  'public',
] as const
export type SecondReviewerKind = (typeof secondReviewerKinds)[number]

/** What a dossier's own rules are decided on: `comment dossier --set '{"secondReviewer": [...]}'`. */
export const dossierTarget = 'dossier'

/** The chain as it holds: decisions in the order in which they took effect, and those that wait for a second person. */
export interface ChainInEffect {
  reviews: Review[]
  waiting: Review[]
  /** What wants two persons now. */
  second: ReadonlySet<SecondReviewerKind>
}

/**
 * Lays the rule of second reviewers over a chain. A decision that wants two persons takes effect when somebody else accepts it by its
 * id, in the place of that acceptance; who rejects it takes it away. The rule itself, once there is one, is changed by two. The rule
 * is a part of the chain: it holds from where it stands on, in every copy. What was undone is left out.
 */
export function chainInEffect(chain: readonly Review[]): ChainInEffect {
  const reviews: Review[] = []
  const waiting = new Map<string, Review>()
  let second: ReadonlySet<SecondReviewerKind> = new Set()
  const take = (review: Review) => {
    reviews.push(review)
    second = ruleOf(review) ?? second
  }
  for (const review of standingReviews(chain)) {
    const held = waiting.get(review.target)
    if (held) {
      if (review.action === 'reject') waiting.delete(held.id)
      else if (review.action === 'accept' && !isSamePerson(review, held)) {
        waiting.delete(held.id)
        take({ ...held, seq: review.seq })
      }
    } else if (wantsSecond(review, second)) waiting.set(review.id, review)
    else take(review)
  }
  return { reviews, waiting: [...waiting.values()], second }
}

/** Names are compared as they are written, but for letter case and spaces: nobody is checked for who they are. */
export function isSamePerson(a: Pick<Review, 'by'>, b: Pick<Review, 'by'>): boolean {
  const name = ({ by }: Pick<Review, 'by'>) => by.trim().replace(/\s+/gu, ' ').toLowerCase()
  return name(a) === name(b)
}

/** The rule that a review sets, or null. */
export function ruleOf({
  action,
  target,
  after,
}: Pick<Review, 'action' | 'target' | 'after'>): Set<SecondReviewerKind> | null {
  const kinds = (after as { secondReviewer?: unknown } | null)?.secondReviewer
  if (action !== 'comment' || target !== dossierTarget || !Array.isArray(kinds)) return null
  return new Set(secondReviewerKinds.filter((kind) => kinds.includes(kind)))
}

function wantsSecond(review: Review, second: ReadonlySet<SecondReviewerKind>): boolean {
  if (second.size === 0) return false
  if (ruleOf(review)) return true
  // A tombstone tells of what was done: who removes a text is asked before.
  if ((review.after as { removed?: boolean } | null)?.removed === true) return false
  return (second as ReadonlySet<string>).has(review.action)
}
