import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { afterAll, expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import { docxOf, odtOf, xlsxOf, zipOf } from './fixtures/office-files.ts'
import { pdfOf } from './fixtures/pdf-file.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const title = 'Un pont touché à Orbia'
const body = [
  'Un pont d’Orbia a été touché mardi par un drone, a déclaré la mairie du port dans un communiqué transmis à la presse.',
  'Deux personnes ont été blessées, selon l’hôpital de la ville, qui précise que leurs jours ne sont pas en danger.',
]
const url = 'https://orbia.example/pont'
const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="Le Phare d’Orbia"></head><body><article><h1>${title}</h1>${body.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`

function warcRecord(): Buffer {
  const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`)
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-04-03T09:30:00Z\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

const mailHead = `From: Mairie <presse@orbia.example>\r\nSubject: =?utf-8?b?${Buffer.from(title).toString('base64')}?=\r\nDate: Wed, 3 Apr 2024 09:30:00 +0200\r\nMIME-Version: 1.0\r\n`
const csv = `titre;texte;date;adresse;source\n${title};"${body.join('\n\n')}";2024-04-03;${url};Le Phare\n`
const latin = (words: string): string => words.replaceAll('’', "'")
const pdf = pdfOf([
  [
    { text: title, y: 780, size: 20 },
    ...body.flatMap((words, at) => linesOf(latin(words)).map((text, line) => ({ text, y: 740 - at * 80 - line * 14 }))),
  ],
])
const word = await Packer.toBuffer(
  new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          ...body.map((text) => new Paragraph(text)),
        ],
      },
    ],
  }),
)
const archived = { url, retrievedAt: '2024-04-03T09:30:00Z', outlet: 'Le Phare d’Orbia' }
const mailed = { outlet: 'Mairie', authors: ['Mairie'], publishedAt: '2024-04-03T09:30:00+02:00' }
const listed = { outlet: 'Le Phare', publishedAt: '2024-04-03', url }

test.each<[string, Uint8Array | string, string, object]>([
  ['page.warc', warcRecord(), 'warc', archived],
  ['page.warc.gz', gzipSync(warcRecord()), 'warc', archived],
  [
    'page.wacz',
    zipOf({ 'datapackage.json': '{}', 'archive/a.warc.gz': gzipSync(warcRecord()) }, { level: 0 }),
    'warc',
    archived,
  ],
  ['table.csv', csv, 'csv', listed],
  [
    'table.xlsx',
    xlsxOf({
      A: [
        ['Titre', 'Texte', 'Date', 'URL', 'Source'],
        [title, body.join('\n\n'), { date: 45385 }, url, 'Le Phare'],
      ],
    }),
    'xlsx',
    listed,
  ],
  [
    'plain.eml',
    `${mailHead}Content-Type: text/plain; charset=utf-8\r\n\r\n${body.join('\r\n\r\n')}\r\n`,
    'eml',
    mailed,
  ],
  ['page.eml', `${mailHead}Content-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`, 'eml', mailed],
  ['word.docx', word, 'docx', {}],
  ['styles.docx', docxOf([{ style: 'Title', text: title }, ...body]), 'docx', {}],
  [
    'open.odt',
    odtOf(`<text:h>${title}</text:h>${body.map((words) => `<text:p>${words}</text:p>`).join('')}`),
    'odt',
    {},
  ],
  ['print.pdf', pdf, 'pdf', {}],
])('selon read %s gives its text and what is told beside it', async (name, content, format, fields) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  const { status, stdout, stderr } = await runCli(['read', file, '--format', 'json'])
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const { text, document } = JSON.parse(stdout) as Reading
  const plain = (words: string): string => latin(words).replace(/\s+/gu, ' ')
  expect(plain(text)).toBe(plain([title, ...body].join(' ')))
  expect(document).toMatchObject({ ...fields, title, lang: 'fr' })
  expect(document.capture).toMatchObject({ format, rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/u) })
  const kinds = document.segments.map(({ kind, start, end }) => [kind, plain(text.slice(start, end))])
  expect(kinds).toEqual([['headline', plain(title)], ...body.map((words) => ['body', plain(words)])])
})

test('one bad file in a folder of archives and tables is told, and the rest is read', async () => {
  const bad = join(folder, 'bad')
  mkdirSync(bad)
  writeFileSync(join(bad, 'a.warc.gz'), Buffer.concat([gzipSync(warcRecord()), gzipSync(warcRecord()).subarray(0, 90)]))
  writeFileSync(join(bad, 'b.docx'), Buffer.from('PK\u0003\u0004 nothing more'))
  writeFileSync(join(bad, 'c.csv'), 'a,b\n1,2\n')
  const { status, stdout, stderr } = await runCli(['read', bad, '--format', 'json'])
  expect(status).toBe(1)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toContain('a.warc.gz#2: record 2 is cut off: its gzip member has no end [input-damaged]')
  expect(stderr).toContain('b.docx: is a damaged zip file: its end is missing [input-damaged]')
  expect(stderr).toContain('c.csv:1: has no column that is known to hold text, but "a", "b"')
})

function linesOf(text: string): string[] {
  return text.match(/.{1,60}(?:\s|$)/gu)!.map((line) => line.trim())
}
