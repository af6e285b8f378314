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
  const rows = await query
    .selectFrom('units')
    .select(['seq', 'unit'])
    .where(oneOf(store, 'seq', missing))
    .execute()
  for (const { seq, unit } of rows) {
    const parsed = JSON.parse(unit) as EventUnit
    rememberUnit(store, seq, parsed)
    found.set(seq, parsed)
  }
  return found
}
