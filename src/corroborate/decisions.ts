import type { DateValue } from '../model/date-value.ts'
import type { Review } from '../model/review.ts'
import type { Statement } from '../model/statement.ts'
import { moved as movedWords, withoutSpans, type Anchor } from './anchor-words.ts'
import { addedRecord } from './added-record.ts'
import { laidOver } from './laid-over.ts'
import type { OriginDecision } from './document-link.ts'
import type { EventUnit } from './event-unit.ts'
import { aliasesOf, withAliases, type NameAlias } from './name-aliases.ts'
import type { GroupDecisions } from './regroup.ts'
import { documentsOfReview, isRemoval, isUndone } from './review-names.ts'
import { chainInEffect, isSamePerson, type SecondReviewerKind } from './second-reviewer.ts'
import type { StatementRecord } from './statement-record.ts'

/** Where a statement that a person decided on stands now, after its words or boundaries have changed. */
export interface MovedStatement {
  old: string
  new: string | null
  /** It no longer says quite the same: what a person accepted then is not accepted now. */
  conflict: boolean
}

/** What people decided, ready to be laid over any reading. Later decisions go before earlier ones. */
export interface Decisions extends GroupDecisions {
  /** The records of a document as people left them: corrected, without the rejected, with those that the machine missed. */
  apply(records: readonly StatementRecord[], document: string): StatementRecord[]
  /** Whether anybody put anything together. */
  joins: boolean
  /** Statements that somebody put together with one of these. */
  partnersOf(statements: readonly string[]): string[]
  origins: readonly OriginDecision[]
  /** Names that stand for others in the whole dossier, the last to be said first. */
  aliases: readonly NameAlias[]
  /** Statements that somebody accepted, corrected or rejected. */
  reviewed: ReadonlySet<string>
  /** Decisions on which events are one, as the history of an incident tells them. */
  history(statements: ReadonlySet<string>): { op: 'merged' | 'split'; review: string }[]
  /** Documents whose statements or groups somebody decided on. */
  documents: ReadonlySet<string>
  /** Documents whose words are not to be shown. */
  sealed: ReadonlySet<string>
  /** Documents that were taken out for good. */
  removed: ReadonlySet<string>
  /** What wants two persons. */
  second: ReadonlySet<SecondReviewerKind>
  /** Statements that two persons read. */
  readByTwo: ReadonlySet<string>
}

interface GroupDecision {
  review: string
  seq: number
  op: 'merged' | 'split'
  together: boolean
  /** Whether its sides leave the units they stood in: a moved statement, a split incident. */
  parts: boolean
  /** Side of every statement it names. */
  sides: ReadonlyMap<string, number>
}

interface Verdict {
  seq: number
  verdict: 'together' | 'apart'
}

/** Statements of an incident when somebody locked it: nothing joins them until it is unlocked. */
interface Lock {
  seq: number
  statements: ReadonlySet<string>
}

/**
 * A chain of reviews, in order of `seq`, as decisions. What `after` holds for each action stands in docs/ledger.md. Statements whose words
 * changed since are decided on where they stand now.
 */
export function decisionsOf(
  chain: readonly Review[],
  moved: readonly MovedStatement[] = [],
  anchors: readonly Anchor[] = [],
): Decisions {
  const { reviews, second } = chainInEffect(chain)
  const anchored = new Map(anchors.map((one) => [one.review, one]))
  const places = new Map(moved.map((one) => [one.old, one.new ?? one.old]))
  const place = (id: string) => places.get(id) ?? id
  const statements = new Map<string, Review[]>()
  const added = new Map<string, StatementRecord[]>()
  const groups: GroupDecision[] = []
  const origins: OriginDecision[] = []
  const documents = new Set<string>()
  const sealed = new Set<string>()
  const removed = new Set<string>()
  let locks: Lock[] = []
  for (const review of chain) for (const document of documentsOfReview(review, place)) documents.add(document)
  for (const review of reviews) {
    const after = review.after as Record<string, never> | null
    const anchor = anchored.get(review.id)
    if (statementActions.has(review.action)) gather(statements, place(review.target), reanchored(review, anchor))
    else if (review.action === 'add-statement' && after) {
      const record = addedRecord(reanchored(review, anchor))
      gather(added, record.document, anchor?.conflict ? toBeRead(record) : record)
    } else if (review.action === 'merge' || review.action === 'split' || review.action === 'move-statement')
      groups.push(...groupDecisions(review, place))
    else if (review.action === 'join-origins' || review.action === 'part-origins')
      origins.push({ action: review.action, statements: ((after?.statements ?? []) as string[]).map(place) })
    else if (review.action === 'set-relation')
      origins.push({
        action: 'set-relation',
        statements: (after!.statements as string[]).map(place),
        relation: after!.relation,
      })
    else if (review.action === 'seal') {
      sealed[isUndone(review) ? 'delete' : 'add'](review.target)
      if (isRemoval(review)) removed.add(review.target)
    } else if (review.action === 'lock') {
      const held = new Set(((after?.statements ?? []) as string[]).map(place))
      locks = locks.filter((lock) => ![...lock.statements].some((id) => held.has(id)))
      if (!isUndone(review)) locks.push({ seq: review.seq, statements: held })
    }
  }
  const byStatement = new Map<string, GroupDecision[]>()
  for (const decision of groups)
    for (const id of decision.sides.keys()) byStatement.set(id, [decision, ...(byStatement.get(id) ?? [])])
  const of = (ids: readonly string[]) => ids.flatMap((id) => byStatement.get(id) ?? [])
  const aliases = aliasesOf(reviews)
  const unlike = new Set(moved.flatMap((one) => (one.conflict && one.new ? [one.new] : [])))
  return {
    apply: (records, document) => {
      const left = [...records, ...(added.get(document) ?? [])].flatMap((record) =>
        corrected(
          parted(record, byStatement.get(record.id) ?? []),
          statements.get(record.id) ?? [],
          unlike.has(record.id),
        ),
      )
      return withAliases(left, aliases)
    },
    joins: groups.some(({ together }) => together),
    partnersOf: (ids) => [...new Set(of(ids).flatMap(({ together, sides }) => (together ? [...sides.keys()] : [])))],
    verdict: (a, b) => {
      const latest = groups.length === 0 ? null : latestOf(of(a.statements), a, b)
      return (latest?.seq ?? 0) < lockBetween(locks, a, b) ? 'apart' : (latest?.verdict ?? null)
    },
    locked: (a, b) =>
      lockBetween(locks, a, b) > 0 && (groups.length === 0 || latestOf(of(a.statements), a, b)?.verdict !== 'apart'),
    origins,
    aliases,
    reviewed: new Set([
      ...[...statements].flatMap(([id, list]) => (isDecided(list, unlike.has(id)) ? [id] : [])),
      ...[...added.values()].flat().flatMap(({ id, statement }) => (isOpen(statement) ? [] : [id])),
    ]),
    history: (members) => [
      ...new Map(
        groups
          .filter(({ sides }) => [...sides.keys()].some((id) => members.has(id)))
          .map(({ op, review }) => [review, { op, review }]),
      ).values(),
    ],
    documents,
    sealed,
    removed,
    second,
    readByTwo: new Set([...statements].flatMap(([id, list]) => (areTwo(list) ? [id] : []))),
  }
}

const statementActions: ReadonlySet<string> = new Set(['accept', 'correct', 'reject', 'set-best', 'defer'])

/** A decision with the words that it quotes where they stand now; fields whose words are gone are left out. */
function reanchored(review: Review, anchor: Anchor | undefined): Review {
  if (!anchor) return review
  if (!anchor.conflict) return { ...review, after: movedWords(review.after, anchor.moves) }
  if (review.action !== 'correct') return review
  return { ...review, after: withoutSpans(review.after as Record<string, unknown>) }
}

/** What a person read in an earlier version and does not stand in this one as it did. */
function toBeRead(record: StatementRecord): StatementRecord {
  const { statement } = record
  return { ...record, statement: { ...statement, reviewState: 'proposed', needsReview: ['decided-elsewhere'] } }
}

function isOpen({ reviewState }: Statement): boolean {
  return reviewState === 'proposed'
}

/** A moved statement is parted from those it stood with, and put to another where one is named. */
function groupDecisions({ id, seq, action, after, target }: Review, place: (id: string) => string): GroupDecision[] {
  const made = (together: boolean, sides: readonly (readonly string[])[]): GroupDecision => ({
    review: id,
    seq,
    op: action === 'merge' || (after as { with?: string | null }).with ? 'merged' : 'split',
    together,
    parts: action !== 'merge',
    sides: new Map(sides.flatMap((side, at) => side.map((statement) => [place(statement), at] as const))),
  })
  if (action !== 'move-statement') return [made(action === 'merge', (after as { sides: string[][] }).sides)]
  const { with: other, from = [] } = after as { with: string | null; from?: string[] }
  const apart = made(false, [[target], from])
  return other === null ? [apart] : [made(true, [[target], [other]]), apart]
}

/** The latest decision that names both: a merge keeps all that it names together, a split parts its sides. */
function latestOf(decisions: readonly GroupDecision[], a: EventUnit, b: EventUnit): Verdict | null {
  let latest: Verdict | null = null
  for (const { seq, together, sides } of decisions) {
    const first = a.statements.flatMap((id) => sides.get(id) ?? [])
    const second = b.statements.flatMap((id) => sides.get(id) ?? [])
    if (first.length === 0 || second.length === 0) continue
    const verdict = together
      ? 'together'
      : first.some((side) => second.some((other) => other !== side))
        ? 'apart'
        : null
    if (verdict && (!latest || seq > latest.seq)) latest = { seq, verdict }
  }
  return latest
}

/** What was locked last with one of two and without the other; 0 where nothing was. Who is in a locked incident stays as it was. */
function lockBetween(locks: readonly Lock[], a: EventUnit, b: EventUnit): number {
  return locks.reduce((last, { seq, statements }) => {
    const [first, second] = [a, b].map((unit) => unit.statements.some((id) => statements.has(id)))
    return first === second ? last : Math.max(last, seq)
  }, 0)
}

/** Statements that a person moved or parted leave the group that the text made of them, until somebody puts them back. */
function parted(record: StatementRecord, newestFirst: readonly GroupDecision[]): StatementRecord {
  const since: GroupDecision[] = []
  for (const decision of newestFirst) {
    if (!decision.parts) {
      since.push(decision)
      continue
    }
    const own = decision.sides.get(record.id)
    const isBack = since.some(({ sides }) => [...decision.sides].some(([id, side]) => side !== own && sides.has(id)))
    return isBack ? record : { ...record, group: `${record.group} ${decision.review} ${own}` }
  }
  return record
}

/** Whether the last word on a statement is one; putting it aside is none, nor is accepting what it no longer says. */
function isDecided(reviews: readonly Review[], unlike: boolean): boolean {
  const last = reviews.at(-1)!.action
  if (last === 'defer') return false
  return last !== 'accept' || !unlike || reviews.some(({ action }) => action === 'correct' || action === 'set-best')
}

/** Whether two persons read a statement since somebody rejected it or put it aside. */
function areTwo(reviews: readonly Review[]): boolean {
  const since = reviews.findLastIndex(({ action }) => action === 'reject' || action === 'defer')
  const [first, ...others] = reviews.slice(since + 1)
  return first !== undefined && others.some((other) => !isSamePerson(first, other))
}

/** One record after all decisions on it; none where it was rejected and not accepted since. */
function corrected(record: StatementRecord, reviews: readonly Review[], unlike: boolean): StatementRecord[] {
  if (reviews.length === 0) return [record]
  let { statement, dates } = record
  for (const { action, after } of reviews) {
    if (action === 'accept') statement = { ...statement, reviewState: unlike ? 'proposed' : 'accepted' }
    else if (action === 'reject') statement = { ...statement, reviewState: 'rejected' }
    else if (action === 'defer') statement = { ...statement, reviewState: 'deferred' }
    else if (after === null) continue
    else if (action === 'correct') {
      const { dates: given = [], ...fields } = after as { dates?: DateValue[] }
      statement = { ...(laidOver(statement, fields) as Statement), reviewState: 'corrected' }
      dates = [...dates.filter(({ id }) => !given.some((one) => one.id === id)), ...given]
    } else if (action === 'set-best') statement = withBest(statement, after as { toll: string; best: number | null })
  }
  if (statement.reviewState === 'rejected') return []
  if (unlike) statement = { ...statement, needsReview: [...new Set([...statement.needsReview, 'decided-elsewhere'])] }
  return [{ ...record, statement, dates }]
}

function withBest(statement: Statement, { toll, best }: { toll: string; best: number | null }): Statement {
  return {
    ...statement,
    reviewState: 'corrected',
    tolls: statement.tolls?.map((one) => (one.id === toll ? { ...one, best } : one)),
  }
}

function gather<T>(map: Map<string, T[]>, key: string, one: T): void {
  const known = map.get(key)
  if (known) known.push(one)
  else map.set(key, [one])
}
