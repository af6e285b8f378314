import { describe, expect, it } from 'vitest'
import type { PartyMember } from '../model/party.ts'
import { originPairs } from './origin-pairs.ts'
import { originsOf } from './origins-of.ts'
import { actor, record, type RecordSketch } from './records.test-support.ts'

const league = actor('actor:ligue-des-cimes', 'armed-group', 'Ligue des Cimes')
const claim = 'Nous avons frappé le pont de Veldras cette nuit'
const own = (id: string, more: Partial<RecordSketch> = {}): RecordSketch => ({
  id,
  act: 'claims-responsibility',
  content: claim,
  ...more,
})
const unnamed = (id: string, more: Partial<RecordSketch> = {}): RecordSketch => ({
  id,
  content: 'deux soldats ont été tués près du pont',
  chain: [{ words: 'une source sécuritaire', named: 'anonymous' }],
  ...more,
})
const told = (sketches: RecordSketch[], parties: PartyMember[] = []) => {
  const records = sketches.map(record)
  const origins = originsOf(records, { parties })
  return { origins, pairs: originPairs(records, origins) }
}
const fromLeague = { name: 'Ligue des Cimes' }

describe('a forwarded post', () => {
  it('is the utterance of its author: two channels that forward it, and the post itself, are one origin (I1)', () => {
    const { origins, pairs } = told([
      own('a/1', { outlet: 'Ligue des Cimes' }),
      own('b/1', { outlet: 'Radio des Cimes', forwardedFrom: fromLeague }),
      own('c/1', { outlet: 'Vallée libre', forwardedFrom: fromLeague }),
    ])
    expect(origins).toMatchObject([
      { name: 'Ligue des Cimes', statements: ['a/1', 'b/1', 'c/1'], basis: 'same-utterance' },
    ])
    expect(origins[0].rules).toContain('I1')
    expect(pairs.map(({ rule, links }) => [rule, links[0].kind])).toEqual(
      Array.from({ length: 3 }, () => ['I1', 'forward']),
    )
  })

  it('never makes who passes it on its origin, nor gives it his side', () => {
    const member = (party: string, name: string): PartyMember => ({
      conflict: 'Cimes',
      party,
      member: name,
      from: null,
      to: null,
      reason: 'says so itself',
      source: 'Aurane',
    })
    const rows = [member('Cimes', league.id), member('Lorvanie', 'Radio de Lorvanie')]
    const forward = own('a/1', { outlet: 'Radio de Lorvanie', forwardedFrom: fromLeague, actors: [league] })
    expect(told([forward], rows).origins).toMatchObject([{ actor: league.id, side: 'Cimes' }])
    const ownVoice: RecordSketch = { id: 'b/1', outlet: 'Radio de Lorvanie', forwardedFrom: { name: 'Vallée libre' } }
    expect(told([ownVoice], rows).origins).toEqual([])
  })

  it('has one unnamed source wherever it is forwarded, two posts of two authors have two', () => {
    const alike = [unnamed('a/1', { forwardedFrom: fromLeague }), unnamed('b/1', { forwardedFrom: fromLeague })]
    expect(told(alike).origins).toHaveLength(1)
    expect(
      told([unnamed('a/1', { forwardedFrom: fromLeague }), unnamed('b/1', { outlet: 'Vallée libre' })]).origins,
    ).toHaveLength(2)
  })

  it('is no other post of its author: address and minute tell them apart', () => {
    const kinds = (a: Partial<RecordSketch>, b: Partial<RecordSketch>) =>
      told([own('a/1', a), own('b/1', b)]).pairs[0].links.map(({ kind }) => kind)
    const post = { outlet: 'Ligue des Cimes', day: '2024-05-04T10:00:00Z', url: 'https://t.me/ligue/5' }
    const at = (minute: string) => ({ forwardedFrom: { ...fromLeague, at: `2024-05-04T${minute}:00+02:00` } })
    expect(kinds(post, at('12:00'))).toContain('forward')
    expect(kinds(post, at('12:01'))).not.toContain('forward')
    expect(kinds(post, { forwardedFrom: { name: 'Ligue', url: post.url } })).toContain('forward')
  })

  it('counts on the day of the post, not of the forward', () => {
    const forward = own('a/1', { day: '2024-05-09', forwardedFrom: { ...fromLeague, at: '2024-05-04T10:00:00Z' } })
    expect(told([forward]).origins[0].days).toEqual(['2024-05-04'])
  })
})

describe('a credit', () => {
  const credit = (relation: 'by' | 'with' | 'republished-from') => ({ credits: [{ name: 'Aurane', relation }] })

  it('makes the unnamed source of two papers one where both have their text from one agency (I2)', () => {
    for (const relation of ['by', 'with'] as const) {
      const two = told([
        unnamed('a/1', { outlet: 'Le Quotidien', ...credit(relation) }),
        unnamed('b/1', { outlet: 'La Tribune', ...credit('by') }),
      ])
      expect(two.origins).toMatchObject([{ statements: ['a/1', 'b/1'], rules: ['I2', 'I10'] }])
      expect(two.pairs[0].links.map(({ kind }) => kind)).toContain('same-dispatch')
    }
    expect(told([unnamed('a/1', { outlet: 'Le Quotidien' }), unnamed('b/1', credit('by'))]).origins).toHaveLength(2)
  })

  it('links a text to the agency’s own text, and leads who cites the agency to it (I3)', () => {
    const aurane = actor('actor:aurane', 'media', 'Aurane')
    const citing: RecordSketch = {
      id: 'c/1',
      act: 'relays',
      chain: [{ words: 'Aurane', actor: aurane.id }],
      actors: [aurane],
    }
    const mayor = { chain: [{ words: 'le maire de Veldras', named: 'role' as const }] }
    const { origins, pairs } = told([{ id: 'a/1', outlet: 'Le Quotidien', ...credit('by'), ...mayor }, citing])
    expect(origins).toMatchObject([{ statements: ['a/1', 'c/1'], basis: 'citation' }])
    expect(pairs[0].links.map(({ kind }) => kind)).toContain('same-dispatch')
    const both = told([
      { id: 'a/1', outlet: 'Le Quotidien', ...credit('with') },
      { id: 'b/1', outlet: 'Aurane' },
    ])
    expect(both.pairs[0]).toMatchObject({ rule: 'I3', links: [{ kind: 'citation' }] })
  })

  it('hears the body whose text a site takes over in its “we”', () => {
    const { origins } = told([own('a/1', { outlet: 'Le Quotidien', ...credit('republished-from') })])
    expect(origins).toMatchObject([{ name: 'Aurane' }])
  })
})

describe('a translation', () => {
  const translation = { from: 'ar', by: 'Ana', of: 'a' }

  it('says nothing a second time: its sources are those of its original (I2)', () => {
    const { origins } = told([
      unnamed('a/1', {
        lang: 'ar',
        content: 'قتل جنديان قرب الجسر',
        chain: [{ words: 'مصدر أمني', named: 'anonymous' }],
      }),
      unnamed('b/1', { translation }),
    ])
    expect(origins).toHaveLength(1)
    expect(origins[0].rules).toContain('I2')
  })

  it('joins nobody where it is not told which of several is meant', () => {
    const other = { words: 'un responsable local', named: 'anonymous' as const }
    const { origins } = told([
      unnamed('a/1', { lang: 'ar', content: 'قتل جنديان', chain: [{ words: 'مصدر أمني', named: 'anonymous' }] }),
      unnamed('b/1', { translation }),
      unnamed('b/2', { translation, chain: [other] }),
    ])
    expect(origins.length).toBeGreaterThan(1)
  })

  it('joins no other text', () => {
    const { origins } = told([
      unnamed('b/1', { translation }),
      unnamed('c/1', { content: 'les deux soldats sont morts' }),
    ])
    const { origins: without } = told([unnamed('b/1'), unnamed('c/1', { content: 'les deux soldats sont morts' })])
    expect(origins.length).toBe(without.length)
  })
})
