/** One incident as the status rules see it: who asserts, claims, denies, names whom; the latest word of each source. */
import type { Origin } from '../model/incident.ts'
import type { Statement } from '../model/statement.ts'
import { foldWord } from '../text/fold-word.ts'
import type { StatementRecord } from './statement-record.ts'

export interface Designation {
  /** Origin that names somebody; null for an outlet's own voice. */
  by: Origin | null
  /** Actor id, or the folded words that name the doer. */
  of: string
  name: string
  /** CT+, PR+ … of the source itself. */
  certainty: string
  record: StatementRecord
}

export interface IncidentView {
  /** Sorted by day of publication, then id: later words come later. */
  records: readonly StatementRecord[]
  origins: readonly Origin[]
  originOf(record: StatementRecord): Origin | null
  /** Origins with a statement that says it happened, whose latest word on it does not take that back. */
  asserting: readonly Origin[]
  claims: readonly { by: Origin; record: StatementRecord }[]
  /** The latest denial of every origin that has not since said otherwise. */
  denials: readonly { by: Origin; what: string; record: StatementRecord }[]
  designations: readonly Designation[]
}

const assertingActs: ReadonlySet<string> = new Set([
  'reports',
  'asserts',
  'announces',
  'claims-responsibility',
  'acknowledges',
  'confirms',
  'accuses',
  'counts',
  'witnesses',
  'finds',
  'mourns',
  'apologises',
  'decides',
  'votes',
  'relays',
])
const sayingActs: ReadonlySet<string> = new Set([...assertingActs, 'assesses', 'verifies'])
const done: ReadonlySet<string> = new Set(['occurred', 'ongoing'])

export function viewIncident(members: readonly StatementRecord[], origins: readonly Origin[]): IncidentView {
  const records = [...members].sort(byTime)
  const names = knownNames(records)
  const owner = new Map(origins.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)))
  const originOf = (record: StatementRecord) => owner.get(record.id) ?? null
  const sayings = records.flatMap((record) => {
    const by = originOf(record)
    return by ? [{ by, record }] : []
  })
  const lastOf = (by: Origin, wanted: (statement: Statement) => boolean) =>
    sayings.findLast((saying) => saying.by === by && wanted(saying.record.statement))
  const takesStand = (statement: Statement) =>
    isAssertion(statement) || isDenialOfEvent(statement) || isWithdrawal(statement)
  return {
    records,
    origins,
    originOf,
    asserting: origins.filter((origin) => {
      const stand = lastOf(origin, takesStand)
      return stand !== undefined && isAssertion(stand.record.statement)
    }),
    claims: firstOfEach(
      sayings.filter(({ record }) => record.statement.act === 'claims-responsibility' && isAssertion(record.statement)),
    ),
    denials: origins.flatMap((by) => {
      const what = new Map<string, { by: Origin; what: string; record: StatementRecord }>()
      for (const { by: sayer, record } of sayings)
        if (sayer === by && record.statement.act === 'denies')
          what.set(record.statement.deniesWhat ?? 'unclear', {
            by,
            what: record.statement.deniesWhat ?? 'unclear',
            record,
          })
      const stand = lastOf(by, takesStand)
      return [...what.values()].filter((denial) => denial.what !== 'event' || stand?.record === denial.record)
    }),
    designations: records.flatMap((record) => designationsOf(record, originOf(record), names)),
  }
}

/** Who a statement names as the doer, if somebody else than the one who speaks; "armed men" name nobody. */
function designationsOf(record: StatementRecord, by: Origin | null, known: ReadonlyMap<string, string>): Designation[] {
  const { statement } = record
  if (!sayingActs.has(statement.act) || !done.has(statement.real) || statement.act === 'claims-responsibility')
    return []
  const certainty = statement.factuality.find(({ link }) => link === statement.chain.length - 1)?.value ?? 'Uu'
  return (statement.event?.roles ?? []).flatMap(({ role, span, ref }) => {
    if (role !== 'perpetrator') return []
    const of = ref?.startsWith('actor:') ? ref : doerNamed(span.exact, known)
    if (!of || (by && (by.actor ?? by.id) === of)) return []
    return [{ by, of, name: nameOf(record, of) ?? span.exact, certainty, record }]
  })
}

/** A known actor whose name stands in the words, else the words themselves where they hold a name at all. */
function doerNamed(words: string, known: ReadonlyMap<string, string>): string | null {
  const folded = foldWord(words)
  for (const [name, id] of known) if (folded.includes(name)) return id
  return /(?<=\S\s+)\p{Lu}|^\p{Lu}[\p{L}'’-]*\s+\p{Lu}/u.test(words) ? `name:${folded}` : null
}

/** Names of every actor that the incident's statements know, the longest first; short acronyms stand in too many words. */
function knownNames(records: readonly StatementRecord[]): Map<string, string> {
  const names = records.flatMap(({ actors }) =>
    actors.flatMap(({ id, names, displayName }) =>
      [displayName, ...names.map(({ text }) => text)].map((name) => [foldWord(name), id] as const),
    ),
  )
  const sorted = names.filter(([name]) => name.length > 4).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
  return new Map(sorted)
}

export function isAssertion({ act, real }: Statement): boolean {
  return assertingActs.has(act) && done.has(real)
}

export function isWithdrawal({ act, retractsWhat }: Statement): boolean {
  return act === 'retracts' && (retractsWhat === undefined || retractsWhat === 'event')
}

function isDenialOfEvent({ act, deniesWhat }: Statement): boolean {
  return act === 'denies' && deniesWhat === 'event'
}

function nameOf({ actors }: StatementRecord, id: string): string | undefined {
  return actors.find((actor) => actor.id === id)?.displayName
}

function firstOfEach<T extends { by: Origin }>(sayings: readonly T[]): T[] {
  return sayings.filter(({ by }, at) => sayings.findIndex((other) => other.by === by) === at)
}

function byTime(a: StatementRecord, b: StatementRecord): number {
  const [first, second] = [a, b].map(({ publishedAt, id }) => `${publishedAt ?? '9999'} ${id}`)
  return first < second ? -1 : first > second ? 1 : 0
}
