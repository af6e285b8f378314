import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importBackup } from '../../src/export/import-backup.ts'
import { openLedger, type FrozenPiece } from '../../src/ledger/index.ts'
import { openPostgres } from '../../src/ledger/open-postgres.ts'
import { openSqlite } from '../../src/ledger/open-sqlite.ts'
import { freezeDossier } from '../../src/review/freeze-dossier.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { verifyDossier, type Fault } from '../../src/review/verify-dossier.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const given = { by: 'Anne', reason: 'demande', at: '2024-05-01T09:00:00Z' }

await onBothDatabases('states kept in one row', (place) => {
  const openStore = (address: string) => (place.kind === 'sqlite' ? openSqlite(address, {}) : openPostgres(address, {}))

  /** A dossier with a kept state as the first version of the tables held it, and that state. */
  const oldDossier = async () => {
    const address = place.fresh()
    const ledger = await openLedger(address, { create: true })
    const [added] = await ledger.add([madeReading({ url: 'https://a.example/1', says: [strike] })])
    await freezeDossier(ledger, 'mai', { packs: {}, salt: () => 'salt' })
    const kept = (await ledger.frozen('mai'))!
    const incidents: FrozenPiece[] = []
    for await (const piece of ledger.walkFrozen('mai')) incidents.push(piece)
    const [record] = await ledger.statementsOfDocuments([added.document])
    await ledger.close()
    const state = { ...(kept.state as object), incidents }
    const store = await openStore(address)
    await sql`UPDATE freezes SET state = ${JSON.stringify(state)}`.execute(store.db)
    for (const table of [
      'frozen_incidents',
      'frozen_members',
      'anchors',
      'captures',
      'questions',
      'marks',
      'recent_marks',
    ])
      await sql`DROP TABLE ${sql.table(table)}`.execute(store.db)
    await sql`DELETE FROM selon_migrations WHERE name > '0001-dossier'`.execute(store.db)
    await store.close()
    return { address, kept, incidents, state, document: added.document, statement: record.id }
  }

  test('are taken apart when the dossier is opened, still hold, and are found by their statements', async () => {
    const { address, kept, incidents, document, statement } = await oldDossier()
    const ledger = await openLedger(address)
    expect(await ledger.frozen('mai')).toEqual(kept)
    expect(await ledger.frozenIncident('mai', statement)).toEqual(incidents[0])
    const faults: Fault[] = []
    const note = async (fault: Fault) => void faults.push(fault)
    expect(await verifyDossier(ledger, note)).toMatchObject({ freezes: 1 })
    await removeDocument(ledger, { target: document, ...given }, 'salt')
    expect((await ledger.frozenIncident('mai', incidents[0].id))?.body).toBeNull()
    await verifyDossier(ledger, note)
    expect(faults).toEqual([])
    await ledger.close()
  })

  test('come back from a backup that holds them in one line', async () => {
    const { kept, incidents, state } = await oldDossier()
    const ledger = await openLedger(place.fresh(), { create: true })
    const lines = [
      { kind: 'dossier', schema: 'selon/backup/1' },
      { kind: 'freeze', ...kept, state },
    ].map((line) => JSON.stringify(line))
    await importBackup(ledger, from(lines))
    expect(await ledger.frozen('mai')).toEqual(kept)
    expect(await ledger.frozenIncident('mai', incidents[0].id)).toEqual(incidents[0])
    await ledger.close()
  })
})

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
