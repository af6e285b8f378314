import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import { packCodes } from '../src/packs/load-pack.ts'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader()

/** News-like words and marks in any order, with the characters that break readers: no-break spaces, controls, lone surrogates. */
const piece = fc.oneof(
  fc.constantFrom(
    '« ',
    ' »',
    '"',
    '“',
    '”',
    "l'",
    'l’',
    ' selon ',
    ' a déclaré que ',
    ' dément ',
    ' revendique ',
    ' 12 morts',
    ' 30\u202f631',
    ' mardi 5 mars ',
    '. ',
    ', ',
    ' : ',
    ';',
    '\n\n',
    '\r\n',
    ' (AFP) –',
    ' la frappe',
    ' du port de Haïfa',
    ' aurait été tué',
    ' according to ',
    ' said it had ',
    " the army's ",
    ' denied killing ',
    ' told reporters that ',
    ' accused ',
    ' three people ',
    ' on Tuesday, March 5 ',
    ' the deputy head of the ',
    ' KILLED BY GUERRILLAS ',
    ' — ',
    '’s',
  ),
  fc.constantFrom('\u0000', '\ud800', '\udfff', '\u202e', '\ufeff', '\u00ad', '🙂', 'e\u0301', 'شارع', 'מלך', '\u2028'),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

test.each(packCodes())('no text throws, and every span quotes the text: %s', (language) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readAny(text, language)
      if (reading) expect(brokenSpans(reading, reading.text)).toEqual([])
    }),
    { numRuns: 300, seed: 7 },
  )
})

test.each(packCodes())('the same text gives the same reading twice: %s', (language) => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.stringify(readAny(text, language))).toBe(JSON.stringify(readAny(text, language)))
    }),
    { numRuns: 60, seed: 11 },
  )
})

/** Null for text that intake refuses by contract (empty). */
function readAny(text: string, language: string): Reading | null {
  if (text.trim() === '') return null
  return reader.read({ id: 'any', text, language })
}

function brokenSpans(value: unknown, text: string): unknown[] {
  if (value === null || typeof value !== 'object') return []
  const span = value as { start?: number; end?: number; exact?: string }
  const broken = typeof span.exact === 'string' && text.slice(span.start, span.end) !== span.exact ? [value] : []
  return [...broken, ...Object.values(value).flatMap((child) => brokenSpans(child, text))]
}
