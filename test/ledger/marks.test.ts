import { expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/index.ts'
import { MarkBatch, markedWith, unmark } from '../../src/ledger/marks.ts'
import { openPostgres } from '../../src/ledger/open-postgres.ts'
import { openSqlite } from '../../src/ledger/open-sqlite.ts'
import { onBothDatabases } from './both-databases.ts'

await onBothDatabases('marks', (place) => {
  const fresh = async () => {
    const address = place.fresh()
    await (await openLedger(address, { create: true })).close()
    return place.kind === 'sqlite' ? openSqlite(address, {}) : openPostgres(address, {})
  }

  test('are found whether they wait or are sorted in, the first of them where a few are asked for, and are taken out', async () => {
    const store = await fresh()
    const write = (from: number, to: number) =>
      store.write(async (query) => {
        const batch = new MarkBatch()
        for (let member = from; member < to; member++) {
          batch.add('key:at:a|2024-03-05', member)
          batch.add(`band:b0:${member}`, member)
        }
        await batch.write(store, query)
      })
    const all = ['key:at:a|2024-03-05', 'key:at:a|2024-03-06', 'band:b0:7']
    const lengths = async () => (await markedWith(store, store.db, all)).map(({ length }) => length)
    await write(5, 10)
    expect(await lengths()).toEqual([5, 0, 1])
    // Enough of them to be sorted in.
    await write(10, 80_000)
    await write(80_000, 80_005)
    await write(1, 5)
    expect(await lengths()).toEqual([80_004, 0, 1])
    expect(await markedWith(store, store.db, all, 6)).toEqual([[1, 2, 3, 4, 5, 6], [], [7]])
    await unmark(store, store.db, all, 7)
    await unmark(store, store.db, all, 3)
    expect(await markedWith(store, store.db, all, 6)).toEqual([[1, 2, 4, 5, 6, 8], [], []])
    await store.close()
  }, 60_000)
})
