import { expect, test } from 'vitest'
import { unitKeys } from '../corroborate/unit-keys.ts'
import { packUnit, unpackUnit, wholeUnit } from './pack-unit.ts'

const bare = {
  id: 'st:ab12.cd34',
  document: 'doc:ab12',
  statements: ['st:ab12.cd34', 'st:ab12.ef56', 'st:ffff.0001'],
  order: '0110 2024-03-05 st:ab12.cd34',
  anchored: true,
  types: ['air-strike', 'killing'],
  window: ['2024-03-04', '2024-03-05'] as [string, string],
  windowBasis: 'stated' as const,
  clocks: ['06:30'],
  places: ['user:orbel'],
  settled: true,
  containers: ['user:orbel', 'country:verrane'],
  sites: [{ feature: 'hospital', words: ['saint', 'luc'] }],
  harmed: ['actor:civilians'],
  doers: [],
  sources: ['actor:mayor'],
  realm: 'done' as const,
  series: false,
  figures: ['killed:3'],
  wordings: ['an air strike hit the hospital of orbel on tuesday'],
}
const unit = { ...bare, ...unitKeys(bare) }

test.each([
  ['a strike', unit],
  ['what is ahead, undated', { ...unit, window: null, windowBasis: 'none' as const, realm: 'ahead' as const }],
  ['a series, dated by its report', { ...unit, series: true, windowBasis: 'report' as const, anchored: false }],
])('a unit comes back from its row as it was: %s', (_, one) => {
  const told = { ...one, ...unitKeys(one) }
  expect(wholeUnit(unpackUnit(packUnit(told)), 'leader')).toEqual({ ...told, leader: 'leader' })
})

test('a unit whose keys follow from nothing it says keeps them', () => {
  const tale = { ...unit, tale: { story: 's1', word: 'siege' }, keys: ['tale:s1|stem:siege'], asks: [] }
  expect(wholeUnit(unpackUnit(packUnit(tale)), '')).toEqual({ ...tale, leader: '' })
})

test('a unit that an older version stored is read with its keys', () => {
  expect(wholeUnit(unpackUnit(JSON.stringify(unit)), '')).toEqual({ ...unit, leader: '' })
})
