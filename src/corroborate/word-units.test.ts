import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { createReader } from '../reading/read-document.ts'
import { areNeighbours, type AssignedUnit, type EventUnit } from './event-unit.ts'
import { regroup } from './regroup.ts'
import { wordEvents } from './word-events.ts'
import { wordUnit } from './word-units.ts'

/** Texts "story: words of the text", the marked words in braces → groups of marked words, as they stand in the texts. */
async function groupsOf(lang: 'fr' | 'en', texts: readonly string[]): Promise<string[]> {
  const reader = createReader()
  const named = new Map<string, string>()
  const units = texts.flatMap((line, at) => {
    const { story, marked } = /^(?<story>\w+): (?<marked>.*)$/u.exec(line)!.groups!
    const text = marked.replace(/[{}]/gu, '')
    let shift = 0
    const stretches = [...marked.matchAll(/\{(?<word>[^}]*)\}/gu)].map(({ index, groups }) => {
      const start = index - shift
      shift += 2
      return { start, end: start + groups!.word.length }
    })
    const { sentences } = reader.explain({ id: `t${at}`, text, language: lang })
    return wordEvents({ document: `t${at}`, story, sentences }, stretches, loadPack(lang)!).map((event, order) => {
      named.set(event!.id, text.slice(stretches[order].start, stretches[order].end))
      return wordUnit(event!)
    })
  })
  return (await grouped(units)).map((ids) => ids.map((id) => named.get(id)).join(', '))
}

async function grouped(units: readonly EventUnit[], batch = units.length): Promise<string[][]> {
  const stored = new Map<string, AssignedUnit>()
  for (let at = 0; at < units.length; at += batch) {
    const known = [...stored.values()]
    const changed = await regroup(
      { dirty: units.slice(at, at + batch) },
      async (around) => new Map(around.map((one) => [one.id, known.filter((other) => areNeighbours(one, other))])),
    )
    for (const one of changed) stored.set(one.id, one)
  }
  const groups = new Map<string, string[]>()
  for (const { id, leader } of stored.values()) groups.set(leader, [...(groups.get(leader) ?? []), id])
  return [...groups.values()].map((ids) => ids.sort()).sort(([a], [b]) => (a < b ? -1 : 1))
}

describe('events that the ontology does not know', () => {
  test('one word in one story is one event, in another story another (English)', async () => {
    expect(
      await groupsOf('en', [
        'mill: The town council {closed} the old mill on Monday.',
        'mill: The mill at Harlow was {closed} by the council.',
        'pool: The council {closed} the swimming pool.',
      ]),
    ).toEqual(['closed, closed', 'closed'])
  })

  test('words of one family are one event, other words are not (English)', async () => {
    expect(
      await groupsOf('en', [
        'sale: Larkham Foods {bought} the dairy in Orle.',
        'sale: The {acquisition} of the dairy was welcomed by farmers.',
        'sale: Farmers {celebrated} in Orle.',
      ]),
    ).toEqual(['bought, acquisition', 'celebrated'])
  })

  test('words of one family are one event, other words are not (French)', async () => {
    expect(
      await groupsOf('fr', [
        'vente: La société Larcombe a {racheté} la laiterie d’Orle.',
        'vente: Les éleveurs ont salué l’{acquisition} de la laiterie.',
        'vente: Les éleveurs ont {défilé} dans Orle.',
      ]),
    ).toEqual(['racheté, acquisition', 'défilé'])
  })

  test('what two people say is two events, and who only points names none', async () => {
    expect(
      await groupsOf('en', [
        'mill: The mayor {said} that the mill would be sold.',
        'mill: A union {said} that nobody had been asked.',
        'mill: The mayor {said} on Friday that the buyer was known. {That} surprised the workers.',
        'mill: {That} was not all.',
      ]),
    ).toEqual(['said, said', 'said', 'That', 'That'])
  })

  test('the order of arrival changes nothing', async () => {
    const one = fc.record({
      story: fc.constantFrom('a', 'b'),
      word: fc.constantFrom('close', 'closure', 'sell', 'buy', null),
      family: fc.constantFrom('sale', null),
      spoken: fc.boolean(),
      doers: fc.subarray(['council', 'mayor']),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 9 }), fc.nat(), async (list, seed) => {
        const units = list.map((event, at) =>
          wordUnit({ ...event, id: `u${at}`, document: `d${at % 3}`, at, harmed: [] }),
        )
        const turned = units.map((_, at) => units[(at + seed) % units.length])
        expect(await grouped(turned, 1)).toEqual(await grouped(units))
      }),
    )
  })
})
