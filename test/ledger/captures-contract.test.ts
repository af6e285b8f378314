import { afterEach, expect, test } from 'vitest'
import { backupLines } from '../../src/export/backup-lines.ts'
import { importBackup } from '../../src/export/import-backup.ts'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import type { Capture } from '../../src/model/document.ts'
import type { Reading } from '../../src/model/reading.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { madeReading } from './made-reading.ts'
import { onBothDatabases } from './both-databases.ts'

const raw = 'a'.repeat(64)

function captured(retrievedAt: string, more: Partial<Capture> = {}): Reading {
  const reading = madeReading({
    url: 'https://a.example/1',
    retrievedAt,
    says: [{ words: 'Un tir a touché Valmure' }],
  })
  const capture = { format: 'html', from: 'a.html', rawSha256: raw, retrievedBy: 'Ana', ...more }
  return { ...reading, document: { ...reading.document, capture } }
}

await onBothDatabases('how documents came in', (place) => {
  const opened: Ledger[] = []
  const open = async (address = place.fresh()) => {
    const ledger = await openLedger(address, { create: true })
    opened.push(ledger)
    return ledger
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const all = async (ledger: Ledger) => {
    const found = []
    for await (const capture of ledger.walkCaptures()) found.push(capture)
    return found
  }

  test('every arrival of a version is kept once, in its order', async () => {
    const ledger = await open()
    const [{ document, version }] = await ledger.add([captured('2024-03-06')])
    await ledger.add([captured('2024-03-06')])
    await ledger.add([captured('2024-03-08', { from: 'b.html' })])
    const told = { document, version, format: 'html', rawSha256: raw, evidence: null, retrievedBy: 'Ana' }
    expect(await ledger.captures(document)).toEqual([
      { ...told, source: 'a.html', retrievedAt: '2024-03-06', inputSha256: null },
      { ...told, source: 'b.html', retrievedAt: '2024-03-08', inputSha256: null },
    ])
    expect(await ledger.captures('doc:0')).toEqual([])
  })

  test('an input that was read is known by its digest, as long as it is what stands there', async () => {
    const ledger = await open()
    const [{ document, version }] = await ledger.add([captured('2024-03-06', { inputSha256: 'b'.repeat(64) })])
    expect(await ledger.knownInputs(['b'.repeat(64), 'c'.repeat(64)])).toEqual(
      new Map([['b'.repeat(64), { document, version, engine: 'selon 1', pack: expect.any(String), lang: 'fr' }]]),
    )
    const later = madeReading({ url: 'https://a.example/1', retrievedAt: '2024-03-09', says: [{ words: 'Autre' }] })
    await ledger.add([later])
    expect((await ledger.knownInputs(['b'.repeat(64)])).size).toBe(0)
  })

  test('a backup as lines or as a file holds them; a removed document leaves none', async () => {
    const ledger = await open()
    const [{ document }] = await ledger.add([captured('2024-03-06')])
    await ledger.add([captured('2024-03-08')])
    const lines: string[] = []
    for await (const line of backupLines(ledger)) lines.push(line)
    const again = await open()
    await importBackup(
      again,
      (async function* () {
        yield* lines
      })(),
    )
    const linesAgain: string[] = []
    for await (const line of backupLines(again)) linesAgain.push(line)
    expect(linesAgain).toEqual(lines)
    expect(await all(again)).toEqual(await all(ledger))
    expect(await all(again)).toHaveLength(2)
    await removeDocument(again, { target: document, by: 'Ana', reason: 'asked', at: '2024-05-01T00:00:00Z' }, 's')
    expect(await all(again)).toEqual([])
  })
})
