import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOrigins } from './count-origins.ts'
import type { DocumentLink } from './document-link.ts'
import { independenceRules } from './independence-rules.ts'
import { originPairs } from './origin-pairs.ts'
import { originsOf } from './origins-of.ts'
import { league, army, ministry, aurane, relief, parties, by, told } from './origins.test-support.ts'
import { record, type RecordSketch } from './records.test-support.ts'

const fullIncident: RecordSketch[] = [
  { id: 'a/1', ...by(league), act: 'claims-responsibility', roles: [{ role: 'target', words: 'Veldras' }] },
  { id: 'b/1', ...by(army), roles: [{ role: 'target', words: 'Veldras' }] },
  { id: 'b/2', ...told('le maire de Veldras') },
  { id: 'c/1', ...by(ministry) },
  { id: 'd/1', ...by(relief), act: 'counts' },
  { id: 'e/1', ...told('une source médicale', 'anonymous') },
  { id: 'f/1', ...by(aurane), act: 'relays' },
  { id: 'g/1', outlet: 'Aurane', ...told('le maire', 'role') },
  { id: 'g/2', outlet: 'Aurane', ...told('des habitants', 'collective') },
  { id: 'h/1' },
  { id: 'i/1', ...told('une source médicale', 'anonymous'), content: 'deux ouvriers blessés au port de Veldras' },
  { id: 'j/1', content: 'deux ouvriers blessés au port de Veldras hier' },
]
const fullLinks: DocumentLink[] = [
  { documents: ['i', 'j'], kind: 'near-duplicate', similarity: 0.5, words: 'deux ouvriers blessés' },
  { documents: ['a', 'b'], kind: 'shared-quotation', similarity: 1 },
]

describe('the rules of independence', () => {
  it('have a label in both languages for every rule that an origin or a pair may name', () => {
    expect(independenceRules().map(({ rule }) => rule)).toEqual(Array.from({ length: 12 }, (_, at) => `I${at + 1}`))
    for (const { label, counted } of independenceRules())
      expect([Object.keys(label), Object.keys(counted)]).toEqual([
        ['fr', 'en'],
        ['fr', 'en'],
      ])
  })
})

describe('counts and pairs', () => {
  const records = fullIncident.map(record)
  const found = originsOf(records, { parties, documentLinks: fullLinks })

  it('n reports, m origins, k sides and observers, u unknown', () => {
    expect(
      countOrigins(
        records.map(({ document }) => document),
        found,
      ),
    ).toEqual({
      reports: 10,
      origins: 9,
      independent: 4,
      unknown: 4,
    })
  })

  it('every two texts have what links them or what was looked for', () => {
    const pairs = originPairs(records, found, fullLinks)
    const pair = (a: string, b: string) => pairs.find(({ documents }) => documents.join() === [a, b].join())
    expect(pairs).toHaveLength(45)
    expect(pair('a', 'c')).toMatchObject({
      rule: 'I6',
      links: [],
      notFound: expect.arrayContaining(['copy', 'citation']),
    })
    expect(pair('a', 'b')).toMatchObject({ rule: 'I1', links: [{ kind: 'shared-quotation', similarity: 1 }] })
    expect(pair('c', 'd')?.rule).toBe('I7')
    expect(pair('b', 'c')?.rule).toBe('I5')
    expect(pair('f', 'g')).toMatchObject({ rule: 'I3', links: [{ kind: 'citation' }] })
    expect(pair('i', 'j')).toMatchObject({ rule: 'I2', links: [{ kind: 'near-duplicate', similarity: 0.5 }, {}] })
    expect(pair('c', 'e')?.rule).toBe('I10')
    expect(pair('d', 'h')?.rule).toBe('I9')
  })

  it('order never matters, and pairs are symmetric', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.shuffledSubarray(fullLinks, { minLength: fullLinks.length }),
        fc.shuffledSubarray(parties, { minLength: parties.length }),
        fc.boolean(),
        (shuffled, links, rows, turned) => {
          const turnedLinks = links.map(({ documents: [a, b], ...link }) => ({
            ...link,
            documents: (turned ? [b, a] : [a, b]) as [string, string],
          }))
          const again = originsOf(shuffled, { parties: rows, documentLinks: turnedLinks })
          expect(again).toEqual(found)
          expect(originPairs(shuffled, again, turnedLinks)).toEqual(originPairs(records, found, fullLinks))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('every statement that has a source stands in one origin and no more', () => {
    fc.assert(
      fc.property(fc.subarray(records), (some) => {
        const statements = originsOf(some, { parties, documentLinks: fullLinks }).flatMap((origin) => origin.statements)
        expect(new Set(statements).size).toBe(statements.length)
        for (const { id, statement } of some) if (statement.chain.length > 1) expect(statements).toContain(id)
      }),
      { numRuns: 50 },
    )
  })
})
