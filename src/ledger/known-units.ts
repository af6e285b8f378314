import type { EventUnit } from '../corroborate/event-unit.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'

/** Some tens of megabytes; then all are forgotten and asked for again. */
const mostKept = 6_000
const kept = new WeakMap<Store, Map<number, EventUnit>>()

/** After a write that came to nothing: the next one gives its numbers again, to other units. */
export function forgetUnits(store: Store): void {
  kept.delete(store)
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
  let known = kept.get(store)
  if (!known || known.size > mostKept) kept.set(store, (known = new Map()))
  const found = new Map<number, EventUnit>()
  const missing: number[] = []
  for (const number of numbers) {
    const unit = known.get(number)
    if (unit) found.set(number, unit)
    else missing.push(number)
  }
  const rows = await query
    .selectFrom('units')
    .select(['seq', 'unit'])
    .where(oneOf(store, 'seq', missing))
    .execute()
  for (const { seq, unit } of rows) {
    const parsed = JSON.parse(unit) as EventUnit
    known.set(seq, parsed)
    found.set(seq, parsed)
  }
  return found
}
