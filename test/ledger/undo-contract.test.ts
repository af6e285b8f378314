import { afterEach, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { dossierContext, openIncident } from '../../src/ledger/sum-up-incident.ts'
import type { ReviewOrder } from '../../src/review/review-order.ts'
import { decide } from '../../src/review/decide.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const nextDay: Said = { words: 'Un obus est tombé sur Valmure mercredi', town: 'Valmure', day: '2024-03-06' }

const take = (ledger: Ledger, order: Pick<ReviewOrder, 'action' | 'target'> & Partial<ReviewOrder>) =>
  decide(ledger, { by: 'Anne', reason: 'lu', at: '2024-05-01T09:00:00Z', ...order })

async function stateOf(ledger: Ledger): Promise<unknown[]> {
  const context = await dossierContext(ledger)
  const opened = []
  for (const stored of await ledger.incidents({ limit: 100 })) opened.push(await openIncident(ledger, stored, context))
  return opened.map(({ incident }) => ({ ...incident, history: [] }))
}

await onBothDatabases('undoing', (place) => {
  const opened: Ledger[] = []
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const open = async () => {
    const ledger = await openLedger(place.fresh(), { create: true })
    opened.push(ledger)
    await ledger.add([
      madeReading({ url: 'https://a.example/1', says: [strike] }),
      madeReading({ url: 'https://a.example/2', says: [nextDay] }),
    ])
    return ledger
  }

  test('a decision that is undone leaves no trace but in the chain, and holds again when that is undone', async () => {
    const ledger = await open()
    const before = await stateOf(ledger)
    const [a, b] = await ledger.incidents()
    const orders: (Pick<ReviewOrder, 'action' | 'target'> & Partial<ReviewOrder>)[] = [
      { action: 'merge', target: a.id, with: [b.id] },
      { action: 'reject', target: (await ledger.statementsOf(a))[0].id },
      { action: 'correct', target: (await ledger.statementsOf(b))[0].id, set: { act: 'denies' } },
      { action: 'lock', target: a.id },
    ]
    for (const order of orders) {
      const [decided] = await take(ledger, order)
      const after = await stateOf(ledger)
      const [undone] = await take(ledger, { action: 'undo', target: decided.id })
      expect(await stateOf(ledger)).toEqual(before)
      const [again] = await take(ledger, { action: 'undo', target: undone.id })
      expect(await stateOf(ledger)).toEqual(after)
      await take(ledger, { action: 'undo', target: again.id })
      expect(await stateOf(ledger)).toEqual(before)
    }
    expect(await ledger.reviews()).toHaveLength(4 * orders.length)
  })

  test('only what holds can be undone, and a locked incident is unlocked so', async () => {
    const ledger = await open()
    const [{ id, leader }] = await ledger.incidents()
    const [statement] = await ledger.statementsOf({ leader })
    await expect(take(ledger, { action: 'undo', target: 'r9' })).rejects.toMatchObject({ code: 'review-malformed' })
    const [lock] = await take(ledger, { action: 'lock', target: id })
    await expect(take(ledger, { action: 'reject', target: statement.id })).rejects.toMatchObject({
      code: 'review-locked',
    })
    await take(ledger, { action: 'undo', target: lock.id })
    await expect(take(ledger, { action: 'undo', target: lock.id })).rejects.toMatchObject({ code: 'review-malformed' })
    await take(ledger, { action: 'reject', target: statement.id })
    expect(await ledger.incidents()).toHaveLength(1)
  })
})
