import { expect, test } from 'vitest'
import { isMhtml, splitMhtml } from './split-mhtml.ts'

const file = (...parts: string[]): Buffer =>
  Buffer.from(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://a.example/page',
      'Date: Sat, 12 Apr 2031 18:40:00 -0000',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="--x--"',
      '',
      '',
      ...parts.flatMap((part) => ['----x--', part]),
      '----x----',
    ].join('\r\n'),
    'latin1',
  )
const part = (head: string, body: string): string => `${head}\r\n\r\n${body}`

test('the page is the part at the address that the browser showed, not a frame before it', () => {
  const bytes = file(
    part('Content-Type: text/html\r\nContent-Location: https://ads.example/frame', '<p>frame</p>'),
    part('Content-Type: text/html; charset=windows-1251\r\nContent-Location: https://a.example/page', '<p>page</p>'),
  )
  expect(isMhtml(bytes)).toBe(true)
  const page = splitMhtml(bytes)
  expect(Buffer.from(page!.bytes).toString()).toBe('<p>page</p>')
  expect(page).toMatchObject({ url: 'https://a.example/page', contentType: 'text/html; charset=windows-1251' })
})

test('quoted-printable and base64 give the bytes back', () => {
  const quoted = file(
    part(
      'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
      '<p>caf=C3=A9 =\r\ncr=C3=A8me  \r\n</p>',
    ),
  )
  expect(Buffer.from(splitMhtml(quoted)!.bytes).toString()).toBe('<p>café crème\r\n</p>')
  const packed = file(
    part('Content-Type: text/html\r\nContent-Transfer-Encoding: base64', Buffer.from('<p>é</p>').toString('base64')),
  )
  expect(Buffer.from(splitMhtml(packed)!.bytes).toString()).toBe('<p>é</p>')
})

test('a file that was cut off gives what it has, one without a page nothing', () => {
  const whole = file(part('Content-Type: text/html', `<p>${'mot '.repeat(50)}</p>`))
  expect(Buffer.from(splitMhtml(whole.subarray(0, whole.length - 100))!.bytes).toString()).toContain('mot mot')
  expect(splitMhtml(file(part('Content-Type: image/png', 'x')))).toBeNull()
})
