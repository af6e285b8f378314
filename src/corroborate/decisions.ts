import type { Review } from '../model/review.ts'
import type { Statement } from '../model/statement.ts'
import { addedRecord } from './added-record.ts'
import type { OriginDecision } from './document-link.ts'
import type { EventUnit } from './event-unit.ts'
import type { GroupDecisions } from './regroup.ts'
import type { StatementRecord } from './statement-record.ts'

/** What people decided, ready to be laid over any reading. Later decisions go before earlier ones. */
export interface Decisions extends GroupDecisions {
  /** The records of a document as people left them: corrected, without the rejected, with those that the machine missed. */
  apply(records: readonly StatementRecord[], document: string): StatementRecord[]
  /** Keys that let decided units find each other, however far apart they are. */
  keysOf(statements: readonly string[]): string[]
  origins: readonly OriginDecision[]
  /** Statements that somebody accepted, corrected or rejected. */
  reviewed: ReadonlySet<string>
  /** Decisions on which events are one, as the history of an incident tells them. */
  history(statements: ReadonlySet<string>): { op: 'merged' | 'split'; review: string }[]
}

interface GroupDecision {
  review: string
  key: string
  together: boolean
  /** Whether its sides leave the units they stood in: a moved statement, a split incident. */
  parts: boolean
  /** Side of every statement it names. */
  sides: ReadonlyMap<string, number>
}

/** Reviews, in order of `seq`, as decisions. What `after` holds for each action stands in docs/ledger.md. */
export function decisionsOf(reviews: readonly Review[]): Decisions {
  const statements = new Map<string, Review[]>()
  const added = new Map<string, StatementRecord[]>()
  const groups: GroupDecision[] = []
  const origins: OriginDecision[] = []
  for (const review of reviews) {
    const after = review.after as Record<string, never> | null
    if (statementActions.has(review.action))
      statements.set(review.target, [...(statements.get(review.target) ?? []), review])
    else if (review.action === 'add-statement') {
      const record = addedRecord(review)
      added.set(record.document, [...(added.get(record.document) ?? []), record])
    } else if (review.action === 'merge' || review.action === 'split' || review.action === 'move-statement')
      groups.push(groupDecision(review))
    else if (review.action === 'join-origins' || review.action === 'part-origins')
      origins.push({ action: review.action, statements: after?.statements ?? [] })
    else if (review.action === 'set-relation')
      origins.push({ action: 'set-relation', statements: after!.statements, relation: after!.relation })
  }
  const byStatement = new Map<string, GroupDecision[]>()
  for (const decision of groups)
    for (const id of decision.sides.keys()) byStatement.set(id, [decision, ...(byStatement.get(id) ?? [])])
  const of = (ids: readonly string[]) => ids.flatMap((id) => byStatement.get(id) ?? [])
  return {
    apply: (records, document) =>
      [...records, ...(added.get(document) ?? [])].flatMap((record) =>
        corrected(parted(record, byStatement.get(record.id) ?? []), statements.get(record.id) ?? []),
      ),
    keysOf: (ids) => [...new Set(of(ids).map(({ key }) => key))],
    verdict: (a, b) => verdictOf(of(a.statements), a, b),
    origins,
    reviewed: new Set([...statements.keys(), ...[...added.values()].flat().map(({ id }) => id)]),
    history: (members) =>
      groups
        .filter(({ sides }) => [...sides.keys()].some((id) => members.has(id)))
        .map(({ together, review }) => ({ op: together ? ('merged' as const) : ('split' as const), review })),
  }
}

const statementActions: ReadonlySet<string> = new Set(['accept', 'correct', 'reject', 'set-best', 'defer'])

function groupDecision({ id, seq, action, after, target }: Review): GroupDecision {
  const { sides } =
    action === 'move-statement' ? { sides: movedSides(target, after) } : (after as { sides: string[][] })
  return {
    review: id,
    key: `decided:${seq}`,
    together: action !== 'split' && !(action === 'move-statement' && (after as { with: string | null }).with === null),
    parts: action !== 'merge',
    sides: new Map(sides.flatMap((side, at) => side.map((statement) => [statement, at] as const))),
  }
}

function movedSides(target: string, after: unknown): string[][] {
  const { with: other, from = [] } = after as { with: string | null; from?: string[] }
  return other === null ? [[target], from] : [[target, other]]
}

/** The latest decision that names both: a merge keeps all that it names together, a split parts its sides. */
function verdictOf(decisions: readonly GroupDecision[], a: EventUnit, b: EventUnit): 'together' | 'apart' | null {
  let latest: { seq: number; verdict: 'together' | 'apart' } | null = null
  for (const { key, together, sides } of decisions) {
    const first = a.statements.flatMap((id) => sides.get(id) ?? [])
    const second = b.statements.flatMap((id) => sides.get(id) ?? [])
    if (first.length === 0 || second.length === 0) continue
    const verdict = together
      ? 'together'
      : first.some((side) => second.some((other) => other !== side))
        ? 'apart'
        : null
    const seq = Number(key.split(':')[1])
    if (verdict && (!latest || seq > latest.seq)) latest = { seq, verdict }
  }
  return latest?.verdict ?? null
}

/** Statements that a person moved or parted leave the group that the text made of them. */
function parted(record: StatementRecord, decisions: readonly GroupDecision[]): StatementRecord {
  const [latest] = decisions
  return latest?.parts ? { ...record, group: `${record.group} ${latest.key} ${latest.sides.get(record.id)}` } : record
}

/** One record after all decisions on it; none where it was rejected and not accepted since. */
function corrected(record: StatementRecord, reviews: readonly Review[]): StatementRecord[] {
  let { statement } = record
  for (const { action, after } of reviews) {
    if (action === 'accept') statement = { ...statement, reviewState: 'accepted' }
    else if (action === 'reject') statement = { ...statement, reviewState: 'rejected' }
    else if (action === 'defer') statement = { ...statement, reviewState: 'deferred' }
    else if (action === 'correct')
      statement = { ...(laidOver(statement, after) as Statement), reviewState: 'corrected' }
    else if (action === 'set-best') statement = withBest(statement, after as { toll: string; best: number | null })
  }
  return statement.reviewState === 'rejected' ? [] : [{ ...record, statement }]
}

/** Fields of the correction over those of the statement, objects field by field; null takes a field away. */
function laidOver(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over
  const result: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(over))
    if (value === null) delete result[name]
    else result[name] = laidOver(result[name], value)
  return result
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withBest(statement: Statement, { toll, best }: { toll: string; best: number | null }): Statement {
  return {
    ...statement,
    reviewState: 'corrected',
    tolls: statement.tolls?.map((one) => (one.id === toll ? { ...one, best } : one)),
  }
}
