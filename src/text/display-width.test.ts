import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayWidth, wrapLines } from './display-width.ts'

test('marks and styles take no column, wide letters and emoji two', () => {
  expect(displayWidth('été')).toBe(3)
  expect(displayWidth('e\u0301te\u0301')).toBe(3)
  expect(displayWidth('\u001b[33m▲mot\u001b[39m')).toBe(4)
  expect(displayWidth('漢字')).toBe(4)
  expect(displayWidth('👉')).toBe(2)
  expect(displayWidth('قال')).toBe(3)
})

test('lines break at spaces, never at no-break spaces', () => {
  expect(wrapLines('un deux trois quatre', 9)).toEqual(['un deux', 'trois', 'quatre'])
  expect(wrapLines('le 5\u00a0mars 2024', 8)).toEqual(['le', '5\u00a0mars', '2024'])
})

test('a word wider than the line is cut', () => {
  expect(wrapLines('ab cdefghij k', 4)).toEqual(['ab', 'cdef', 'ghij', 'k'])
})

test('any text fits its lines and keeps its characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrapLines(text, width)
      for (const line of lines) if ([...line].length > 1) expect(displayWidth(line)).toBeLessThanOrEqual(width + 1)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
