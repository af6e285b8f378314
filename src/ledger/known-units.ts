import { sql } from 'kysely'
import type { EventUnit } from '../corroborate/event-unit.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'

/** So many of each generation, some tens of megabytes together. */
const mostKept = 4_000

/** Those met of late, and those met before them; what nobody met for a whole generation is forgotten. */
interface Generations {
  young: Map<number, EventUnit>
  old: Map<number, EventUnit>
}

const kept = new WeakMap<Store, Generations>()

/** After a write that came to nothing: the next one gives its numbers again, to other units. */
export function forgetUnits(store: Store): void {
  kept.delete(store)
}

/** Keeps a unit that was just written: what comes next often meets it. */
export function rememberUnit(store: Store, number: number, unit: EventUnit): void {
  let known = kept.get(store)
  if (!known) kept.set(store, (known = { young: new Map(), old: new Map() }))
  known.young.set(number, unit)
  if (known.young.size >= mostKept) kept.set(store, { young: new Map(), old: known.young })
}

/**
 * Units by their numbers. What a unit says never changes under one number (who leads it does, and is asked each time), so those met
 * before are kept in memory: documents that come together meet the same ones.
 */
export async function knownUnits(
  store: Store,
  query: Query,
  numbers: readonly number[],
): Promise<Map<number, EventUnit>> {
  const found = new Map<number, EventUnit>()
  const missing: number[] = []
  for (const number of numbers) {
    const known = kept.get(store)
    const young = known?.young.get(number)
    const unit = young ?? known?.old.get(number)
    if (!unit) missing.push(number)
    else {
      found.set(number, unit)
      if (!young) rememberUnit(store, number, unit)
    }
  }
  if (missing.length === 0) return found
  for (let at = 0; at < missing.length; at += 2_000) {
    for (const [seq, unit] of await storedUnits(store, query, missing.slice(at, at + 2_000))) {
      rememberUnit(store, seq, unit)
      found.set(seq, unit)
    }
  }
  return found
}

/** SQLite hands them over as one list: it is JSON already, and a row costs more to fetch than to find. */
async function storedUnits(store: Store, query: Query, numbers: readonly number[]): Promise<[number, EventUnit][]> {
  const select = query
    .selectFrom('units')
    .select(['seq', 'unit'])
    .where(oneOf(store, 'seq', numbers))
  if (store.kind !== 'sqlite') {
    return (await select.execute()).map(({ seq, unit }) => [seq, JSON.parse(unit) as EventUnit])
  }
  const { rows } = await sql<{ numbers: string; units: string }>`
    SELECT '[' || coalesce(group_concat(seq), '') || ']' AS numbers, '[' || coalesce(group_concat(unit), '') || ']' AS units
    FROM (${select})`.execute(query)
  const found = JSON.parse(rows[0].numbers) as number[]
  return (JSON.parse(rows[0].units) as EventUnit[]).map((unit, at) => [found[at], unit])
}
