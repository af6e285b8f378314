import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { indexTerms } from '../../src/corroborate/unit-keys.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { openPostgres } from '../../src/ledger/open-postgres.ts'
import { openSqlite } from '../../src/ledger/open-sqlite.ts'
import { unpackUnit } from '../../src/ledger/pack-unit.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const reading = (url: string) => madeReading({ url, says: [strike], publishedAt: '2024-03-06' })

await onBothDatabases('keys of units that stand as words', (place) => {
  const openStore = (address: string) => (place.kind === 'sqlite' ? openSqlite(address, {}) : openPostgres(address, {}))

  test('are moved when the dossier is opened, and units that come later meet those of before', async () => {
    const address = place.fresh()
    const ledger = await openLedger(address, { create: true })
    await ledger.add([reading('https://a.example/1'), reading('https://b.example/2')])
    await ledger.close()
    const store = await openStore(address)
    const units = await store.db.selectFrom('units').select(['seq', 'unit']).execute()
    for (const { seq, unit } of units)
      for (const term of indexTerms(unpackUnit(unit)))
        await sql`INSERT INTO postings (term, batch, members) VALUES (${term}, ${seq}, ${seq.toString(36)})`.execute(
          store.db,
        )
    for (const table of ['marks', 'recent_marks']) await sql`DROP TABLE ${sql.table(table)}`.execute(store.db)
    await sql`DELETE FROM selon_migrations WHERE name > '0006-questions'`.execute(store.db)
    await store.close()

    const opened = await openLedger(address)
    await opened.add([reading('https://c.example/3')])
    const incidents = await opened.incidents({ limit: 5 })
    expect(incidents.map(({ documents }) => documents)).toEqual([3])
    await opened.close()
    const after = await openStore(address)
    const left = await after.db.selectFrom('postings').select('term').where('term', 'like', 'key:%').execute()
    expect(left).toEqual([])
    await after.close()
  })
})
