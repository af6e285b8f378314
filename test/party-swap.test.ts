import { describe, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { pairs } from './party-swap-pairs.ts'
import { neutralReading, readTemplates } from './party-swap.ts'

const reader = createReader()

describe.each(Object.keys(pairs))(
  'swapping the names of the two sides leaves the reading unchanged: %s',
  (language) => {
    test.each(readTemplates(language))('%s: %s', (kind, template) => {
      for (const [a, b] of pairs[language][kind]) {
        const one = neutralReading(reader, language, template, { A: a, B: b })
        const other = neutralReading(reader, language, template, { A: b, B: a })
        expect(other).toEqual(one)
        expect(one.statements.length).toBeGreaterThan(0)
      }
    })
  },
)

describe('known to be read by the name still (a template that reads alike moves to en.txt)', () => {
  test.fails.each(readTemplates('en-open'))('%s: %s', (kind, template) => {
    for (const [a, b] of pairs.en[kind])
      expect(neutralReading(reader, 'en', template, { A: b, B: a })).toEqual(
        neutralReading(reader, 'en', template, { A: a, B: b }),
      )
  })
})
