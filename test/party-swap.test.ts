import { describe, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { neutralReading, pairs, readTemplates } from './party-swap.ts'

const reader = createReader()

describe('swapping the names of the two sides leaves the reading unchanged', () => {
  test.each(readTemplates())('%s: %s', (kind, template) => {
    for (const [a, b] of pairs[kind]) {
      const one = neutralReading(reader, template, { A: a, B: b })
      const other = neutralReading(reader, template, { A: b, B: a })
      expect(other).toEqual(one)
      expect(one.statements.length).toBeGreaterThan(0)
    }
  })
})
