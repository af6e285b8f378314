import { expect, test } from 'vitest'
import { forgetUnits, knownUnits, rememberRevision } from './known-units.ts'
import type { Query, Store } from './store.ts'

test('after a write that came to nothing units are asked for again: their numbers may be given to others', async () => {
  const { store, query, hold } = made()
  const idOf = async () => (await knownUnits(store, query, [7]))[0]?.unit.id
  hold({ seq: 7, unit: '{"id":"rolled back"}', base: 'a', leader: 'a' })
  expect(await idOf()).toBe('rolled back')
  hold({ seq: 7, unit: '{"id":"another"}', base: 'a', leader: 'a' })
  forgetUnits(store)
  expect(await idOf()).toBe('another')
})

test('who leads a unit is asked again once somebody else has changed the dossier, and always outside of a write', async () => {
  const { store, query, hold } = made()
  const leaderOf = async (trusted: boolean) => (await knownUnits(store, query, [7], trusted))[0]?.leader
  hold({ seq: 7, unit: '{"id":"u"}', base: 'a', leader: 'a' })
  rememberRevision(store, '1')
  expect(await leaderOf(true)).toBe('a')
  hold({ seq: 7, unit: '{"id":"u"}', base: 'b', leader: 'b' })
  rememberRevision(store, '1')
  expect(await leaderOf(true)).toBe('a')
  expect(await leaderOf(false)).toBe('b')
  expect(await leaderOf(true)).toBe('a')
  rememberRevision(store, '2')
  expect(await leaderOf(true)).toBe('b')
})

test('a unit that another process took out is met no more', async () => {
  const { store, query, hold } = made()
  hold({ seq: 7, unit: '{"id":"u"}', base: 'a', leader: 'a' })
  rememberRevision(store, '1')
  expect(await knownUnits(store, query, [7], true)).toHaveLength(1)
  hold()
  rememberRevision(store, '2')
  expect(await knownUnits(store, query, [7], true)).toEqual([])
})

function made() {
  const store = { kind: 'postgres' } as Store
  let stored: object[] = []
  const table = { select: () => table, where: () => table, execute: async () => stored }
  const query = { selectFrom: () => table } as unknown as Query
  return { store, query, hold: (...rows: object[]) => void (stored = rows) }
}
