import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import type { IntakeItem } from '../intake-item.ts'
import { sniffFormat } from '../sniff-format.ts'
import { takeIn } from '../take-in.ts'
import { findForward } from './find-forward.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-mail-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(content: string | Uint8Array, name = 'a.eml'): Promise<IntakeItem[]> {
  const bytes = typeof content === 'string' ? content.replaceAll('\n', '\r\n') : content
  writeFileSync(join(folder, name), bytes)
  const items: IntakeItem[] = []
  for await (const item of takeIn([join(folder, name)], { said: {}, stdin: Readable.from([]) })) items.push(item)
  return items
}

const segmentsOf = ({ input }: IntakeItem) =>
  input?.told?.map(({ kind, start, end }) => [kind, input.text?.slice(start, end)])

const head = (subject: string, from = "=?utf-8?q?Mairie_d'Orbia?= <presse@orbia.example>"): string =>
  `From: ${from}\nTo: desk@wire.example\nSubject: ${subject}\nDate: Wed, 3 Apr 2024 00:30:00 +0200 (CEST)\nMIME-Version: 1.0\n`
const plain = 'Content-Type: text/plain; charset=utf-8\n\n'

describe('a mail', () => {
  test('gives its text, sender, day and subject, and lists what hangs on it', async () => {
    const [item, ...more] = await take(
      `${head('=?utf-8?q?Le_pont_ferm=C3=A9?=')}Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Un pont a =E9t=E9 touch=E9.

-- 
Service de presse
--x
Content-Type: image/png; name=p.png
Content-Disposition: attachment; filename="p.png"
Content-Transfer-Encoding: base64

aGVsbG8=
--x--
`,
    )
    expect(more).toEqual([])
    expect(segmentsOf(item)).toEqual([
      ['headline', 'Le pont fermé'],
      ['body', 'Un pont a été touché.'],
      ['boilerplate', '-- \nService de presse'],
    ])
    expect(item.input).toMatchObject({
      outlet: "Mairie d'Orbia",
      authors: ["Mairie d'Orbia"],
      publishedAt: '2024-04-03T00:30:00+02:00',
      title: 'Le pont fermé',
      capture: { format: 'eml', from: 'a.eml' },
      media: [
        { kind: 'image/png', name: 'p.png', bytes: 5, sha256: createHash('sha256').update('hello').digest('hex') },
      ],
    })
  })

  test('passed on in the text names whose it was', async () => {
    const [item] = await take(
      `${head('TR: Le pont')}${plain}Pour information.\n\n---------- Message transféré ---------\nDe : Préfecture <p@pref.example>\nDate : mar. 2 avr. 2024\nObjet : Le pont\nÀ : <a@b.example>\n\nLe pont est fermé.\n`,
    )
    expect(item.input?.forwardedFrom).toEqual({ name: 'Préfecture' })
    expect(segmentsOf(item)?.map(([kind]) => kind)).toEqual(['headline', 'body', 'boilerplate', 'body'])
    expect(item.input?.text?.endsWith('Le pont est fermé.')).toBe(true)
  })

  test('passed on whole is a document of its own', async () => {
    const inner = `${head('Dedans', 'B <b@c.example>')}${plain}Le pont est fermé.`
    const items = await take(
      `${head('Dehors')}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n${inner}\n--x--\n`,
    )
    expect(items.map(({ input }) => [input?.title, input?.outlet, input?.capture?.from])).toEqual([
      ['Dedans', 'B', 'a.eml#1'],
    ])
  })

  test('is known by its first lines too, and pictures in it make it no saved page', () => {
    const sniff = (name: string, text: string) => sniffFormat({ name, head: Buffer.from(text) })
    expect(sniff('message', `Received: x\n${head('a')}\n`)).toBe('eml')
    expect(sniff('a.eml', `${head('a')}Content-Type: multipart/related; boundary=x\n\n`)).toBe('eml')
    expect(sniff('a.txt', `${head('a')}\n`)).toBe('text')
  })

  test.each([
    ['that is none', 'Un pont a été touché.', 'input-malformed'],
    ['without a word', `From: a@b.example\n${plain}\n`, 'input-empty'],
    ['with parts in parts without end', `${head('a')}${nested(400)}`, 'input-damaged'],
  ])('%s says so', async (_what, content, code) => {
    expect((await take(content)).map(({ error }) => error?.code)).toEqual([code])
  })
})

test.each([
  ['From: A <a@b>\nSent: Tuesday\nTo: c\nSubject: d\n\nText', 'A'],
  ['> От: Пресс-служба <a@b>\n> Дата: вторник\n> Тема: мост\n\nТекст', 'Пресс-служба'],
  ['*Von:* Amt [mailto:a@b]\n*Gesendet:* Dienstag\n*Betreff:* Brücke\n\nText', 'Amt'],
  ['مكتب\nمن: البلدية\nالتاريخ: الثلاثاء\nالموضوع: الجسر\n\nنص', 'البلدية'],
  ['Date: yesterday\nTo: all\nThe bridge is closed.', undefined],
  ['De : x\nLe pont.', undefined],
])('what was passed on is found by its header lines: %j', (text, from) => {
  expect(findForward(text)?.from).toBe(from)
})

function nested(depth: number): string {
  const open = Array.from({ length: depth }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`)
  return `${open.join('')}${plain}x`
}
