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

/** A store in memory that takes units one after another; then those that leave are taken out of it. */
async function grouped(units: readonly EventUnit[], batch = 1, leaving: readonly string[] = []) {
  const stored = new Map<string, AssignedUnit>()
  const change = async (dirty: readonly EventUnit[], removed: readonly AssignedUnit[]) => {
    for (const { id } of removed) stored.delete(id)
    const changed = await regroup({ dirty, removed }, async (around) => {
      const copies = [...stored.values()].map((one) => ({ ...one }))
      return new Map(around.map((one) => [one.id, copies.filter((other) => areNeighbours(one, other))]))
    })
    for (const one of changed) stored.set(one.id, one)
  }
  for (let at = 0; at < units.length; at += batch) await change(units.slice(at, at + batch), [])
  for (let at = 0; at < leaving.length; at += batch)
    await change(
      [],
      leaving.slice(at, at + batch).map((id) => stored.get(id)!),
    )
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

  test('adding and taking away, in any batches, gives what all that is left gives at once', async () => {
    const one = fc.record({
      day: fc.integer({ min: 4, max: 6 }),
      place: fc.constantFrom('town:a', 'town:b', 'region:r'),
      type: fc.constantFrom('shelling', 'attack-unspecified', 'drone-strike'),
      clock: fc.constantFrom(null, '09:00', '14:30'),
      stated: fc.boolean(),
      killed: fc.constantFrom(null, 3, 5),
      actor: fc.constantFrom(null, 'actor:x', 'actor:y'),
      words: fc.constantFrom(null, 'one', 'other'),
      site: fc.constantFrom(null, 'market', 'school'),
      leaves: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 2, maxLength: 16 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 5 }),
        async (list, ranks, batch) => {
          const units = list.map(({ day, place, type, clock, stated, killed, actor, words, site }, at) =>
            unit(`u${String(at).padStart(2, '0')}`, {
              window: [`2024-03-0${stated ? day : day - 1}`, `2024-03-0${day}`],
              windowBasis: stated ? 'stated' : 'report',
              places: [place],
              types: [type],
              clocks: clock ? [clock] : [],
              figures: killed ? [`killed:${killed}`] : [],
              doers: actor ? [actor] : [],
              wordings: words ? [words] : [],
              sites: site ? [{ feature: site, words: [] }] : [],
            }),
          )
          const rank = units.map(() => ranks.next().value as number)
          const shuffled = units.map((_, at) => at).sort((a, b) => rank[a] - rank[b] || a - b)
          const leaving = shuffled.filter((at) => list[at].leaves).map((at) => units[at].id)
          const { groups } = await grouped(
            shuffled.map((at) => units[at]),
            batch,
            leaving,
          )
          expect(groups).toEqual(
            (
              await grouped(
                units.filter((_, at) => !list[at].leaves),
                99,
              )
            ).groups,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
