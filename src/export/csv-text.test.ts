import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

test('a cell that a spreadsheet would run starts with an apostrophe; numbers stay numbers', () => {
  expect(csvText([['=1+1', ' \u00a0@x', '-3', '+7', '- dash', 'plain', 4, null]])).toBe(
    `'=1+1,"' \u00a0@x",-3,'+7,'- dash,plain,4,\r\n`.replace(`"' \u00a0@x"`, `' \u00a0@x`),
  )
})

test('no text of a cell opens a formula or breaks a row', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvText([[text, 'end']])
        .replace(/,end\r\n$/u, '')
        .replace(/^"|"$/gu, '')
      expect(/^[=+@]/u.test(cell)).toBe(/^\+?-?\d+(?:\.\d+)?$/u.test(text) && /^[=+@]/u.test(text))
    }),
  )
})

test('a cell with a line break of any kind is quoted', () => {
  expect(csvText([['a\nb', 'c\rd', 'e']])).toBe('"a\nb","c\rd",e\r\n')
})
