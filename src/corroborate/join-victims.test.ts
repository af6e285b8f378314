import { expect, test } from 'vitest'
import type { Toll } from '../model/toll.ts'
import { joinVictims } from './join-victims.ts'

const exact = 'killing a nurse and two patients, from four earlier'
const toll = (raw: string, min: number, role?: string, more: Partial<Toll> = {}): Toll => {
  const start = exact.indexOf(raw)
  return {
    id: raw,
    measure: 'killed',
    raw: { start, end: start + raw.length, exact: raw },
    min,
    max: min,
    best: min,
    exactness: 'exact',
    scope: 'event',
    asOf: null,
    countedBy: null,
    ...(role ? { victims: { role } } : {}),
    ...more,
  }
}
const content = { start: 0, end: exact.length, exact }
const figures = (tolls: Toll[]) => joinVictims(tolls, content).map(({ min, raw }) => `${min} ${raw.exact}`)

test('groups of victims that a conjunction joins are one figure of their source', () => {
  expect(figures([toll('a nurse', 1, 'medic'), toll('two patients', 2, 'patient')])).toEqual([
    '3 a nurse and two patients',
  ])
})

test('figures of nobody in particular, of other measures and parts stand alone', () => {
  expect(figures([toll('two patients', 2, 'patient'), toll('four', 4)])).toHaveLength(2)
  expect(
    figures([toll('a nurse', 1, 'medic'), toll('two patients', 2, 'patient', { measure: 'injured' })]),
  ).toHaveLength(2)
  expect(figures([toll('a nurse', 1, 'medic'), toll('two patients', 2, 'patient', { part: 'subset' })])).toHaveLength(2)
})
