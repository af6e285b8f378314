import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { plainDocument } from './dates/plain-document.test-support.ts'
import { resolveDates } from './resolve-dates.ts'

const pack = loadPack('fr')!
const read = (text: string, known = {}) => resolveDates(plainDocument(text, known), pack)

describe('the publication date', () => {
  it('is the one that came with the document', () => {
    const { publishedAt, publishedAtBasis } = read('Hier, un pont a sauté.', { publishedAt: '2024-05-15T08:00:00Z' })
    expect([publishedAt, publishedAtBasis]).toEqual(['2024-05-15T08:00:00Z', 'metadata'])
  })

  it('is read from a dateline, whose year the window gives', () => {
    const text = 'LORVE, 7 mars (Halvia) – Un dépôt a brûlé vendredi. La trêve avait été rompue le 11 octobre 2024.'
    const found = read(text, { retrievedAt: '2025-03-20' })
    expect(found).toMatchObject({ publishedAt: '2025-03-07', evidence: [{ rule: 'dateline', note: '7 mars' }] })
    expect(found.dates.map(({ date }) => [date.start, date.anchor])).toEqual([
      ['2025-03-07', 'dateline'],
      ['2025-03-07', 'dateline'],
      ['2024-10-11', undefined],
    ])
  })

  it('is read from the signed date of a communiqué', () => {
    const text =
      'Le lundi 20 février, nos unités ont pris la colline.\nDepuis le 1er décembre 2022, rien.\nHauteville, le 21 février'
    expect(read(text, { retrievedAt: '2023-03-05' }).publishedAt).toBe('2023-02-21')
  })

  it('is inferred from a weekday that fits one year, with its evidence (D1)', () => {
    const text = 'Le Front du Val a annoncé mardi 5 mars une attaque. La guerre a commencé le 7 octobre 2023.'
    const { publishedAt, publishedAtBasis, evidence, dates } = read(text)
    expect([publishedAt, publishedAtBasis]).toEqual(['2024-03-05', 'inferred'])
    expect(evidence[0].note).toContain('window open after 2023-10-07')
    expect(dates[0].date).toMatchObject({
      timex: 'XXXX-03-05',
      edtf: '2024-03-05?',
      basis: 'weekday-match',
      evidence: [{ rule: 'D1', kept: ['2024-03-05'] }],
      needsReview: ['year inferred'],
    })
  })

  it('stays unknown where nothing gives a year', () => {
    const { publishedAt, publishedAtBasis, dates } = read('Mardi 5 mars, un pont a sauté.')
    expect([publishedAt, publishedAtBasis]).toEqual([null, 'unknown'])
    expect(dates[0].date).toMatchObject({ start: null, edtf: 'XXXX-03-05', needsReview: ['year'] })
  })

  it('does not repair a weekday that fits no year of the window (D7)', () => {
    const text = 'Lundi 5 mars, un convoi a été pillé. Le siège dure depuis le 3 novembre 2023.'
    const { publishedAt, dates } = read(text, { retrievedAt: '2024-05-20' })
    expect(publishedAt).toBeNull()
    expect(dates[0].date).toMatchObject({ start: null, needsReview: ['weekday and date disagree'] })
    expect(dates[0].date.evidence?.map(({ rule }) => rule)).toEqual(['D1', 'D7'])
  })
})

describe('every text', () => {
  const pieces = [
    'mardi',
    '5',
    'mars',
    'le ',
    'nuit de ',
    'à ',
    '20 h',
    '31',
    '2024',
    'février',
    "d'ici ",
    'il y a ',
    'ans',
    '-',
    '/',
    ' ',
    '\n',
    '\u00a0',
    'siècle',
    '9999999',
    'vingt',
    'dernier',
    '\ud800',
    'É',
    '’',
    '(',
    ')',
  ]

  it('gives dates that quote it, in order, with real days', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, '2024-02-29', '0001-01-01', '9999-12-31'), (words, publishedAt) => {
        const { dates } = read(words, publishedAt ? { publishedAt } : {})
        let last = 0
        dates.forEach(({ date }, index) => {
          expect(date.id).toBe(`d${index + 1}`)
          expect(words.slice(date.span.start, date.span.end)).toBe(date.span.exact)
          expect(date.span.start).toBeGreaterThanOrEqual(last)
          last = date.span.end
          for (const day of [date.start, date.end]) if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same answer twice', () => {
    const text = 'Vendredi soir, trois obus. Fin mars, dix. Il y a deux ans, cent.'
    expect(read(text, { publishedAt: '2024-05-15' })).toEqual(read(text, { publishedAt: '2024-05-15' }))
  })
})
