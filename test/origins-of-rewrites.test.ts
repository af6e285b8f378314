import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countOrigins } from '../src/corroborate/count-origins.ts'
import { documentLinks } from '../src/corroborate/document-links.ts'
import { originPairs } from '../src/corroborate/origin-pairs.ts'
import { originsOf } from '../src/corroborate/origins-of.ts'
import { readParties } from '../src/corroborate/read-parties.ts'
import { statementRecords } from '../src/corroborate/statement-records.ts'
import type { Origin } from '../src/model/incident.ts'
import { createReader } from '../src/reading/read-document.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const reader = createReader({ gazetteerFiles: [join(fixtures, 'cimes-gazetteer.tsv')] })
const parties = readParties(
  [
    'conflict\tparty\tmember\tfrom\tto\treason\tsource',
    'Cimes\tLigue\tactor:ligue-des-cimes\t\t\tits own name\tcommuniqué of 4 May 2024',
    'Cimes\tLorvanie\tcountry:lorvanie\t\t\tits own organs\tLe Matin de Lorvanie',
  ].join('\n'),
  'parties.tsv',
)

interface Written {
  id: string
  language: string
  outlet: string
  publishedAt: string
  text: string
}

/** Texts of a fixture: "@ lang | outlet | day" begins each. */
function textsOf(file: string): Written[] {
  const blocks = readFileSync(join(fixtures, file), 'utf8').split(/^@ /m).slice(1)
  return blocks.map((block, at) => {
    const [head, ...lines] = block.split('\n')
    const [language, outlet, publishedAt] = head.split(' | ')
    return { id: `d${String(at + 1).padStart(2, '0')}`, language, outlet, publishedAt, text: lines.join('\n').trim() }
  })
}

/** Origins of all that the texts say, taken as one incident. */
function originsIn(texts: readonly Written[]) {
  const records = texts.flatMap((text) => statementRecords(reader.read(text), text.id))
  const links = documentLinks(texts.map(({ id, text }) => ({ document: id, text })))
  return { records, origins: originsOf(records, { parties, documentLinks: links }) }
}

test('twenty rewrites of one communiqué, in French and English, have one origin', () => {
  const texts = textsOf('communique-rewrites.txt')
  const { origins } = originsIn(texts)
  expect(texts).toHaveLength(20)
  expect(origins).toMatchObject([
    {
      actor: 'actor:ligue-des-cimes',
      relation: 'claimant',
      side: 'Ligue',
      independence: 'side',
      documents: texts.map(({ id }) => id),
    },
  ])
  expect(
    countOrigins(
      texts.map(({ id }) => id),
      origins,
    ),
  ).toEqual({ reports: 20, origins: 1, independent: 1, unknown: 0 })
})

test('the same twenty in another order, and any ten of them, give the same origin', () => {
  const texts = textsOf('communique-rewrites.txt')
  const whole = originsIn(texts).origins
  expect(originsIn(texts.toReversed()).origins).toEqual(whole)
  const odd = texts.filter((_, at) => at % 2 === 0)
  expect(originsIn(odd).origins).toMatchObject([{ actor: 'actor:ligue-des-cimes', documents: odd.map(({ id }) => id) }])
})

const strike = originsIn(textsOf('one-strike.txt'))

test('fourteen texts on one strike have eleven origins, of which two sides and four observers count', () => {
  const rows = strike.origins.map(({ id, relation, side, documents, independence }) =>
    [id, relation, side, independence, documents.join(' ')].join(' | '),
  )
  expect(rows).toEqual([
    'actor actor:ligue-des-cimes | claimant | Ligue | side | d01 d02 d03 d09',
    'actor actor:lorvanie-mod | affected | Lorvanie | side | d02 d03 d12',
    'actor actor:lorvanie-state-military | affected | Lorvanie | side | d02 d03 d04 d09',
    'actor actor:rivage-relief | third-party-observer | none | third-party | d12',
    'actor actor:veldras-hospital | third-party-observer | none | third-party | d11',
    'anonymous d07 source medicale | unknown | unknown | unknown | d07',
    'anonymous d08 habitant | third-party-observer | unknown | unknown | d08',
    'anonymous d13 medical source | unknown | unknown | unknown | d13',
    'collective | third-party-observer | none | third-party | d07 d11',
    'named orso tellin | affected | Lorvanie | side | d02 d03 d04 d05 d06 d10',
    'reporter actor:aurane | third-party-observer | none | third-party | d14',
  ])
  const documents = strike.records.map(({ document }) => document)
  expect(countOrigins(documents, strike.origins)).toEqual({ reports: 14, origins: 11, independent: 6, unknown: 3 })
})

test('the pair table says of each two texts what links them and what was looked for', () => {
  const texts = textsOf('one-strike.txt')
  const links = documentLinks(texts.map(({ id, text }) => ({ document: id, text })))
  const pairs = originPairs(strike.records, strike.origins, links)
  const rule = (a: string, b: string) => pairs.find(({ documents }) => documents.join() === `${a},${b}`)?.rule
  expect(pairs).toHaveLength(91)
  // A dispatch and its reprint, a part of it in another paper, a paper that cites the agency, a mayor in two languages.
  expect([rule('d02', 'd03'), rule('d03', 'd04'), rule('d02', 'd06'), rule('d05', 'd10')]).toEqual([
    'I2',
    'I2',
    'I3',
    'I4',
  ])
  // The party that claims and the party hit; a party and an observer; two observers; sources without a name.
  expect([rule('d01', 'd10'), rule('d01', 'd11'), rule('d07', 'd13')]).toEqual(['I6', 'I7', 'I10'])
  for (const { links: found, notFound } of pairs)
    expect(new Set([...found.map(({ kind }) => kind), ...notFound]).size).toBeGreaterThanOrEqual(6)
})

test('with the sides swapped in the parties file the same origins stand in the same relations', () => {
  const swapped = parties.map((row) => ({ ...row, party: row.party === 'Ligue' ? 'Lorvanie' : 'Ligue' }))
  const texts = textsOf('one-strike.txt')
  const links = documentLinks(texts.map(({ id, text }) => ({ document: id, text })))
  const again = originsOf(strike.records, { parties: swapped, documentLinks: links })
  const told = ({ id, relation, independence }: Origin) => [id, relation, independence]
  expect(again.map(told)).toEqual(strike.origins.map(told))
})
