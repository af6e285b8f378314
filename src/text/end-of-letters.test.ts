import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfLetters, isPlainBlank } from './end-of-letters.ts'

test('a run of letters ends where the regular expression says', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'aZé×÷ßœʼ’\u0301ªµ1_ -ŁЖع𝔘'), maxLength: 8 }),
  )
  fc.assert(
    fc.property(texts, fc.nat(8), (text, at) => {
      const from = Math.min(at, text.length)
      // Inside a surrogate pair no reader ever stands.
      fc.pre(!/[\udc00-\udfff]/.test(text[from] ?? ''))
      const run = /^\p{L}[\p{L}\p{M}]*/u.exec(text.slice(from))?.[0] ?? ''
      expect(endOfLetters(text, from)).toBe(from + run.length)
    }),
  )
})

test('plain blanks are those of the regular expression', () => {
  for (let code = 0; code < 128; code++) expect(isPlainBlank(code)).toBe(/\s/.test(String.fromCharCode(code)))
})
