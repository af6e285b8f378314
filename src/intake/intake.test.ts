import fc from 'fast-check'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { checkInput, isDate } from './check-input.ts'
import { decodeBytes } from './decode-bytes.ts'
import { documentFromInput } from './document-from-input.ts'
import { identifyLanguage } from './identify-language.ts'
import { repairText } from './repair-text.ts'
import { splitLines } from './split-lines.ts'

test.each([
  ['fr', 'Deux agents ont été blessés dans la nuit, selon la mairie.'],
  ['fr', 'Le ministère dément toute frappe.'],
  ['en', 'Two officers were wounded overnight, the mayor said.'],
  ['es', 'Dos agentes resultaron heridos por la noche, según el alcalde.'],
  ['de', 'Zwei Beamte wurden in der Nacht verletzt, sagte der Bürgermeister.'],
  ['ru', 'По словам мэра, ночью были ранены двое полицейских.'],
  ['uk', 'За словами мера, вночі було поранено двох поліцейських.'],
  ['ar', 'وقال رئيس البلدية إن شرطيين أصيبا خلال الليل'],
  ['fa', 'شهردار گفت که دو مأمور در شب زخمی شدند'],
  ['he', 'ראש העיר אמר כי שני שוטרים נפצעו בלילה'],
])('a short text in %s is recognised', (code, text) => {
  expect(identifyLanguage(text)).toBe(code)
})

test('a text without words has no language', () => {
  expect(identifyLanguage('123 — …')).toBe('und')
})

test('repairing keeps every offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { text } = repairText(`${raw}\0\ud800`)
      expect(text).toHaveLength(raw.length + 2)
      expect(/[\0\p{Surrogate}]/u.test(text)).toBe(false)
    }),
  )
  expect(repairText('a\ud83d\ude00\r\n\u202e')).toEqual({ text: 'a\ud83d\ude00\r\n\u202e', nul: 0, surrogates: 0 })
})

test('any string gives a document whose segments quote its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { document, text, excluded } = documentFromInput({ id: 'a', text: raw, language: 'fr' }, loadPack)
      expect(document.textSha256).toMatch(/^[0-9a-f]{64}$/)
      for (const { span } of excluded) expect(text.slice(span.start, span.end)).toBe(span.exact)
    }),
  )
})

test('what is known of a document comes from the input and never from the clock', () => {
  const { document } = documentFromInput({ id: 'a', text: 'Un mot.', language: 'fr-CA' }, loadPack)
  expect(document).toMatchObject({ lang: 'fr', publishedAt: null, publishedAtBasis: 'unknown', retrievedAt: null })
  const dated = documentFromInput({ id: 'a', text: 'Un mot.', language: 'fr', publishedAt: '2024-05-14' }, loadPack)
  expect(dated.document).toMatchObject({ publishedAt: '2024-05-14', publishedAtBasis: 'metadata' })
})

test.each([
  [
    'windows-1252',
    'La préfète a évoqué un « état d’urgence » à Noël : l’armée, elle, se tait, a-t-on appris à l’état-major.',
  ],
  ['utf-16le', 'La préfète se tait.'],
])('%s is read without being told', (encoding, text) => {
  const single = [...text].map((c) => ({ '’': 0x92, '«': 0xab, '»': 0xbb })[c] ?? c.charCodeAt(0))
  const bytes = encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Uint8Array.from(single)
  expect(decodeBytes(bytes).text).toBe(text)
})

test('a few damaged bytes do not change the encoding', () => {
  const bytes = Buffer.concat([Buffer.from('état '.repeat(60)), Buffer.from([0xe9]), Buffer.from(' fin')])
  const { text, provenance } = decodeBytes(bytes)
  expect(text).toContain('état \uFFFD fin')
  expect(provenance).toEqual(['encoding: UTF-8 with 1 damaged bytes, replaced by U+FFFD'])
})

test('a byte-order mark is not part of the text', () => {
  expect(decodeBytes(Buffer.from('\uFEFFUn mot.')).text).toBe('Un mot.')
})

test('dates of the calendar only', () => {
  expect(['2024-02-29', '2024-05-14T09:30:00Z', '2024-05-14T09:30+02:00'].every(isDate)).toBe(true)
  expect(['2023-02-29', '14/05/2024', '2024', ''].some(isDate)).toBe(false)
})

test('no value from outside throws anything but a SelonError', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ id: fc.string(), text: fc.string(), publishedAt: fc.anything() })),
      (value) => {
        try {
          checkInput(value)
        } catch (error) {
          expect((error as Error).name).toBe('SelonError')
        }
      },
    ),
  )
})

test('lines come whole however the bytes are cut, and long ones are dropped', async () => {
  const stream = Readable.from(['ab', 'c\nde', '\n', '\nxxxxxxxxxxxx', 'xxxx\nf'].map((part) => Buffer.from(part)))
  const lines: string[] = []
  for await (const { number, bytes, tooLong } of splitLines(stream, 8))
    lines.push(`${number} ${tooLong ? 'long' : Buffer.from(bytes)}`)
  expect(lines).toEqual(['1 abc', '2 de', '3 ', '4 long', '5 f'])
})
