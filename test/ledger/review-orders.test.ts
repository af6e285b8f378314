import { afterEach, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { dossierContext, openIncident } from '../../src/ledger/sum-up-incident.ts'
import { verifyChain } from '../../src/review/verify-chain.ts'
import { decide } from '../../src/review/decide.ts'
import { openQuestions } from '../../src/review/open-questions.ts'
import type { ReviewOrder } from '../../src/review/review-order.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = {
  words: 'Un tir de roquettes a touché le marché couvert de Valmure mardi matin, a dit la Ligue du Nord',
  town: 'Valmure',
  day: '2024-03-05',
  by: 'Ligue du Nord',
}
const nextDay: Said = { words: 'Un obus est tombé sur Valmure mercredi', town: 'Valmure', day: '2024-03-06' }

await onBothDatabases('a decision', (place) => {
  const opened: Ledger[] = []
  const open = async (...told: Said[][]) => {
    const ledger = await openLedger(place.fresh(), { create: true })
    opened.push(ledger)
    const added = await ledger.add(told.map((says, at) => madeReading({ url: `https://a.example/${at}`, says })))
    const ids = []
    for (const { document } of added) ids.push((await ledger.statementsOfDocuments([document]))[0]?.id)
    const order = (one: Pick<ReviewOrder, 'action' | 'target'> & Partial<ReviewOrder>) =>
      decide(ledger, { by: 'Anne', reason: 'lu', at: '2024-05-01T09:00:00Z', ...one })
    return { ledger, added, ids, order }
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const only = async (ledger: Ledger) => {
    const [stored] = await ledger.incidents()
    return openIncident(ledger, stored, await dossierContext(ledger))
  }

  test('on words goes for all copies of them', async () => {
    const other: Said = { ...strike, words: `${strike.words.replace('Un tir', 'Le tir')} hier` }
    const { ledger, ids, order } = await open([strike], [strike], [strike], [other])
    const made = await order({ action: 'accept', target: ids[0], allCopies: true })
    expect(made.map(({ target }) => target).sort()).toEqual(ids.slice(0, 3).sort())
    expect((await only(ledger)).incident.reviewed).toEqual({ statements: 3, of: 4 })
    expect(verifyChain(await ledger.reviews())).toEqual([])
  })

  test('corrects a day, and refuses what cannot be', async () => {
    const { ledger, ids, order } = await open([strike])
    await order({ action: 'correct', target: ids[0], set: { day: '2024-03-04', event: { type: 'shelling' } } })
    expect((await only(ledger)).incident).toMatchObject({ when: { start: '2024-03-04', end: '2024-03-04' } })
    for (const set of [
      undefined,
      'x',
      { act: 'lies' },
      { day: 'hier' },
      { content: { start: 0, end: 3, exact: 'xyz' } },
    ])
      await expect(order({ action: 'correct', target: ids[0], set })).rejects.toMatchObject({
        code: 'review-malformed',
      })
    await expect(order({ action: 'accept', target: 'st:0.0' })).rejects.toMatchObject({ code: 'review-malformed' })
    await expect(order({ action: 'merge', target: 'inc:0', with: ['inc:1'] })).rejects.toThrow('no incident')
    await expect(order({ action: 'accept', target: ids[0], reason: '' })).rejects.toThrow('reason')
    expect(await ledger.reviews()).toHaveLength(1)
  })

  test('puts incidents together, apart, and a statement into another', async () => {
    const { ledger, added, ids, order } = await open([strike], [nextDay])
    const [a, b] = added.map(({ incidents }) => incidents[0])
    await order({ action: 'merge', target: a, with: [b] })
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
    await order({ action: 'split', target: a, with: [ids[1]] })
    expect(await ledger.incidents()).toHaveLength(2)
    await order({ action: 'move-statement', target: ids[1], with: [a] })
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
    await order({ action: 'move-statement', target: ids[1] })
    expect(await ledger.incidents()).toHaveLength(2)
  })

  test('that two incidents are not one takes them from the suggestions', async () => {
    const words = 'Huit drones ont survolé le port avant que la sirène ne retentisse sur les quais'
    const { ledger, order } = await open([{ ...strike, words }], [{ ...nextDay, words }])
    const [question] = await openQuestions(ledger)
    expect(question).toMatchObject({ kind: 'merge', why: 'day', effect: 1 })
    const [target, other] = question.kind === 'merge' ? question.incidents : []
    await order({ action: 'split', target: target!, with: [other!] })
    expect(await openQuestions(ledger)).toEqual([])
  })

  test('adds what the machine missed, in the words of the text', async () => {
    const { ledger, added, ids, order } = await open([strike], [])
    const set = { content: 'roquettes a touché le marché', act: 'reports', by: 'Ligue du Nord' }
    await order({ action: 'add-statement', target: added[0].document, with: [ids[0]], set })
    const { incident, records } = await only(ledger)
    expect(incident.statements).toHaveLength(2)
    expect(records[1].statement).toMatchObject({ content: { exact: set.content }, event: { type: 'shelling' } })
    await expect(
      order({ action: 'add-statement', target: added[0].document, set: { ...set, content: 'jamais dit' } }),
    ).rejects.toThrow('do not stand in the text')
  })

  test('joins and parts origins and sets their relation', async () => {
    const by = (name: string): Said => ({ ...strike, words: `${name} : le marché est touché`, by: name })
    const { ledger, added, ids, order } = await open([by('Garde du Sud')], [by('Ligue du Nord')])
    const [target] = added[0].incidents
    expect((await only(ledger)).incident.origins).toHaveLength(2)
    await order({ action: 'join-origins', target, with: ids })
    expect((await only(ledger)).incident.origins).toMatchObject([{ basis: 'reviewer' }])
    await order({ action: 'part-origins', target, with: [ids[0]] })
    expect((await only(ledger)).incident.origins).toHaveLength(2)
    await order({ action: 'set-relation', target, with: ['Ligue du Nord'], set: 'third-party-observer' })
    const { origins } = (await only(ledger)).incident
    expect(origins.find(({ name }) => name === 'Ligue du Nord')?.relation).toBe('third-party-observer')
  })

  test('leaves a locked incident alone until it is unlocked', async () => {
    const { added, ids, order } = await open([strike])
    const [target] = added[0].incidents
    await order({ action: 'lock', target })
    await expect(order({ action: 'reject', target: ids[0] })).rejects.toMatchObject({ code: 'review-locked' })
    await order({ action: 'comment', target, reason: 'rien à changer' })
    await order({ action: 'lock', target, set: { undo: true }, reason: 'nouvelle pièce' })
    await order({ action: 'reject', target: ids[0] })
  })

  test('seals a document: its words are not shown, what they count for is', async () => {
    const { ledger, added, order } = await open([strike])
    await order({ action: 'seal', target: added[0].document })
    const { incident, records } = await only(ledger)
    expect(incident.statements).toHaveLength(1)
    expect(JSON.stringify(records)).not.toContain('roquettes')
    expect(incident.origins).toHaveLength(1)
    await order({ action: 'seal', target: added[0].document, set: { undo: true } })
    expect(JSON.stringify((await only(ledger)).records)).toContain('roquettes')
  })
})
