import { describe, expect, it } from 'vitest'
import type { PartyMember } from '../model/party.ts'
import { league, army, ministry, relief, estria, member, parties, by, told, origins } from './origins.test-support.ts'
import { type RecordSketch } from './records.test-support.ts'

describe('how an origin stands to an incident', () => {
  const onVeldras = { roles: [{ role: 'target' as const, words: 'Veldras' }] }
  const relations = (sketches: RecordSketch[]) =>
    Object.fromEntries(origins(sketches, { parties }).map(({ id, relation }) => [id, relation]))

  it('is read off the table, the same for both sides', () => {
    expect(
      relations([
        { id: 'a/1', ...by(league), act: 'claims-responsibility', ...onVeldras },
        { id: 'b/1', ...by(army), ...onVeldras },
        { id: 'c/1', ...by(ministry) },
        { id: 'd/1', ...by(relief), act: 'counts' },
        { id: 'e/1', ...by(estria), act: 'accuses' },
        { id: 'f/1', ...told('le syndicat des mineurs') },
      ]),
    ).toEqual({
      'actor actor:ligue-des-cimes': 'claimant',
      'actor actor:lorvanie-state-military': 'affected',
      'actor actor:lorvanie-defence-ministry': 'affected',
      'actor actor:secours-sans-rives': 'third-party-observer',
      'actor actor:estrie-government': 'accuser',
      'role union mineurs': 'unknown',
    })
    expect(relations([{ id: 'b/1', ...by(league), act: 'accuses' }])).toEqual({
      'actor actor:ligue-des-cimes': 'accuser',
    })
    expect(relations([{ id: 'b/1', ...by(army), act: 'accuses' }])).toEqual({
      'actor actor:lorvanie-state-military': 'accuser',
    })
  })

  it('is the same for an army and an armed group in the same place', () => {
    const sides = [member('Cimes', 'actor:ligue-des-cimes'), member('Lorvanie', 'actor:lorvanie-state-military')]
    const told = (who: typeof league, hit: typeof league, target: string, place: string) =>
      origins(
        [
          { id: 'a/1', ...by(who), act: 'claims-responsibility', roles: [{ role: 'target', words: target }] },
          { id: 'b/1', ...by(hit), roles: [{ role: 'target', words: target }] },
        ],
        { parties: [...sides, member('Cimes', 'Haut-Sorant'), member('Lorvanie', 'Veldras'), member('none', place)] },
      )
        .map(({ actor, relation, independence }) => `${actor === who.id ? 'who' : 'hit'} ${relation} ${independence}`)
        .sort()
    expect(told(army, league, 'Haut-Sorant', 'x')).toEqual(told(league, army, 'Veldras', 'x'))
  })

  it('swapping the sides swaps the relations and nothing else', () => {
    const swapped = parties.map((row) => ({
      ...row,
      party: row.party === 'Cimes' ? 'Lorvanie' : row.party === 'Lorvanie' ? 'Cimes' : 'none',
    }))
    const sketches: RecordSketch[] = [
      { id: 'a/1', ...by(league), act: 'claims-responsibility', ...onVeldras },
      { id: 'b/1', ...by(army), ...onVeldras },
    ]
    const seen = (rows: readonly PartyMember[]) => origins(sketches, { parties: rows }).map(({ relation }) => relation)
    expect(seen(swapped)).toEqual(seen(parties))
  })

  it('is unknown as long as no sides are set, and what a person set where one did', () => {
    const sketches: RecordSketch[] = [{ id: 'a/1', ...by(league), act: 'claims-responsibility' }]
    expect(origins(sketches)).toMatchObject([{ relation: 'unknown', side: 'unknown', independence: 'unknown' }])
    expect(
      origins(sketches, {
        parties,
        decisions: [{ action: 'set-relation', statements: ['a/1'], relation: 'accuser' }],
      }),
    ).toMatchObject([{ relation: 'accuser' }])
  })
})
