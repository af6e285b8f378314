import { nameKey } from '../corroborate/name-key.ts'
import { isSamePerson } from '../corroborate/second-reviewer.ts'
import { standingReviews } from '../corroborate/standing-reviews.ts'
import type { Review, ReviewAction } from '../model/review.ts'

/** What somebody said last of one question: who is to answer it, that it is put aside, or how it was answered. */
export interface Task {
  /** The same as long as it is the same question: a statement, document, incident or decision, two incidents, a name. */
  key: string
  target: string
  /** Of two incidents that may be one. */
  incidents: string[] | null
  /** Of a name that may be another's. */
  name: string | null
  /** Whom it was handed to. */
  to: string | null
  action: ReviewAction
  by: string
  at: string
  reason: string
  review: string
}

/** What is left to whom: read off a chain of reviews, the last to be said first. */
export interface ReviewTasks {
  /** Handed to somebody: a flag or comment with `{"assigned": NAME}`; with an empty name it is taken back. */
  assigned: Task[]
  /** Put aside: a statement by `defer`, anything by a flag with `{"later": true}`; with `false` it is taken up again. */
  deferred: Task[]
  /** Answered, each by its last answer. */
  done: Task[]
  /** Statements on which the last words of two persons are not the same, until a flag with `{"settled": true}` says that they talked. */
  differing: string[]
  /** Who said what is not the same, by statement. */
  people: Record<string, string[]>
}

/** Pure: a chain in, what it leaves to do out; undone reviews count for nothing. */
export function reviewTasks(chain: readonly Review[]): ReviewTasks {
  const assigned = new Map<string, Task>()
  const deferred = new Map<string, Task>()
  const done = new Map<string, Task>()
  const verdicts = new Map<string, Review[]>()
  for (const review of standingReviews(chain)) {
    const task = taskOf(review)
    const { key } = task
    const { later } = said(review.after)
    if (review.action === 'flag' || review.action === 'comment') {
      if (task.to === '') assigned.delete(key)
      else if (task.to !== null) renew(assigned, task)
      if (later === false) deferred.delete(key)
      else if (later !== undefined) renew(deferred, task)
      if (task.to === null && later === undefined && key.startsWith('doc:')) settle(task)
      if (said(review.after).settled === true) verdicts.delete(key)
      continue
    }
    if (review.action === 'defer') renew(deferred, task)
    else if (answers.has(review.action)) settle(task)
    if (review.action === 'merge' || review.action === 'split') forgetPairs([assigned, deferred], review.target)
    if (verdictActions.has(review.action)) verdicts.set(key, [...(verdicts.get(key) ?? []), review])
  }
  const differing = [...verdicts].flatMap(([target, reviews]) => {
    const last = lastWords(reviews)
    return differ(last) ? [[target, last.map(({ by }) => by.trim())] as const] : []
  })
  return {
    assigned: [...assigned.values()].reverse(),
    deferred: [...deferred.values()].reverse(),
    done: [...done.values()].reverse(),
    differing: differing.map(([target]) => target).reverse(),
    people: Object.fromEntries(differing),
  }

  function settle(task: Task): void {
    assigned.delete(task.key)
    deferred.delete(task.key)
    renew(done, task)
  }
}

/** Key of a name that may be another's. */
export function nameTask(name: string): string {
  return `name:${nameKey(name)}`
}

/** Key of two incidents, whichever is named first. */
export function pairTask(incidents: readonly string[]): string {
  return [...incidents].sort().join(' ')
}

const verdictActions: ReadonlySet<string> = new Set(['accept', 'reject', 'correct', 'set-best', 'defer'])
const answers: ReadonlySet<string> = new Set([
  ...verdictActions,
  'add-statement',
  'move-statement',
  'merge',
  'split',
  'join-origins',
  'part-origins',
  'set-relation',
  'alias',
])

function taskOf({ id, action, target, by, at, reason, after }: Review): Task {
  const { assigned, later, pair = later, name } = said(after)
  const incidents = isPair(pair) ? pair : null
  const named = typeof name === 'string' && target === 'dossier' ? name : null
  return {
    key: incidents ? pairTask(incidents) : named === null ? target : nameTask(named),
    target,
    incidents,
    name: named,
    to: typeof assigned === 'string' ? assigned : null,
    action,
    by,
    at,
    reason,
    review: id,
  }
}

/** Puts it last, as what was said last. */
function renew(tasks: Map<string, Task>, task: Task): void {
  tasks.delete(task.key)
  tasks.set(task.key, task)
}

function said(after: unknown): Partial<Record<'assigned' | 'later' | 'pair' | 'name' | 'settled', unknown>> {
  return typeof after === 'object' && after !== null ? after : {}
}

function isPair(pair: unknown): pair is string[] {
  return Array.isArray(pair) && pair.length === 2 && pair.every((id) => typeof id === 'string')
}

/** A pair is settled by any merge or split of one of the two. */
function forgetPairs(lists: readonly Map<string, Task>[], target: string): void {
  for (const tasks of lists)
    for (const [key, { incidents }] of tasks) if (incidents?.includes(target)) tasks.delete(key)
}

/** What each person said last, putting aside left out; who spoke last comes first. */
function lastWords(reviews: readonly Review[]): Review[] {
  const last: Review[] = []
  for (const review of reviews.filter(({ action }) => action !== 'defer').toReversed())
    if (!last.some((one) => isSamePerson(one, review))) last.push(review)
  return last
}

/** Whether the last words are another action or other fields. */
function differ(last: readonly Review[]): boolean {
  const words = ({ action, after }: Review) => JSON.stringify([action, action === 'accept' ? null : after])
  return last.length > 1 && last.some((one) => words(one) !== words(last[0]))
}
