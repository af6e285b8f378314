import { afterEach, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { dossierContext, openIncident } from '../../src/ledger/sum-up-incident.ts'
import type { ReviewOrder } from '../../src/review/review-order.ts'
import { decide } from '../../src/review/decide.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike = (by: string, words: string): Said => ({ words, town: 'Valmure', day: '2024-03-05', by })
const full = madeReading({
  url: 'https://a.example/1',
  publishedAt: '2024-03-06',
  says: [strike('Front de Corvane', 'Un tir a touché le marché de Valmure mardi')],
})
const short = (at: number, publishedAt = '2024-03-06', lang = 'fr') =>
  madeReading({
    url: `https://b.example/${at}`,
    publishedAt,
    lang,
    says: [strike('Front', `Le Front dit que des obus sont tombés sur Valmure mardi ${at}`)],
  })

const take = (ledger: Ledger, order: Pick<ReviewOrder, 'action' | 'target'> & Partial<ReviewOrder>) =>
  decide(ledger, { by: 'Anne', reason: 'lu', at: '2024-05-01T09:00:00Z', ...order })
const alias = (ledger: Ledger, set: unknown) => take(ledger, { action: 'alias', target: 'dossier', set })

async function stateOf(ledger: Ledger) {
  const context = await dossierContext(ledger)
  const opened = []
  for (const stored of await ledger.incidents({ limit: 100 })) opened.push(await openIncident(ledger, stored, context))
  return opened.map(({ incident }) => incident)
}
const speakers = async (ledger: Ledger) =>
  (await stateOf(ledger)).flatMap(({ origins }) => origins.map(({ actor }) => actor)).sort()

await onBothDatabases('names that stand for others', (place) => {
  const opened: Ledger[] = []
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const open = async (...readings: ReturnType<typeof madeReading>[]) => {
    const ledger = await openLedger(place.fresh(), { create: true })
    opened.push(ledger)
    if (readings.length > 0) await ledger.add(readings)
    return ledger
  }

  test('two names are one origin, found by either, and two again once it is undone', async () => {
    const ledger = await open(full, short(1))
    const before = await stateOf(ledger)
    expect(await speakers(ledger)).toEqual(['actor:front', 'actor:front-de-corvane'])
    const [made] = await alias(ledger, { name: 'le Front', is: 'Front de Corvane' })
    expect(made.after).toMatchObject({ name: 'le Front', is: { id: 'actor:front-de-corvane' } })
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
    for (const actor of ['Front de Corvane', 'Front'])
      expect((await ledger.search({ actor })).length, actor).toBe(actor === 'Front' ? 1 : 2)
    const [said] = await ledger.search({ words: 'obus' })
    expect(said.statement.chain[1]).toMatchObject({ standsFor: 'Front de Corvane' })
    expect(said.statement.content.exact).toContain('Le Front dit')
    const after = await stateOf(ledger)
    const [undone] = await take(ledger, { action: 'undo', target: made.id })
    expect(await stateOf(ledger)).toEqual(before)
    await take(ledger, { action: 'undo', target: undone.id })
    expect(await stateOf(ledger)).toEqual(after)
    await alias(ledger, { name: 'Front', is: null })
    expect(await stateOf(ledger)).toEqual(before)
  })

  test('it holds for texts that come later, whatever comes first', async () => {
    const first = await open(full, short(1), short(2))
    await alias(first, { name: 'Front', is: 'Front de Corvane' })
    const later = await open(full, short(1))
    await alias(later, { name: 'Front', is: 'Front de Corvane' })
    await later.add([short(2)])
    expect(await stateOf(later)).toEqual(await stateOf(first))
  })

  test('it holds over a new reading and a new version of a text', async () => {
    const ledger = await open(full, short(1))
    await alias(ledger, { name: 'Front', is: 'Front de Corvane' })
    const { engine, ...same } = short(1)
    await ledger.add([{ ...same, engine: { ...engine, version: '2' } }])
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
    const words = 'Le Front dit encore que des obus sont tombés sur Valmure mardi'
    await ledger.add([
      madeReading({ url: 'https://b.example/1', publishedAt: '2024-03-07', says: [strike('Front', words)] }),
    ])
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
  })

  test('where the dossier wants two persons for it, it holds once another accepts it', async () => {
    const ledger = await open(full, short(1))
    await take(ledger, { action: 'comment', target: 'dossier', set: { secondReviewer: ['alias'] } })
    const [made] = await alias(ledger, { name: 'Front', is: 'Front de Corvane' })
    expect(await speakers(ledger)).toHaveLength(2)
    await take(ledger, { action: 'accept', target: made.id, by: 'Ben' })
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
  })

  test('a removed text leaves with its names, and the alias stays', async () => {
    const ledger = await open(full, short(1), short(2))
    await alias(ledger, { name: 'Front', is: 'Front de Corvane' })
    const [gone] = (await ledger.search({ words: '2' })).map(({ document }) => document)
    const order = { target: gone, by: 'Anne', reason: 'asked', at: '2024-05-01T09:00:00Z' }
    await removeDocument(ledger, order, 'salt')
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
    expect((await ledger.search({ actor: 'Front' })).length).toBe(1)
  })

  test('it may hold for a language and some days alone', async () => {
    const ledger = await open(full, short(1), short(2, '2024-07-01'), short(3, '2024-03-06', 'en'))
    await alias(ledger, { name: 'Front', is: 'Front de Corvane', language: 'fr', to: '2024-05-31' })
    const named = await ledger.search({ words: 'obus' })
    expect(named.map(({ lang, publishedAt, statement }) => [lang, publishedAt, statement.chain[1].actor])).toEqual([
      ['en', '2024-03-06', 'actor:front'],
      ['fr', '2024-07-01', 'actor:front'],
      ['fr', '2024-03-06', 'actor:front-de-corvane'],
    ])
  })

  test('a name that stands for one that stands for a third stands for the third', async () => {
    const ledger = await open(full, short(1))
    await alias(ledger, { name: 'Front', is: 'Front de Corvane' })
    const [second] = await alias(ledger, { name: 'Front de Corvane', is: 'Mouvement du Sel' })
    expect(await speakers(ledger)).toEqual(['actor:mouvement-du-sel'])
    await take(ledger, { action: 'undo', target: second.id })
    expect(await speakers(ledger)).toEqual(['actor:front-de-corvane'])
  })

  test('nobody without a name gets one, and no name stands for itself', async () => {
    const ledger = await open(full, short(1))
    for (const set of [
      { name: 'un responsable', is: 'Front de Corvane' },
      { name: 'Barda', is: 'Nobody Known' },
      { name: 'le Front', is: 'Front' },
      { name: 'Front', is: 'Front de Corvane', from: '2024-05-02', to: '2024-05-01' },
      { name: 'Front' },
    ])
      await expect(alias(ledger, set), JSON.stringify(set)).rejects.toMatchObject({ code: 'review-malformed' })
    await alias(ledger, { name: 'Front', is: 'Front de Corvane' })
    await expect(alias(ledger, { name: 'Front de Corvane', is: 'Front' })).rejects.toMatchObject({
      code: 'review-malformed',
    })
  })
})
