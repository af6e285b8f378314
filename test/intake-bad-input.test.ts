import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Failure } from '../src/cli/failures.ts'
import { openWeb } from '../src/intake/fetch/open-web.ts'
import { createReader } from '../src/reading/read-document.ts'
import { docxOf, oleOf, xlsxOf, zipOf } from './fixtures/office-files.ts'
import { pdfOf } from './fixtures/pdf-file.ts'
import { runCli } from './fixtures/run-cli.ts'

// All that may be wrong with what is given, in one folder, added by one command: each is named with why, the rest goes on.

const words = (n: string): string =>
  `Les autorités de Valmère ont annoncé ${n} que le marché de la ville restera fermé jusqu’à la fin de la semaine, selon la mairie.`
const page = (n: string): string =>
  `<!doctype html><html lang="fr"><head><title>Marché ${n}</title></head><body><article><h1>Marché ${n}</h1><p>${words(n)}</p></article></body></html>`

function warcRecord(n: string): Buffer {
  const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page(n)}`)
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://orbia.example/${n}\r\nWARC-Date: 2024-04-03T09:30:00Z\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

function packedRecord(body: Buffer): Buffer {
  const block = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
    body,
  ])
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://orbia.example/b\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

const cut = (bytes: Uint8Array, share: number): Buffer => Buffer.from(bytes.subarray(0, bytes.length * share))
const rss = (items: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>Fil</title>${items}</channel></rss>`
const post = (id: number): object => ({
  id,
  type: 'message',
  date: '2024-03-05T10:00:00',
  date_unixtime: '1709632800',
  from: 'Canal',
  from_id: 'channel1',
  text: words(`le ${id}`),
})
const exportOf = (messages: string): string =>
  `{"name":"Canal","type":"public_channel","id":1,"messages":[${messages}]}`

/** File, what is in it, what is said of it, and how many documents of it are there all the same. */
const cases: [name: string, bytes: Uint8Array | string, told: [code: string, message: RegExp] | null, read: number][] =
  [
    [
      'cut-off.warc.gz',
      cut(Buffer.concat([gzipSync(warcRecord('un')), gzipSync(warcRecord('deux'))]), 0.8),
      ['input-damaged', /cut off|truncated|breaks off|ends/u],
      1,
    ],
    [
      'headers.warc',
      Buffer.concat([
        warcRecord('trois'),
        Buffer.from('WARC/1.1\r\nContent-Length: many\r\n\r\n'),
        warcRecord('quatre'),
      ]),
      ['input-damaged', /record 2/u],
      2,
    ],
    ['bomb.docx', zipOf({ 'word/document.xml': new Uint8Array(40_000_000) }), ['input-bomb', /unpacks/u], 0],
    ['bomb.txt.gz', gzipSync(Buffer.alloc(90_000_000, 'a')), ['input-binary', /packed by gzip/u], 0],
    [
      'bomb.warc.gz',
      gzipSync(packedRecord(gzipSync(Buffer.alloc(80 * 1024 * 1024)))),
      ['input-bomb', /unpacks|packed/u],
      0,
    ],
    [
      'huge.html',
      Buffer.concat([Buffer.from('<html><body><p>'), Buffer.alloc(50_000_000, 'mot ')]),
      ['input-too-large', /too large/u],
      0,
    ],
    [
      'deep.html',
      `<html lang="fr"><body>${'<div>'.repeat(100_000)}<p>${words('cinq')}</p>`,
      ['input-malformed', /nested/u],
      0,
    ],
    ['charset.html', Buffer.from(page('six').replace('<head>', '<head><meta charset="utf-8">'), 'latin1'), null, 1],
    ['no-charset.html', Buffer.from(page('sept').replace('<head>', '<head><meta charset="klingon-9">')), null, 1],
    [
      'export/result.json',
      exportOf(`${JSON.stringify(post(8))},{"id":,},${JSON.stringify(post(9))}`),
      ['input-malformed', /JSON|breaks off/u],
      2,
    ],
    [
      'xxe.xml',
      rss(
        `<item><title>T</title><link>https://a.example/1</link><description>&x; ${words('dix')}</description></item>`,
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
      null,
      1,
    ],
    ['locked.pdf', pdfOf([[{ text: 'x', y: 700 }]], { isProtected: true }), ['input-protected', /password/u], 0],
    ['locked.docx', oleOf('EncryptedPackage'), ['input-protected', /password/u], 0],
    ['scan.pdf', pdfOf([[], []]), ['input-unreadable', /scan/u], 0],
    ['half.pdf', cut(pdfOf([[{ text: words('onze'), y: 700 }]]), 0.4), ['input-damaged', /./u], 0],
    ['half.docx', cut(docxOf([words('douze')]), 0.5), ['input-damaged', /./u], 0],
    ['half.xlsx', cut(xlsxOf({ A: [['texte'], [words('treize')]] }), 0.5), ['input-damaged', /./u], 0],
    [
      'quote.csv',
      `texte;date\n"${words('quatorze')}";2024-04-03\n"jamais fermé;2024-04-04\n`,
      ['input-', /line|quote/u],
      1,
    ],
    [
      'lines.jsonl',
      `${JSON.stringify({ id: 'a', text: words('quinze') })}\n{"id":\n${JSON.stringify({ id: 'b', text: words('seize') })}\n`,
      ['input-malformed', /JSON/u],
      2,
    ],
    ['nothing.txt', '', ['input-empty', /empty/u], 0],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), ['input-binary', /./u], 0],
    ['good.txt', words('dix-sept'), null, 1],
  ]

const folder = mkdtempSync(join(tmpdir(), 'selon-bad-'))
const at = (name: string): string => join(folder, name)
const reader = createReader()
const selon = (...argv: string[]) =>
  runCli([...argv, '--ledger', at('dossier.selon'), '--lang-ui', 'en'], {
    openReader: async () => reader,
    openWeb: async () =>
      openWeb({
        userAgent: 'Selon/0 (+test)',
        now: () => new Date('2024-05-14T09:30:00Z'),
        perSecond: 1000,
        trusted: [`127.0.0.1:${port()}`],
      }),
  })
let server: Server
const port = (): number => (server.address() as AddressInfo).port

let failures: Failure[] = []
let stdout = ''
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    if (url === '/feed') response.writeHead(302, { location: `http://127.0.0.1:${port() + 1}/secret` }).end()
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  mkdirSync(at('in/export'), { recursive: true })
  for (const [name, bytes] of cases) writeFileSync(join(at('in'), name), bytes)
  const added = await selon('add', at('in'), '--failures', at('failed.jsonl'), '--evidence', at('kept'))
  expect(added.status).toBe(1)
  stdout = added.stdout
  const lines = readFileSync(at('failed.jsonl'), 'utf8').trim().split('\n')
  failures = lines.map((line) => JSON.parse(line) as Failure)
}, 120_000)
afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})

test.each(cases)('%s is told or read, and nothing of it is half there', (name, _bytes, told, read) => {
  const own = failures.filter((failure) => failure.name.startsWith(join(at('in'), name)))
  const lines = stdout.split('\n').filter((line) => line.includes(`/${name}`) && /\): new/u.test(line))
  expect(own.filter(({ code }) => code === 'internal')).toEqual([])
  if (told === null) expect(own).toEqual([])
  else {
    expect(own.map(({ code }) => code).join(' ')).toContain(told[0])
    expect(own.map(({ message, line = '' }) => `${message} line ${line}`).join('\n')).toMatch(told[1])
  }
  expect(lines).toHaveLength(read)
})

test('what is in the dossier is whole: every text comes out of its kept bytes again, and no file was opened by an entity', async () => {
  const checked = await selon('verify', '--evidence', at('kept'))
  expect(checked.status, checked.stdout).toBe(0)
  const whole = await selon('export', '--format', 'jsonl')
  expect(whole.stdout).not.toContain('root:')
})

test('a feed that leads to this machine is refused, and what is named beside it is read', async () => {
  writeFileSync(at('beside.txt'), words('dix-huit'))
  const { stdout, stderr, status } = await selon('add', `http://127.0.0.1:${port()}/feed`, at('beside.txt'))
  expect(stderr).toMatch(/\/feed.*\[fetch-refused\]/u)
  expect(stdout).toContain('beside.txt')
  expect(status).toBe(1)
  const other = await selon('add', `http://127.0.0.1:${port() + 1}/`)
  expect(other.stderr).toContain('[fetch-refused]')
})
