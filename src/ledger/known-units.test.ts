import { expect, test } from 'vitest'
import { forgetUnits, knownUnits } from './known-units.ts'
import type { Query, Store } from './store.ts'

test('after a write that came to nothing units are asked for again: their numbers may be given to others', async () => {
  const store = { kind: 'postgres' } as Store
  let stored = [{ seq: 7, unit: '{"id":"rolled back"}' }]
  const table = { select: () => table, where: () => table, execute: async () => stored }
  const query = { selectFrom: () => table } as unknown as Query
  const idOf = async () => (await knownUnits(store, query, [7])).get(7)?.id
  expect(await idOf()).toBe('rolled back')
  stored = [{ seq: 7, unit: '{"id":"another"}' }]
  forgetUnits(store)
  expect(await idOf()).toBe('another')
})
