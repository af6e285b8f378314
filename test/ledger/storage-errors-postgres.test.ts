import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/index.ts'
import { openPostgres } from '../../src/ledger/open-postgres.ts'
import { storageError } from '../../src/ledger/storage-error.ts'
import { madeReading } from './made-reading.ts'
import { startPostgres } from './start-postgres.ts'

const postgres = await startPostgres()
const running = typeof postgres === 'string' ? null : postgres
afterAll(() => running?.stop())
const reading = madeReading({ url: 'https://a.example', says: [{ words: 'Un tir a touché Valmure', town: 'Valmure' }] })

describe.skipIf(!running)(`a dossier on a server${running ? '' : ` (skipped: ${String(postgres)})`}`, () => {
  const database = running?.database('errors') ?? ''
  let made = 0
  const filled = async () => {
    const address = `${database}?schema=errors_${++made}`
    const ledger = await openLedger(address, { create: true })
    await ledger.add([reading])
    await ledger.close()
    return address
  }

  test('that has no such database, or does not know us, says so and names the address', async () => {
    const none = database.replace(/\/errors$/u, '/none')
    await expect(openLedger(none)).rejects.toMatchObject({ code: 'ledger-unreachable', place: { file: none } })
    const stranger = database.replace('selon@', 'stranger:secret@')
    await expect(openLedger(stranger)).rejects.toMatchObject({
      code: 'ledger-unreachable',
      place: { file: stranger.replace('secret', '…') },
    })
  })

  test('that a newer program wrote is left alone', async () => {
    const address = await filled()
    const store = await openPostgres(address, {})
    await sql`INSERT INTO selon_migrations (name, timestamp) VALUES ('9999-later', '')`.execute(store.db)
    await store.close()
    await expect(openLedger(address)).rejects.toMatchObject({ code: 'ledger-newer', place: { file: address } })
  })

  test('whose schema holds something else is left alone', async () => {
    const address = `${database}?schema=recipes`
    const store = await openPostgres(address, {})
    await sql`CREATE TABLE recipes (name text)`.execute(store.db)
    await store.close()
    await expect(openLedger(address, { create: true })).rejects.toMatchObject({
      code: 'ledger-damaged',
      place: { file: address },
    })
  })

  test('that is opened for reading is not written', async () => {
    const address = await filled()
    const ledger = await openLedger(address, { readOnly: true })
    expect(await ledger.incidents()).toHaveLength(1)
    await expect(ledger.add([madeReading({ says: [] })])).rejects.toMatchObject({
      code: 'ledger-read-only',
      place: { file: address },
    })
    await ledger.close()
  })

  test('that another writer holds too long is locked, and goes on when it is free', async () => {
    const address = await filled()
    const holder = await openPostgres(address, {})
    const ledger = await openLedger(address, { patience: 50 })
    await holder.write(async () => {
      await expect(ledger.add([madeReading({ says: [] })])).rejects.toMatchObject({
        code: 'ledger-locked',
        place: { file: address },
      })
    })
    await ledger.add([madeReading({ says: [] })])
    expect((await ledger.counts()).documents).toBe(2)
    await ledger.close()
    await holder.close()
  })

  test('that stops answering says so, and what was acknowledged is there when it is back', async () => {
    const address = await filled()
    const ledger = await openLedger(address)
    running!.kill()
    await expect(ledger.add([madeReading({ says: [] })])).rejects.toMatchObject({
      code: 'ledger-unreachable',
      place: { file: address },
    })
    running!.start()
    expect((await ledger.counts()).documents).toBe(1)
    await ledger.close()
  }, 60_000)
})

test.each([
  ['SQLITE_BUSY', 'ledger-locked'],
  ['SQLITE_READONLY', 'ledger-read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'ledger-read-only'],
  ['SQLITE_FULL', 'ledger-full'],
  ['SQLITE_IOERR_WRITE', 'ledger-full'],
  ['SQLITE_CORRUPT', 'ledger-damaged'],
  ['SQLITE_NOTADB', 'ledger-damaged'],
  ['SQLITE_IOERR_READ', 'file-unreadable'],
  ['55P03', 'ledger-locked'],
  ['25006', 'ledger-read-only'],
  ['53100', 'ledger-full'],
  ['XX001', 'ledger-damaged'],
  ['28P01', 'ledger-unreachable'],
  ['ECONNREFUSED', 'ledger-unreachable'],
])('what a database calls %s is %s, with the place', (code, expected) => {
  const error = storageError(Object.assign(new Error('no'), { code }), '/somewhere/d.selon')
  expect(error).toMatchObject({ code: expected, place: { file: '/somewhere/d.selon' } })
})
