import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { areNeighbours, type AssignedUnit } from './event-unit.ts'
import { indexTerms, lookupTerms, unitKeys } from './unit-keys.ts'
import { UnitNeighbours } from './unit-neighbours.ts'

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2024-03-0${number}`)
const windows = fc.oneof(
  fc.constant(null),
  day.map((one): [string, string] => [one, one]),
  fc.constantFrom<[string, string]>(
    ['2024-03-01', '2024-03-31'],
    ['2022-01-01', '2024-03-31'],
    ['2024-02-28', '2024-03-01'],
  ),
)
const units = fc.array(
  fc.record({
    window: windows,
    anchored: fc.boolean(),
    places: fc.subarray(['town:a', 'town:b']),
    doers: fc.subarray(['actor:x']),
    wordings: fc.subarray(['the same eight words', 'other words']),
    text: fc.constantFrom('one', 'other'),
  }),
  { minLength: 2, maxLength: 8 },
)

test('an index of units finds exactly the neighbours, in memory and by its terms', () => {
  fc.assert(
    fc.property(units, (all) => {
      const made = all.map(({ text, ...about }, at) => unit(`${at}`, { ...about, document: text }))
      const index = new UnitNeighbours()
      for (const one of made) index.add(one)
      for (const one of made) {
        const wanted = made.filter((other) => other !== one && areNeighbours(one, other)).map(({ id }) => id)
        expect(
          index
            .around(one)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(wanted)
        const looked = new Set(lookupTerms(one))
        const found = made.filter(
          (other) => other.document === one.document || indexTerms(other).some((term) => looked.has(term)),
        )
        expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted))
      }
    }),
  )
})

function unit(id: string, about: Partial<AssignedUnit>): AssignedUnit {
  const anchored = Boolean(about.anchored && about.window && about.places?.length)
  const bare = { ...nothing, ...about, id, anchored, containers: [...(about.places ?? []), 'country:c'] }
  return { ...bare, leader: id, order: id, ...unitKeys(bare) }
}

const nothing = {
  document: '',
  statements: [],
  types: [],
  window: null,
  windowBasis: 'stated' as const,
  clocks: [],
  places: [],
  settled: true,
  sites: [],
  harmed: [],
  doers: [],
  sources: [],
  realm: 'done' as const,
  series: false,
  figures: [],
  wordings: [],
}
