import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssignedUnit, EventUnit } from './event-unit.ts'
import { areNeighbours } from './event-unit.ts'
import { regroup } from './regroup.ts'
import { suggestMerges } from './suggest-merges.ts'
import { unitKeys } from './unit-keys.ts'

/** A unit of invented places; what is left out is not told. */
function unit(id: string, about: Partial<EventUnit> = {}): EventUnit {
  const places = about.places ?? ['town:a']
  const bare = {
    id,
    document: `doc ${id}`,
    statements: [id],
    anchored: (about.windowBasis ?? 'stated') === 'stated' && places[0]?.startsWith('town:') === true,
    types: ['shelling'],
    window: ['2024-03-05', '2024-03-05'] as [string, string],
    windowBasis: 'stated' as const,
    clocks: [],
    places,
    settled: places[0]?.startsWith('town:') === true,
    containers: [...places, 'region:r', 'country:c'],
    sites: [],
    harmed: [],
    doers: [],
    sources: [],
    realm: 'done' as const,
    series: false,
    figures: [],
    wordings: [],
    ...about,
  }
  const lacks = [bare.anchored, bare.clocks.length > 0, bare.sites.length > 0]
  return { ...bare, order: `${lacks.map((has) => (has ? 0 : 1)).join('')} ${id}`, ...unitKeys(bare) }
}

/** A store in memory that takes units one after another. */
async function grouped(units: readonly EventUnit[], batch = 1) {
  const stored = new Map<string, AssignedUnit>()
  for (let at = 0; at < units.length; at += batch) {
    const changed = await regroup({ dirty: units.slice(at, at + batch) }, async (around) =>
      [...stored.values()]
        .filter((one) => around.some((other) => areNeighbours(one, other)))
        .map((one) => ({ ...one })),
    )
    for (const one of changed) stored.set(one.id, one)
  }
  const groups = new Map<string, string[]>()
  for (const { id, leader } of stored.values()) groups.set(leader, [...(groups.get(leader) ?? []), id])
  return {
    groups: [...groups.values()].map((ids) => ids.sort().join(' ')).sort(),
    suggestions: suggestMerges([...stored.values()], [...stored.values()]).map(
      ({ incidents, why }) => `${incidents.join(' ')} ${why}`,
    ),
  }
}

describe('incidents', () => {
  test('one day and one town are one event, whatever else is told', async () => {
    const { groups } = await grouped([unit('a'), unit('b', { types: ['attack-unspecified'] }), unit('c')])
    expect(groups).toEqual(['a b c'])
  })

  test('another day, another town, another kind of event are others', async () => {
    const { groups } = await grouped([
      unit('a'),
      unit('b', { window: ['2024-03-06', '2024-03-06'] }),
      unit('c', { places: ['town:b'] }),
      unit('d', { types: ['arrest'] }),
    ])
    expect(groups).toEqual(['a', 'b', 'c', 'd'])
  })

  test('clock times tell two strikes of one day apart; who gives none is left alone, with a question', async () => {
    const { groups, suggestions } = await grouped([
      unit('a', { clocks: ['09:00'] }),
      unit('b', { clocks: ['14:30'] }),
      unit('c', { clocks: ['14:50'] }),
      unit('d'),
    ])
    expect(groups).toEqual(['a', 'b c', 'd'])
    expect(suggestions).toEqual(['a d several-fit', 'b d several-fit'])
  })

  test('a vaguer statement joins the one event it fits, and none of two', async () => {
    const vague = unit('v', { places: ['region:r'], types: ['shelling'], figures: ['killed:3'] })
    const first = unit('a', { figures: ['killed:3'] })
    expect((await grouped([first, vague])).groups).toEqual(['a v'])
    const { groups } = await grouped([first, vague, unit('b', { places: ['town:b'], figures: ['killed:3'] })])
    expect(groups).toEqual(['a', 'b', 'v'])
  })

  test('an event told for the next day is not merged; shared words make it a question', async () => {
    const words = ['eight drones flew over the harbour before the alarm was raised']
    const { groups, suggestions } = await grouped([
      unit('a', { wordings: words }),
      unit('b', { wordings: words, window: ['2024-03-06', '2024-03-06'] }),
    ])
    expect(groups).toEqual(['a', 'b'])
    expect(suggestions).toEqual(['a b day'])
  })

  test('the order of arrival changes nothing', async () => {
    const one = fc.record({
      day: fc.integer({ min: 4, max: 6 }),
      place: fc.constantFrom('town:a', 'town:b', 'region:r'),
      type: fc.constantFrom('shelling', 'attack-unspecified', 'drone-strike'),
      clock: fc.constantFrom(null, '09:00', '14:30'),
      stated: fc.boolean(),
      killed: fc.constantFrom(null, 3, 5),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 10 }), fc.nat(), async (list, seed) => {
        const units = list.map(({ day, place, type, clock, stated, killed }, at) =>
          unit(`u${at}`, {
            window: [`2024-03-0${stated ? day : day - 1}`, `2024-03-0${day}`],
            windowBasis: stated ? 'stated' : 'report',
            places: [place],
            types: [type],
            clocks: clock ? [clock] : [],
            figures: killed ? [`killed:${killed}`] : [],
          }),
        )
        const shuffled = units.map((_, at) => units[(at * 7 + seed) % units.length])
        const order = new Set(shuffled).size === units.length ? shuffled : units.toReversed()
        expect(await grouped(order)).toEqual(await grouped(units))
        expect(await grouped(order, 3)).toEqual(await grouped(units))
      }),
      { numRuns: 300 },
    )
  })
})
