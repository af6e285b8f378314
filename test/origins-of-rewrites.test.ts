import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countOrigins } from '../src/corroborate/count-origins.ts'
import { documentLinks } from '../src/corroborate/document-links.ts'
import { originsOf } from '../src/corroborate/origins-of.ts'
import { readParties } from '../src/corroborate/read-parties.ts'
import { statementRecords } from '../src/corroborate/statement-records.ts'
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
