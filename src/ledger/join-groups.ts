import type { GroupDecisions } from '../corroborate/regroup.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { AssignedUnit } from '../corroborate/event-unit.ts'
import { oneOf } from './one-of.ts'
import type { Move } from './refresh-incidents.ts'
import { unitOf } from './rows.ts'
import type { Query, Store } from './store.ts'

/** What people decided of groups, as placing units asks for it. */
export interface PlacingDecisions extends GroupDecisions {
  /** Whether anybody put anything together. */
  joins: boolean
  documents: ReadonlySet<string>
  /** Statements that somebody put together with one of these. */
  partnersOf(statements: readonly string[]): string[]
}

/** What joining did: the incident of each group (by its leading unit) that was looked at, and the units that changed incidents. */
export interface Joined {
  leaders: Map<string, string>
  moves: Move[]
  touched: string[]
}

type Placed = AssignedUnit & { base: string }

/**
 * Puts groups that the machine made into one incident where people put units of theirs together, and takes apart those they no longer
 * do. Starts from some groups and looks as far as decisions reach; which group leads does not hang on what came first.
 */
export async function joinGroups(
  store: Store,
  query: Query,
  opened: readonly string[],
  decisions: PlacingDecisions,
): Promise<Joined> {
  const units = new Map<string, Placed>()
  let leaders = [...opened]
  for (;;) {
    const found = await unitsLed(store, query, leaders)
    const fresh = found.filter(({ id }) => !units.has(id))
    for (const unit of fresh) units.set(unit.id, unit)
    const named = decisions.partnersOf(
      fresh.filter(({ document }) => decisions.documents.has(document)).flatMap(({ statements }) => statements),
    )
    const partners = await unitsWith(store, query, named)
    leaders = [...new Set([...fresh, ...partners].flatMap(({ base, leader }) => [base, leader]))]
    if (fresh.length === 0 && partners.every(({ id }) => units.has(id))) break
  }
  const leaderOf = union([...units.values()], decisions)
  const moved = [...units.values()].flatMap((unit) => {
    const to = leaderOf.get(unit.base)!
    return to === unit.leader ? [] : [{ id: unit.id, from: unit.leader, to }]
  })
  for (const to of new Set(moved.map((move) => move.to))) {
    const ids = moved.filter((move) => move.to === to).map(({ id }) => id)
    await query
      .updateTable('units')
      .set({ leader: to })
      .where(oneOf(store, 'id', ids))
      .execute()
  }
  return { leaders: leaderOf, moves: moved, touched: moved.flatMap(({ from, to }) => [from, to]) }
}

/** The incident of each group: the first of the groups that hang together, in the order that units have. */
function union(units: readonly Placed[], decisions: PlacingDecisions): Map<string, string> {
  const parent = new Map(units.map(({ base }) => [base, base]))
  const orders = new Map(units.map(({ id, order }) => [id, order]))
  const top = (base: string): string => {
    const up = parent.get(base)!
    return up === base ? base : top(up)
  }
  const decided = units.filter(
    ({ document, statements }) => decisions.documents.has(document) && decisions.partnersOf(statements).length > 0,
  )
  decided.forEach((a, at) => {
    for (const b of decided.slice(at + 1)) {
      const [one, other] = [top(a.base), top(b.base)]
      if (one === other || decisions.verdict(a, b) !== 'together') continue
      const [first, second] = orders.get(one)! < orders.get(other)! ? [one, other] : [other, one]
      parent.set(second, first)
    }
  })
  return new Map([...parent.keys()].map((base) => [base, top(base)]))
}

async function unitsLed(store: Store, query: Query, leaders: readonly string[]): Promise<Placed[]> {
  const select = query.selectFrom('units').select(['unit', 'leader', 'base'])
  const led = await select.where(oneOf(store, 'leader', leaders)).execute()
  const moved = await select
    .whereRef('base', '<>', 'leader')
    .where(oneOf(store, 'base', leaders))
    .execute()
  const known = new Set(leaders)
  return [...led, ...moved.filter(({ leader }) => !known.has(leader))].map((row) => ({
    ...unitOf(row),
    base: row.base,
  }))
}

async function unitsWith(store: Store, query: Query, statements: readonly string[]): Promise<Placed[]> {
  if (statements.length === 0) return []
  const wanted = new Set(statements)
  const rows = await query
    .selectFrom('units')
    .select(['unit', 'leader', 'base'])
    .where(oneOf(store, 'document', [...new Set(statements.map(documentOfStatement))]))
    .execute()
  return rows
    .map((row) => ({ ...unitOf(row), base: row.base }))
    .filter((unit) => unit.statements.some((id) => wanted.has(id)))
}
