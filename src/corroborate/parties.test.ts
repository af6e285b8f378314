import { describe, expect, it } from 'vitest'
import { SelonError } from '../model/selon-error.ts'
import { actorSides } from './actor-sides.ts'
import { readParties } from './read-parties.ts'
import { record } from './records.test-support.ts'
import { sideOf, type SideMember } from './side-of.ts'

const header = 'conflict\tparty\tmember\tfrom\tto\treason\tsource\n'
const row = (...cells: string[]) => `${['col', ...cells, 'says so itself', 'Aurane, 4 May 2024'].join('\t')}\n`
const read = (...rows: string[]) => readParties(header + rows.join(''), 'parties.tsv')
const named = (...names: string[]): SideMember => ({ actor: null, id: null, names })

describe('a parties file', () => {
  it('says who belongs to whom, by day', () => {
    const parties = read(
      row('upland', 'Ligue de Tamor', '2023-01-01', '2023-12-31'),
      row('lowland', 'Ligue de Tamor', '2024-01-01', ''),
    )
    expect(sideOf(named('ligue de tamor'), '2023-06-01', parties)).toBe('upland')
    expect(sideOf(named('Ligue de Tamor'), '2024-06-01', parties)).toBe('lowland')
    expect(sideOf(named('Ligue de Tamor'), '2022-06-01', parties)).toBe('unknown')
    expect(sideOf(named('Ligue de Tamor'), null, parties)).toBe('unknown')
  })

  it('knows members by actor id, by name in any writing, by the body they are part of, by their country', () => {
    const parties = read(
      row('upland', 'actor:ligue-de-tamor', '', ''),
      row('upland', 'Ilsé  MARVEN', '', ''),
      row('lowland', 'country:XL', '', ''),
      row('none', 'Comité de la Source', '', ''),
    )
    const organ = {
      id: 'actor:xl-health-ministry',
      type: 'health-authority' as const,
      names: [],
      displayName: 'health ministry',
      country: 'XL',
    }
    const brigade = { ...organ, id: 'actor:brigade', type: 'armed-group' as const, partOf: 'actor:ligue-de-tamor' }
    expect(sideOf({ actor: null, id: 'actor:ligue-de-tamor', names: [] }, null, parties)).toBe('upland')
    expect(sideOf(named('Ilse Marven'), null, parties)).toBe('upland')
    expect(sideOf({ actor: organ, id: organ.id, names: [] }, null, parties)).toBe('lowland')
    expect(sideOf({ actor: brigade, id: brigade.id, names: [] }, null, parties)).toBe('upland')
    expect(sideOf(named('Comite de la source'), null, parties)).toBe('none')
    expect(sideOf(named('Aurane'), null, parties)).toBe('unknown')
  })

  it('a hospital belongs to nobody by its country, its health ministry does', () => {
    const parties = read(row('lowland', 'country:XL', '', ''))
    const house = {
      id: 'actor:h',
      type: 'health-authority' as const,
      names: [{ text: 'hôpital de Veldras', lang: 'fr', kind: 'official' as const }],
      displayName: 'hôpital de Veldras',
      country: 'XL',
    }
    expect(sideOf({ actor: house, id: house.id, names: [] }, null, parties)).toBe('unknown')
    const named = { ...house, names: [{ ...house.names[0], text: 'ministère de la Santé' }] }
    expect(sideOf({ actor: named, id: named.id, names: [] }, null, parties)).toBe('lowland')
  })

  it('a company of a country is none of its organs', () => {
    const parties = read(row('lowland', 'country:XL', '', ''))
    const company = { id: 'actor:xl-oil', type: 'company' as const, names: [], displayName: 'XL Oil', country: 'XL' }
    expect(sideOf({ actor: company, id: company.id, names: [] }, null, parties)).toBe('unknown')
  })

  it.each([
    ['an unknown column', 'conflict\tparty\tmember\tfrom\tto\treason\tsource\tside\n', 1, 'unknown column "side"'],
    ['a missing column', 'conflict\tparty\tmember\tfrom\treason\tsource\n', 1, 'lacks the column "to"'],
    ['a column twice', 'conflict\tparty\tmember\tfrom\tto\treason\tsource\tto\n', 1, 'twice'],
    ['a day that is none', header + row('a', 'M', '2023-02-30', ''), 2, '"2023-02-30" is no day'],
    ['an end before its beginning', header + row('a', 'M', '2023-02-03', '2023-01-01'), 2, 'before it begins'],
    ['no reason', `${header}col\ta\tM\t\t\t\tAurane\n`, 2, 'empty cell "reason"'],
    ['no letters in a name', header + row('a', '—', '', ''), 2, 'holds no letter'],
    [
      'two parties on one day',
      `${header}# who is who\n${row('a', 'Ligue', '2023-01-01', '2023-06-30')}${row('b', 'LIGUE', '2023-06-30', '')}`,
      4,
      '"LIGUE" is in "a" (line 3) and in "b"',
    ],
  ])('refuses %s, naming file and line', (_, text, line, message) => {
    const error = (() => {
      try {
        readParties(text, 'parties.tsv')
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(SelonError)
    expect(error).toMatchObject({ code: 'parties-malformed', place: { file: 'parties.tsv', line } })
    expect(String(error)).toContain(message)
  })

  it('lets a member stand twice in one party, and in parties of two conflicts', () => {
    expect(read(row('a', 'Ligue', '', ''), row('a', 'Ligue', '', ''))).toHaveLength(2)
    expect(read(row('a', 'Ligue', '', ''), row('b', 'Ligue', '', '').replace('col', 'plain'))).toHaveLength(2)
  })
})

describe('the sides of those whom statements speak of', () => {
  it('go by actor id, by origin, by name; one that changes within the incident is unknown', () => {
    const parties = read(
      row('upland', 'Ligue de Tamor', '', '2024-05-03'),
      row('lowland', 'Ligue de Tamor', '2024-05-04', ''),
      row('lowland', 'actor:guard', '', ''),
    )
    const at = (day: string) => record({ id: `a/${day}`, day })
    expect(actorSides([at('2024-05-01')], [], parties)('name:ligue de tamor')).toBe('upland')
    expect(actorSides([at('2024-05-01'), at('2024-05-05')], [], parties)('name:ligue de tamor')).toBe('unknown')
    expect(actorSides([at('2024-05-01')], [], parties)('actor:guard')).toBe('lowland')
    expect(actorSides([at('2024-05-01')], [], parties)('actor:nobody')).toBe('unknown')
  })
})
