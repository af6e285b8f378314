import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { incidentId, openLedger, restoreLedger, type Ledger } from '../../src/ledger/index.ts'
import type { Review } from '../../src/model/review.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { madeReading, type Said } from './made-reading.ts'
import { onBothDatabases } from './both-databases.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const elsewhere: Said = {
  words: 'Une frappe a touché un pont à Orsenne jeudi',
  town: 'Orsenne',
  day: '2024-03-07',
  type: 'air-strike',
}
const claim: Said = {
  ...strike,
  words: 'Nous avons tiré sur Valmure',
  act: 'claims-responsibility',
  by: 'Ligue du Nord',
}

await onBothDatabases('a dossier', (place) => {
  const opened: Ledger[] = []
  const open = async (address = place.fresh()) => {
    const ledger = await openLedger(address, { create: true })
    opened.push(ledger)
    return ledger
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })

  test('gives back every reading as it was made', async () => {
    const ledger = await open()
    const reading = madeReading({
      url: 'https://a.example/1',
      outlet: 'A',
      retrievedAt: '2024-03-06',
      says: [strike, claim],
    })
    const odd = {
      ...reading,
      id: 'odd',
      document: { ...reading.document, url: 'https://b.example', provenance: ['UTF-16'] },
    }
    const added = await ledger.add([reading, odd])
    expect(added.map(({ result }) => result)).toEqual(['new', 'new'])
    expect(await ledger.reading(added[0].version)).toEqual(reading)
    expect(await ledger.reading(added[1].version)).toEqual(odd)
    const walked = []
    for await (const one of ledger.walkReadings()) walked.push(one)
    expect(walked).toEqual([reading, odd])
  })

  test('what is known is not added twice, also when it was fetched again under another name', async () => {
    const ledger = await open()
    const told = { url: 'https://a.example/1?utm_source=x#top', says: [strike] }
    await ledger.add([madeReading(told)])
    const again = { ...told, url: 'https://a.example/1', id: 'again', retrievedAt: '2024-05-01' }
    const before = await ledger.counts()
    const [added] = await ledger.add([madeReading(told)])
    expect(added).toMatchObject({ result: 'known' })
    expect(await ledger.counts()).toEqual(before)
    expect((await ledger.add([madeReading(again)]))[0].document).toBe(added.document)
    expect((await ledger.counts()).documents).toBe(1)
  })

  test('counts the statements that stand now, whatever was replaced, came too late or left', async () => {
    const ledger = await open()
    const standing = async () => {
      let count = 0
      for await (const { records } of ledger.walkDocuments()) count += records.length
      expect((await ledger.counts()).statements).toBe(count)
      return count
    }
    const url = 'https://a.example/1'
    const [first] = await ledger.add([madeReading({ url, retrievedAt: '2024-03-06', says: [strike, elsewhere] })])
    await ledger.add([madeReading({ url: 'https://b.example/1', says: [claim] })])
    expect(await standing()).toBe(3)
    await ledger.add([madeReading({ url, retrievedAt: '2024-03-07', says: [strike] })])
    expect(await standing()).toBe(2)
    await ledger.add([madeReading({ url, retrievedAt: '2024-03-05', says: [claim, elsewhere, strike] })])
    expect(await standing()).toBe(2)
    await removeDocument(
      ledger,
      { target: first.document, by: 'Anne', reason: 'demandé', at: '2024-05-01T09:00:00Z' },
      'salt',
    )
    expect(await standing()).toBe(1)
  })

  test('the same words at another address are a copy, and count as a document of their own', async () => {
    const ledger = await open()
    const publishedAt = '2024-03-06'
    const [first] = await ledger.add([madeReading({ url: 'https://a.example/1', publishedAt, says: [strike] })])
    const [copy, distinct] = await ledger.add([
      madeReading({ url: 'https://b.example/1', says: [strike] }),
      madeReading({ url: 'https://c.example/1', says: [elsewhere] }),
    ])
    expect(copy).toMatchObject({ result: 'new', copyOf: first.document, incidents: first.incidents })
    expect(distinct).toMatchObject({ copyOf: null, near: null })
  })

  test('other words at a known address are a new version; both are kept, and statements whose words stay keep their id', async () => {
    const ledger = await open()
    const url = 'https://a.example/1'
    const [first] = await ledger.add([madeReading({ url, says: [strike, elsewhere] })])
    const [second] = await ledger.add([madeReading({ url, before: 'Mis à jour. ', says: [strike, claim] })])
    expect(second).toMatchObject({ result: 'new-version', document: first.document })
    const versions = await ledger.versions(first.document)
    expect(versions.map(({ id, current }) => [id, current])).toEqual([
      [first.version, false],
      [second.version, true],
    ])
    expect((await ledger.reading(first.version))?.statements.map(({ content }) => content.exact)).toContain(
      elsewhere.words,
    )
    const records = await ledger.statementsOfDocuments([first.document])
    expect(records.map(({ statement }) => statement.content.exact)).toEqual([strike.words, claim.words])
    expect(await ledger.incidents()).toHaveLength(1)
  })

  test('the same words read by another engine are a new reading of them, with the same ids', async () => {
    const ledger = await open()
    const [first] = await ledger.add([madeReading({ says: [strike] })])
    const ids = (await ledger.statementsOfDocuments([first.document])).map(({ id }) => id)
    const [again] = await ledger.add([madeReading({ says: [strike], engine: '2' })])
    expect(again).toMatchObject({ result: 'reread', document: first.document })
    expect((await ledger.statementsOfDocuments([first.document])).map(({ id }) => id)).toEqual(ids)
  })

  test('a version fetched earlier than the one that is known does not take its place', async () => {
    const ledger = await open()
    const url = 'https://a.example/1'
    const [late] = await ledger.add([madeReading({ url, retrievedAt: '2024-03-09', says: [strike] })])
    await ledger.add([madeReading({ url, retrievedAt: '2024-03-06', says: [elsewhere] })])
    expect((await ledger.document(late.document))?.version).toBe(late.version)
    expect((await ledger.incidents()).map(({ day }) => day)).toEqual(['2024-03-05'])
  })

  test('a reviewed statement whose boundary moves is attached to the one with most of its characters, and the conflict shown', async () => {
    const ledger = await open()
    const words = 'Le maire de Valmure dit que deux tirs ont touché le marché'
    const whole = madeReading({ url: 'https://a.example/1', says: [{ ...strike, words }] })
    const [{ document }] = await ledger.add([whole])
    const [{ id }] = await ledger.statementsOfDocuments([document])
    await ledger.appendReviews(() => [review(id)])
    const shorter = structuredClone(whole)
    shorter.engine.version = '2'
    const start = words.indexOf('dit que')
    shorter.statements[0].content = { start, end: words.length, exact: words.slice(start) }
    const [{ attachments }] = await ledger.add([shorter])
    const [now] = await ledger.statementsOfDocuments([document])
    expect(attachments).toMatchObject([{ old: id, new: now.id, conflict: true }])
    expect(await ledger.attachments()).toMatchObject([{ old: id, new: now.id, conflict: true }])
  })

  test('a withdrawn document is marked and kept', async () => {
    const ledger = await open()
    const [{ document }] = await ledger.add([madeReading({ says: [strike] })])
    expect(await ledger.withdraw(document, 'retiré par son média')).toBe(true)
    expect(await ledger.withdraw('doc:none', '')).toBe(false)
    expect((await ledger.document(document))?.withdrawn).toBe('retiré par son média')
    expect(await ledger.incidents()).toHaveLength(1)
  })

  test('decisions make one chain that nothing breaks into', async () => {
    const ledger = await open()
    await ledger.appendReviews(() => [review('st:1')])
    await expect(ledger.appendReviews(() => [review('st:2')])).rejects.toMatchObject({ code: 'internal' })
    const [second] = await ledger.appendReviews((last) => [
      { ...review('st:2'), id: 'r2', seq: 2, prevHash: last!.hash, hash: 'h2' },
    ])
    expect(await ledger.lastReview()).toEqual(second)
    expect(await ledger.reviews(['st:1'])).toEqual([review('st:1')])
  })

  test('parties, kept states, settings and summaries come back as they were stored', async () => {
    const ledger = await open()
    const member = {
      conflict: 'Nord',
      party: 'Ligue',
      member: 'actor:ligue',
      from: null,
      to: '2024-12-31',
      reason: 'r',
      source: 's',
    }
    await ledger.setParties([member])
    expect(await ledger.parties()).toEqual([member])
    const piece = { id: 'inc:1', digest: 'e', salt: 's', body: { members: [{ id: 'st:a.1', document: 'doc:a' }] } }
    await ledger.keepFrozen('avril', [piece, { ...piece, id: 'inc:2' }], true)
    await ledger.keepFrozen('avril', [piece], true)
    await expect(ledger.freeze({ name: 'avril', digest: 'd', state: {} }, 2)).rejects.toMatchObject({ code: 'usage' })
    await ledger.freeze({ name: 'avril', digest: 'd', state: { n: 1 } }, 1)
    for (const id of ['inc:1', 'st:a.1', incidentId('st:a.1')])
      expect(await ledger.frozenIncident('avril', id)).toEqual(piece)
    expect(await ledger.frozenIncident('avril', 'inc:2')).toBeNull()
    expect(await ledger.frozen('avril')).toEqual({ name: 'avril', digest: 'd', state: { n: 1 } })
    await expect(ledger.keepFrozen('avril', [], true)).rejects.toMatchObject({ code: 'usage' })
    expect(await ledger.freezeNames()).toEqual(['avril'])
    await ledger.setSetting('licence', 'CC BY')
    await ledger.setSetting('licence', 'CC0')
    expect(await ledger.setting('licence')).toBe('CC0')
    await ledger.add([madeReading({ says: [strike] })])
    const [incident] = await ledger.incidents()
    const summary = { id: incident.id, label: 'Valmure' } as never
    await ledger.keepSummary(incident, summary)
    expect(await ledger.incident(incident.id)).toMatchObject({ stale: false, summary })
    await ledger.add([madeReading({ url: 'https://b.example', says: [strike] })])
    expect(await ledger.incident(incident.id)).toMatchObject({ stale: true, summary: null })
  })

  test('a backup holds everything and can be restored into either database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'selon-backup-'))
    try {
      const ledger = await open()
      await ledger.add([
        madeReading({ url: 'https://a.example', says: [strike, claim] }),
        madeReading({ says: [elsewhere] }),
      ])
      await ledger.appendReviews(() => [review('st:1')])
      const file = join(folder, 'backup.selon')
      await ledger.backup(file)
      await expect(ledger.backup(file)).rejects.toMatchObject({ code: 'ledger-exists' })
      const target = place.fresh()
      await restoreLedger(file, target)
      const restored = await open(target)
      expect(await everythingOf(restored)).toEqual(await everythingOf(ledger))
      await expect(restoreLedger(file, target)).rejects.toMatchObject({ code: 'ledger-exists' })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('several processes add at once, and nothing is lost', async () => {
    const address = place.fresh()
    const ledgers = [await open(address), await open(address), await open(address)]
    const told = Array.from({ length: 30 }, (_, at) => madeReading({ url: `https://a.example/${at}`, says: [strike] }))
    await Promise.all(told.map((reading, at) => ledgers[at % 3].add([reading])))
    expect(await ledgers[0].counts()).toMatchObject({ documents: 30, incidents: 1 })
    expect(await ledgers[1].incidents()).toMatchObject([{ documents: 30 }])
  })

  test('a reading that does not quote its text is refused, and nothing of its batch is stored', async () => {
    const ledger = await open()
    const good = madeReading({ says: [strike] })
    const bad = { ...madeReading({ says: [elsewhere] }), text: 'autre chose' }
    await expect(ledger.add([good, bad])).rejects.toMatchObject({ code: 'reading-malformed' })
    expect(await ledger.counts()).toMatchObject({ documents: 0 })
  })

  test('NUL and half characters in names and titles are replaced, never lost or cut', async () => {
    const ledger = await open()
    const reading = madeReading({ outlet: 'A\0B\ud800C', says: [strike] })
    const [{ document }] = await ledger.add([reading])
    expect((await ledger.document(document))?.outlet).toBe('A\uFFFDB\uFFFDC')
  })
})

function review(target: string): Review {
  const [id, by, at] = ['r1', 'Anne', '2024-05-01T10:00:00Z']
  return {
    id,
    seq: 1,
    at,
    by,
    target,
    action: 'accept',
    before: null,
    after: { a: 1 },
    reason: 'lu',
    prevHash: null,
    hash: 'h1',
  }
}

async function everythingOf(ledger: Ledger): Promise<unknown[]> {
  const all: unknown[] = [await ledger.counts(), await ledger.reviews()]
  for await (const one of ledger.walkDocuments()) all.push(one)
  for await (const one of ledger.walkReadings()) all.push(one)
  for await (const one of ledger.walkIncidents()) all.push(one)
  return all
}
