import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import { dossierContext, openIncident } from '../../src/ledger/sum-up-incident.ts'
import type { Reading } from '../../src/model/reading.ts'
import type { ReviewAction } from '../../src/model/review.ts'
import { decide as takeDecision } from '../../src/review/decide.ts'
import { makeReview } from '../../src/review/make-review.ts'
import { openQuestions } from '../../src/review/open-questions.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const nextDay: Said = { words: 'Un obus est tombé sur Valmure mercredi', town: 'Valmure', day: '2024-03-06' }
const told = (at: number, ...says: Said[]): Reading => madeReading({ url: `https://a.example/${at}`, says })

interface Decided {
  target: string
  action: ReviewAction
  after?: unknown
}

async function decide(ledger: Ledger, ...decided: Decided[]): Promise<void> {
  for (const { target, action, after } of decided)
    await ledger.reground([], (last) => [
      makeReview({ at: '2024-05-01T09:00:00Z', by: 'Anne', reason: 'lu', target, action, after }, last),
    ])
}

/** Every incident with its id and what is read of it; `ids` as they stand. */
async function stateOf(ledger: Ledger): Promise<unknown[]> {
  const context = await dossierContext(ledger)
  const opened = []
  for (const stored of await ledger.incidents({ limit: 1000 })) opened.push(await openIncident(ledger, stored, context))
  return opened.map(({ incident }) => incident).sort((a, b) => (a.id < b.id ? -1 : 1))
}

await onBothDatabases('decisions', (place) => {
  const opened: Ledger[] = []
  const open = async () => {
    const ledger = await openLedger(place.fresh(), { create: true })
    opened.push(ledger)
    return ledger
  }
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const idOf = async (ledger: Ledger, document: string, at = 0) =>
    (await ledger.statementsOfDocuments([document]))[at].id

  test('a rejected statement leaves its incident, and comes back when it is accepted', async () => {
    const ledger = await open()
    const [{ document, incidents }] = await ledger.add([told(1, strike)])
    const target = await idOf(ledger, document)
    await decide(ledger, { target, action: 'reject' })
    expect(await ledger.incidents()).toEqual([])
    await decide(ledger, { target, action: 'accept' })
    expect((await ledger.incidents()).map(({ id }) => id)).toEqual(incidents)
  })

  test('a corrected kind of event puts a statement into another incident, also in a later version of its text', async () => {
    const ledger = await open()
    await ledger.add([told(1, strike)])
    const odd: Said = { ...strike, words: 'Des hommes ont été arrêtés à Valmure mardi', type: 'arrest' }
    const [{ document }] = await ledger.add([told(2, odd)])
    expect(await ledger.incidents()).toHaveLength(2)
    await decide(ledger, {
      target: await idOf(ledger, document),
      action: 'correct',
      after: { event: { type: 'shelling' } },
    })
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
    const later = madeReading({ url: 'https://a.example/2', before: 'Mis à jour. ', says: [odd] })
    expect((await ledger.add([later]))[0].result).toBe('new-version')
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
  })

  test('a decision goes with its words where their boundary moves; an acceptance has to be given again', async () => {
    const ledger = await open()
    const whole = told(1, { ...strike, words: 'Le maire dit que deux tirs ont touché le marché' })
    const [{ document }] = await ledger.add([whole])
    const target = await idOf(ledger, document)
    const shorter = structuredClone(whole)
    const { exact } = shorter.statements[0].content
    shorter.engine.version = '2'
    shorter.statements[0].content = { start: 9, end: exact.length, exact: exact.slice(9) }
    await ledger.add([shorter])
    await decide(
      ledger,
      { target, action: 'correct', after: { event: { type: 'arrest' } } },
      { target, action: 'accept' },
    )
    const [incident] = await stateOf(ledger)
    expect(incident).toMatchObject({ typeHypotheses: [{ type: 'arrest' }], reviewed: { statements: 1, of: 1 } })
    const context = await dossierContext(ledger)
    const [{ statement }] = context.decisions.apply(await ledger.statementsOfDocuments([document]), document)
    expect(statement.reviewState).toBe('proposed')
    expect(statement.needsReview).toContain('decided-elsewhere')
    await ledger.add([{ ...whole, engine: { ...whole.engine, version: '3' } }])
    expect(await ledger.attachments()).toEqual([])
  })

  test('incidents that a person joins are one, answer under both ids, and part again', async () => {
    const ledger = await open()
    const [one] = await ledger.add([told(1, strike)])
    const [other] = await ledger.add([told(2, nextDay)])
    const sides = [[await idOf(ledger, one.document)], [await idOf(ledger, other.document)]]
    await decide(ledger, { target: one.incidents[0], action: 'merge', after: { sides } })
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
    expect(await ledger.incident(other.incidents[0])).toEqual(await ledger.incident(one.incidents[0]))
    await ledger.add([told(3, { ...strike, words: 'Valmure : un tir sur le marché' })])
    await ledger.add([told(4, { ...nextDay, words: 'Valmure : un obus' })])
    await ledger.add([told(5, { ...strike, words: 'Un tir à Valmure' })])
    expect(await ledger.incidents()).toMatchObject([{ documents: 5 }])
    await decide(ledger, { target: one.incidents[0], action: 'split', after: { sides } })
    expect((await ledger.incidents()).map(({ documents }) => documents).sort()).toEqual([2, 3])
  })

  test('a moved statement leaves one incident for another', async () => {
    const ledger = await open()
    const [one] = await ledger.add([told(1, strike)])
    const [two] = await ledger.add([told(2, { ...strike, words: 'Tir sur Valmure' })])
    const [other] = await ledger.add([told(3, nextDay)])
    const [a, b, c] = [
      await idOf(ledger, one.document),
      await idOf(ledger, two.document),
      await idOf(ledger, other.document),
    ]
    for (const target of [a, b])
      await decide(ledger, { target, action: 'move-statement', after: { with: c, from: target === a ? [b] : [a] } })
    expect(await ledger.incidents()).toHaveLength(1)
    await decide(ledger, { target: b, action: 'move-statement', after: { with: null, from: [a, c] } })
    expect((await ledger.incidents()).map(({ documents }) => documents).sort()).toEqual([1, 2])
  })

  test('nothing joins a locked incident: what fits waits as a suggestion, and joins when it is unlocked', async () => {
    const ledger = await open()
    const [one] = await ledger.add([told(1, strike)])
    const statements = [await idOf(ledger, one.document)]
    const [target] = one.incidents
    const texts = async () => (await ledger.incidents()).map(({ documents }) => documents).sort()
    await decide(ledger, { target, action: 'lock', after: { statements } })
    const [two] = await ledger.add([told(2, { ...strike, words: 'Tir sur le marché de Valmure' })])
    expect(await ledger.incident(target)).toMatchObject({ documents: 1 })
    expect(two.incidents).not.toContain(target)
    await ledger.add([told(3, { ...strike, words: 'Valmure : tir sur un marché' })])
    expect(await texts()).toEqual([1, 2])
    expect(await openQuestions(ledger)).toMatchObject([{ kind: 'merge', why: 'locked' }])
    const [other] = await ledger.incidentsOfDocuments([two.document])
    const order = { target: other.id, with: [target], by: 'Anne', at: '2024-05-01T09:00:00Z', reason: 'one' }
    await expect(takeDecision(ledger, { action: 'merge', ...order })).rejects.toMatchObject({ code: 'review-locked' })
    await decide(ledger, { target, action: 'lock', after: { statements, undo: true } })
    expect(await texts()).toEqual([3])
    expect(await openQuestions(ledger)).toEqual([])
  })

  test('a search finds statements as people left them, also in a later version, and no longer as they were read', async () => {
    const ledger = await open()
    const [{ document }] = await ledger.add([told(1, strike)])
    await decide(ledger, { target: await idOf(ledger, document), action: 'correct', after: { act: 'denies' } })
    expect(await ledger.search({ act: 'denies' })).toMatchObject([{ document }])
    expect(await ledger.search({ act: 'reports' })).toEqual([])
    await ledger.add([madeReading({ url: 'https://a.example/1', before: 'Mis à jour. ', says: [strike] })])
    expect(await ledger.search({ act: 'denies', words: 'Valmure' })).toMatchObject([{ document }])
    await decide(ledger, { target: await idOf(ledger, document), action: 'reject' })
    expect(await ledger.search({ words: 'Valmure' })).toEqual([])
    await removeDocument(ledger, { target: document, by: 'Anne', at: '2024-05-01T09:00:00Z', reason: 'r' }, 'salt')
    expect(await ledger.searchDocuments({ act: 'denies' })).toEqual([])
  })

  test('what the machine missed joins the incident that it fits', async () => {
    const ledger = await open()
    const [{ document }] = await ledger.add([told(1, strike)])
    const [{ document: other }] = await ledger.add([told(2)])
    const [{ id: _, document: __, group: ___, ...record }] = await ledger.statementsOfDocuments([document])
    await decide(ledger, { target: other, action: 'add-statement', after: record })
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
  })

  test('what the machine missed moves with its words; where they are gone a person has to look', async () => {
    const ledger = await open()
    const url = 'https://a.example/2'
    const words = 'Un obus a touché le pont de Valmure mardi'
    const version = (before: string, said = words) => madeReading({ url, before, says: [{ ...nextDay, words: said }] })
    const [{ document }] = await ledger.add([version('')])
    const [{ id: _, document: __, group: ___, ...record }] = await ledger.statementsOfDocuments([document])
    const content = { start: 19, end: 26, exact: 'le pont' }
    const after = { ...record, statement: { ...record.statement, content } }
    await decide(ledger, { target: document, action: 'add-statement', after })
    await decide(ledger, { target: await idOf(ledger, document), action: 'correct', after: { content } })
    const stands = async () => {
      const { decisions } = await dossierContext(ledger)
      const { version: now } = (await ledger.document(document))!
      const text = (await ledger.reading(now))!.text
      const records = decisions.apply(await ledger.statementsOfDocuments([document]), document)
      return records.map(({ statement: { content: one, reviewState, needsReview } }) => ({
        quotes: text.slice(one.start, one.end) === one.exact,
        reviewState,
        needsReview,
      }))
    }
    await ledger.add([version('Le pont, mis à jour : le pont. ')])
    expect(await stands()).toMatchObject([
      { quotes: true, reviewState: 'corrected' },
      { quotes: true, reviewState: 'accepted', needsReview: [] },
    ])
    await ledger.add([version('', words.replace('le pont', 'la gare'))])
    expect((await stands()).at(-1)).toMatchObject({ reviewState: 'proposed', needsReview: ['decided-elsewhere'] })
    expect((await ledger.anchors()).some(({ conflict }) => conflict)).toBe(true)
    await ledger.add([version('Rétabli. ')])
    expect(await stands()).toMatchObject([{ quotes: true }, { quotes: true, reviewState: 'accepted' }])
  })

  test('documents and decisions may come in any order, as long as decisions keep theirs', async () => {
    const readings = [
      told(1, strike, nextDay),
      told(2, { ...strike, words: 'Valmure touchée', type: 'attack-unspecified' }),
      told(3, nextDay),
      told(4, { ...strike, words: 'Tirs à Valmure', town: 'Orsenne' }),
      madeReading({ url: 'https://a.example/3', engine: '2', says: [{ ...nextDay, words: `${nextDay.words} matin` }] }),
    ]
    const probe = await open()
    const added = await probe.add(readings.slice(0, 4))
    const records = await probe.statementsOfDocuments(added.map(({ document }) => document))
    const ids = records.map(({ id }) => id)
    const statement = fc.constantFrom(...ids)
    const few = fc.uniqueArray(statement, { minLength: 1, maxLength: 2 })
    const decision: fc.Arbitrary<Decided> = fc.oneof(
      fc.record({ target: statement, action: fc.constantFrom<ReviewAction>('accept', 'reject') }),
      statement.map((target) => ({ target, action: 'correct' as const, after: { event: { type: 'air-strike' } } })),
      fc.record({
        target: fc.constant('inc:x'),
        action: fc.constantFrom<ReviewAction>('merge', 'split'),
        after: fc.tuple(few, few).map(([a, b]) => ({ sides: [a, b.filter((id) => !a.includes(id))] })),
      }),
      fc.tuple(statement, fc.option(statement), few).map(([target, other, from]) => ({
        target,
        action: 'move-statement' as const,
        after: { with: other === target ? null : other, from: from.filter((id) => id !== target) },
      })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(decision, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
        async (decisions, mix) => {
          const plain = await open()
          await plain.add(readings)
          await decide(plain, ...decisions)
          const mixed = await open()
          const [documents, left] = [readings.slice(0, 2).reverse().concat(readings.slice(2)), [...decisions]]
          for (const at of mix) {
            if (at % 2 === 0 && documents.length > 0) await mixed.add(documents.splice(0, 1 + (at % 3)))
            else if (left.length > 0) await decide(mixed, left.shift()!)
          }
          await mixed.add(documents)
          await decide(mixed, ...left)
          expect(await stateOf(mixed)).toEqual(await stateOf(plain))
        },
      ),
      { numRuns: place.kind === 'sqlite' ? 25 : 3 },
    )
  }, 120_000)
})
