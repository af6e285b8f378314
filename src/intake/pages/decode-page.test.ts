import { expect, test } from 'vitest'
import { decodePage } from './decode-page.ts'

const cyrillic = Buffer.from([
  0xc2, 0xe7, 0xf0, 0xfb, 0xe2, 0x20, 0xe2, 0x20, 0xc7, 0xe0, 0xf0, 0xe5, 0xf6, 0xea, 0xe5, 0x2e, 0x20,
])
const words = Buffer.concat(Array.from({ length: 30 }, () => cyrillic))
const page = (charset: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"></head><body><p>`), body])

test('the charset that the page names is used', () => {
  expect(decodePage(page('windows-1251', words)).text).toContain('Взрыв в Зарецке.')
  expect(decodePage(page('iso-8859-1', Buffer.from([0x93, 0xe9, 0x94]))).text).toContain('“é”')
})

test('the server goes before the page', () => {
  expect(decodePage(page('koi8-r', words), 'text/html; charset=windows-1251').text).toContain('Взрыв')
})

test.each([
  ['utf-8', words, 'Взрыв в Зарецке.', 'the page says utf-8, which its bytes are not'],
  ['iso-8859-1', words, 'Взрыв в Зарецке.', 'the page says iso-8859-1, which its letters are not'],
  [
    'windows-1251',
    Buffer.from('Взрыв в Зарецке.'),
    'Взрыв в Зарецке.',
    'the page says windows-1251, but its bytes are UTF-8',
  ],
  ['klingon', Buffer.from('Взрыв в Зарецке.'), 'Взрыв в Зарецке.', 'the page says klingon, but its bytes are UTF-8'],
])('a charset that lies (%s) is not believed, and that is told', (charset, body, text, remark) => {
  const decoded = decodePage(page(charset, body))
  expect(decoded.text).toContain(text)
  expect(decoded.provenance).toContain(remark)
})
