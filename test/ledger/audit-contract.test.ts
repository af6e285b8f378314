import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { backupLines } from '../../src/export/backup-lines.ts'
import { importBackup } from '../../src/export/import-backup.ts'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { openSqlite } from '../../src/ledger/open-sqlite.ts'
import { decide } from '../../src/review/decide.ts'
import { dossierHead, headDigest } from '../../src/review/dossier-head.ts'
import { freezeDossier, type FrozenIncident, type FrozenState } from '../../src/review/freeze-dossier.ts'
import { frozenRecords } from '../../src/review/frozen-records.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { timestampRequest } from '../../src/review/timestamp-request.ts'
import { verifyDossier, type Fault } from '../../src/review/verify-dossier.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const secret: Said = {
  words: 'Le témoin Zébulon Quartefeuille a vu le tir sur le marché de Valmure',
  town: 'Valmure',
  day: '2024-03-05',
}
const other: Said = { ...secret, words: 'Un tir a touché le marché de Valmure mardi' }
const given = { by: 'Anne', reason: 'lu', at: '2024-05-01T09:00:00Z' }

await onBothDatabases('an audit', (place) => {
  const opened: Ledger[] = []
  const open = async (address = place.fresh()) => {
    const ledger = await openLedger(address, { create: true })
    opened.push(ledger)
    const added = await ledger.add([
      madeReading({ url: 'https://a.example/1', says: [secret] }),
      madeReading({ url: 'https://a.example/2', says: [other] }),
    ])
    return { ledger, documents: added.map(({ document }) => document), incident: added[0].incidents[0] }
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const statementOf = async (ledger: Ledger, document: string) => (await ledger.statementsOfDocuments([document]))[0].id
  const faultsOf = async (ledger: Ledger, head?: Awaited<ReturnType<typeof dossierHead>>) => {
    const faults: Fault[] = []
    const counts = await verifyDossier(ledger, async (fault) => void faults.push(fault), head)
    return { faults, counts }
  }
  const freeze = async (ledger: Ledger, name: string) =>
    freezeDossier(ledger, name, { packs: { fr: 'd' }, salt: () => 'salt' })

  test('finds nothing in a dossier that holds, and counts what it looked at', async () => {
    const { ledger, documents } = await open()
    await decide(ledger, { ...given, action: 'accept', target: await statementOf(ledger, documents[0]) })
    await freeze(ledger, 'mai')
    const { faults, counts } = await faultsOf(ledger, await dossierHead(ledger))
    expect(faults).toEqual([])
    expect(counts).toEqual({ reviews: 1, versions: 2, statements: 2, freezes: 1, removed: 0 })
  })

  test('sees what was added since a head was taken, and what was cut off', async () => {
    const { ledger } = await open()
    const head = await dossierHead(ledger)
    await ledger.add([madeReading({ says: [other] })])
    expect((await faultsOf(ledger, head)).faults).toEqual([])
    expect(headDigest(await dossierHead(ledger))).not.toBe(headDigest(head))
    const later = { ...head, reviews: { count: 3, hash: 'cut off' } }
    expect((await faultsOf(ledger, later)).faults).toEqual([{ where: 'r3', problem: 'head' }])
  })

  test('a removed document leaves nothing but a salted digest, and everything still holds', async () => {
    const address = place.fresh()
    const { ledger, documents, incident } = await open(address)
    const [document] = documents
    const id = await statementOf(ledger, document)
    const content = { start: 10, end: 31, exact: secret.words.slice(10, 31) }
    await decide(ledger, { ...given, action: 'correct', target: id, set: { content }, salt: 's' })
    await freeze(ledger, 'mai')
    const head = await dossierHead(ledger)
    const review = await removeDocument(ledger, { target: document, ...given, reason: 'demande' }, 'salt')
    expect(review.after).toMatchObject({ removed: true, redacted: [1] })
    expect(await ledger.document(document)).toBeNull()
    expect(await ledger.search({ words: 'Quartefeuille' })).toEqual([])
    expect(await ledger.incidents()).toMatchObject([{ documents: 1 }])
    const { faults, counts } = await faultsOf(ledger, head)
    expect(faults).toEqual([])
    expect(counts).toMatchObject({ reviews: 2, versions: 1, removed: 1 })
    const { state } = (await ledger.frozen('mai'))!
    expect((await ledger.frozenIncident('mai', incident))?.body).toBeNull()
    const everything: unknown[] = [await ledger.reviews(), state]
    for await (const one of ledger.walkFrozen('mai')) everything.push(one)
    for await (const one of ledger.walkReadings()) everything.push(one)
    for await (const one of ledger.walkIncidents()) everything.push(one)
    expect(JSON.stringify(everything)).not.toMatch(/quartefeuille/iu)
    const again = madeReading({ url: 'https://a.example/1', says: [secret] })
    expect((await ledger.add([again]))[0].result).toBe('removed')
    await expect(removeDocument(ledger, { target: document, ...given }, '')).rejects.toMatchObject({ code: 'usage' })
    if (place.kind === 'postgres') return
    await opened.pop()!.close()
    expect(readFileSync(address).toString('utf8')).not.toMatch(/quartefeuille/iu)
  })

  test('a backup takes decisions, kept states and removals with it', async () => {
    const { ledger, documents } = await open()
    const [added] = await ledger.add([
      madeReading({ url: 'https://a.example/3', says: [{ ...other, day: '2024-03-06' }] }),
    ])
    const [a, b] = [await statementOf(ledger, documents[1]), await statementOf(ledger, added.document)]
    await decide(ledger, { ...given, action: 'move-statement', target: b, with: [a] })
    await decide(ledger, { ...given, action: 'correct', target: a, set: { act: 'denies', deniesWhat: 'event' } })
    await freeze(ledger, 'mai')
    await removeDocument(ledger, { target: documents[0], ...given, reason: 'demande' }, 'salt')
    const lines: string[] = []
    for await (const line of backupLines(ledger)) lines.push(line.trimEnd())
    const restored = await openLedger(place.fresh(), { create: true })
    opened.push(restored)
    await importBackup(restored, from(lines))
    const again: string[] = []
    for await (const line of backupLines(restored)) again.push(line.trimEnd())
    expect(again).toEqual(lines)
    expect(await restored.incidents()).toMatchObject([{ documents: 2 }])
    expect((await restored.incidents())[0].id).toBe((await ledger.incidents())[0].id)
    expect((await faultsOf(restored, await dossierHead(ledger))).faults).toEqual([])
  })

  test('a kept state tells how an incident counted, whatever was decided since', async () => {
    const { ledger, documents, incident } = await open()
    await freeze(ledger, 'avant')
    const id = await statementOf(ledger, documents[0])
    await decide(ledger, { ...given, action: 'reject', target: id })
    const kept = (await ledger.frozen('avant'))!.state as FrozenState
    const body = (await ledger.frozenIncident('avant', id))!.body as FrozenIncident
    expect(body.incident.id).toBe(incident)
    expect(body.members.map((member) => member.id)).toContain(id)
    expect((await frozenRecords(ledger, kept, body)).map((record) => record.id)).toContain(id)
    await expect(freeze(ledger, 'avant')).rejects.toMatchObject({ code: 'usage' })
  })

  if (place.kind === 'sqlite') {
    test.each<[string, string, string]>([
      ['a decision', `UPDATE reviews SET reason = 'autre'`, 'hash'],
      ['a text', `UPDATE texts SET text = replace(text, 'marché', 'pont')`, 'reading'],
      ['a reading', `UPDATE versions SET reading = replace(reading, '"occurred"', '"planned"')`, 'version'],
      ['a kept state', `UPDATE freezes SET state = replace(state, '"d"', '"e"')`, 'frozen'],
      ['a kept incident', `UPDATE frozen_incidents SET body = replace(body, 'Valmure', 'Orsenne')`, 'frozen'],
      ['the list of kept incidents', `DELETE FROM frozen_incidents`, 'frozen'],
      ['the ids of statements', `UPDATE versions SET statements = replace(statements, '[["', '[["0')`, 'statements'],
    ])('sees that %s was changed', async (_, sql, problem) => {
      const address = place.fresh()
      const { ledger, documents } = await open(address)
      await decide(ledger, { ...given, action: 'accept', target: await statementOf(ledger, documents[0]) })
      await freeze(ledger, 'mai')
      await opened.pop()!.close()
      const store = openSqlite(address, {})
      await store.db.executeQuery({ sql, parameters: [], query: { kind: 'RawNode' } } as never)
      await store.close()
      const again = await openLedger(address)
      opened.push(again)
      expect((await faultsOf(again)).faults.map((fault) => fault.problem)).toContain(problem)
    })
  }
})

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

test('a time-stamp request is the DER that RFC 3161 asks for', () => {
  const digest = 'ab'.repeat(32)
  const request = Buffer.from(timestampRequest(digest, Uint8Array.from([0x80, 1]))).toString('hex')
  expect(request).toBe(`303e020101${'3031300d060960864801650304020105000420'}${digest}0203008001${'0101ff'}`)
})
