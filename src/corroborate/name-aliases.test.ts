import { describe, expect, test } from 'vitest'
import type { Actor } from '../model/actor.ts'
import type { ChainLink } from '../model/statement.ts'
import { aliasKey, withAliases, type NameAlias } from './name-aliases.ts'
import type { StatementRecord } from './statement-record.ts'
import { incidentOf } from './status.test-support.ts'

const bodyCalled = (name: string): Actor => ({
  id: `actor:${name.toLowerCase().replaceAll(/\W+/gu, '-')}`,
  type: 'armed-group',
  names: [{ text: name, lang: 'fr', kind: 'official' }],
  displayName: name,
  typeBasis: 'source',
})
const front = bodyCalled('Front de Corvane')
const [made] = incidentOf(['army: denies event']).records
const span = (exact: string) => ({ start: 0, end: exact.length, exact })

/** A record whose source is told in some words. */
function saidBy(link: Partial<ChainLink>, lang = 'fr'): StatementRecord {
  const chain: ChainLink[] = [
    { order: 0, role: 'author', actor: null },
    { order: 1, role: 'origin', actor: null, ...link },
  ]
  return { ...made, lang, actors: [], statement: { ...made.statement, chain } }
}
const told = (link: Partial<ChainLink>, alias: Partial<NameAlias> = {}, lang = 'fr') =>
  withAliases([saidBy(link, lang)], [{ name: 'le Front', is: front, ...alias }])[0].statement.chain[1].actor

describe('names that stand for others', () => {
  test.each([
    ['the name', { mention: span('Front') }, 'fr', front.id],
    ['the name with its article', { mention: span('le Front') }, 'fr', front.id],
    ['a pronoun that means it', { mention: span('il'), antecedent: span('Le Front') }, 'fr', front.id],
    ['its spokesman', { mention: span('le porte-parole du Front') }, 'fr', front.id],
    ['its longer name', { mention: span('le Front populaire') }, 'fr', null],
    ['who commands it', { mention: span('le chef du Front') }, 'fr', null],
    ['another body that the text tells', { mention: span('le Front'), actor: 'actor:other' }, 'fr', 'actor:other'],
    ['words of another language', { mention: span('the Frontier') }, 'en', null],
  ])('%s', (_, link, lang, expected) => expect(told(link, {}, lang)).toBe(expected))

  test('of a language and days alone, and of no day that is not known', () => {
    const link = { mention: span('le Front') }
    expect(told(link, { language: 'en' })).toBe(null)
    expect(told(link, { from: '1900-01-01' })).toBe(made.publishedAt ? front.id : null)
    expect(told(link, { to: '1900-01-01' })).toBe(null)
  })

  test('the words stay, and who says what a name stands for is told beside them', () => {
    const [record] = withAliases([saidBy({ mention: span('le Front') })], [{ name: 'Front', is: front }])
    expect(record.statement.chain[1]).toMatchObject({ mention: { exact: 'le Front' }, standsFor: 'Front de Corvane' })
    expect(record.actors).toEqual([front])
  })

  test('the order of names swapped gives the sides swapped: rules know no names', () => {
    const ligue = bodyCalled('Ligue du Nord')
    const both = [
      { name: 'Front', is: front },
      { name: 'Ligue', is: ligue },
    ]
    const links = [saidBy({ mention: span('le Front') }), saidBy({ mention: span('la Ligue') })]
    const actors = withAliases(links, both).map(({ statement }) => statement.chain[1].actor)
    const swapped = [
      { name: 'Front', is: ligue },
      { name: 'Ligue', is: front },
    ]
    expect(withAliases(links, swapped).map(({ statement }) => statement.chain[1].actor)).toEqual(actors.toReversed())
  })

  test('names that stand for each other end somewhere', () => {
    const other = bodyCalled('Front')
    const circle = [
      { name: 'Front', is: front },
      { name: 'Front de Corvane', is: other },
    ]
    expect(() => withAliases([saidBy({ mention: span('le Front') })], circle)).not.toThrow()
  })

  test('articles and titles are no part of a name', () => {
    expect(aliasKey('le Front', 'fr')).toBe(aliasKey('Front', 'fr'))
    expect(aliasKey('the Front', 'en')).toBe(aliasKey('Front', 'en'))
  })
})
