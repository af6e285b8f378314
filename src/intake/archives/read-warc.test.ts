import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { SelonError } from '../../model/selon-error.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { fileSource } from '../raw-source.ts'
import { readWacz } from './read-wacz.ts'
import { readWarc } from './read-warc.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-warc-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bodies are plain words: what reads pages is tested in its own room. */
const context: IntakeContext = {
  said: {},
  stdin: Readable.from([]),
  open: async function* ({ name, url, retrievedAt, bytes }) {
    const body = Buffer.from(await bytes())
    const rawSha256 = createHash('sha256').update(body).digest('hex')
    const capture = { format: 'html', from: name, rawSha256 }
    yield { name, input: { id: name, text: body.toString(), url, retrievedAt, capture } }
  },
}

async function take(name: string, bytes: Uint8Array): Promise<IntakeItem[]> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const items: IntakeItem[] = []
  try {
    for await (const item of (name.endsWith('.wacz') ? readWacz : readWarc)(await fileSource(file), context))
      items.push(item)
  } catch (error) {
    items.push({ name, error: error as SelonError })
  }
  return items
}

const page = (words: string): string => `${words}, selon la mairie d’Orbia.`

interface Told {
  type?: string
  url?: string
  status?: number
  http?: Record<string, string>
  headers?: Record<string, string>
  body?: string | Buffer
  length?: number
  contentType?: string
}

/** A record as a crawler writes it; bodies are plain words under a page's type, so that no reader of pages is needed. */
function record({ type = 'response', url = 'https://orbia.example/a', status = 200, ...more }: Told): Buffer {
  const body = Buffer.from(more.body ?? page('Un drone a été abattu'))
  const http = { 'Content-Type': 'text/html; charset=utf-8', ...more.http }
  const lines = Object.entries(http).map(([name, value]) => `${name}: ${value}\r\n`)
  const block =
    type === 'response'
      ? Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`), body])
      : type === 'revisit'
        ? Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`)
        : body
  const headers = {
    'WARC-Type': type,
    'WARC-Target-URI': url,
    'WARC-Date': '2024-04-03T09:30:00Z',
    'Content-Type': more.contentType ?? 'application/http; msgtype=response',
    'Content-Length': String(more.length ?? block.length),
    ...more.headers,
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), block, Buffer.from('\r\n\r\n')])
}

const info = record({ type: 'warcinfo', body: 'software: ours', contentType: 'application/warc-fields' })
const named = (words: string, more: Told = {}): Buffer =>
  record({ url: `https://orbia.example/${words}`, body: page(words), ...more })
const plain = (...records: Buffer[]): Buffer => Buffer.concat(records)
const members = (...records: Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)))
const texts = (items: IntakeItem[]): (string | undefined)[] =>
  items.filter(({ input }) => input).map(({ input }) => input?.text?.split(',')[0])
const errors = (items: IntakeItem[]): string[] => items.flatMap(({ error }) => (error ? [String(error)] : []))
const notes = (items: IntakeItem[]) => items.flatMap(({ note }) => (note ? [[note.key, note.values.what]] : []))

describe('a WARC file', () => {
  test.each([
    ['as it is', 'a.warc', plain],
    ['a gzip member a record', 'a.warc.gz', members],
    ['packed whole by hand', 'b.warc.gz', (...records: Buffer[]) => gzipSync(plain(...records))],
  ])('gives its pages with address and date: %s', async (_what, name, pack) => {
    const items = await take(name, pack(info, named('Un'), record({ type: 'request', body: 'GET /' }), named('Deux')))
    expect(texts(items)).toEqual(['Un', 'Deux'])
    expect(items[0].input).toMatchObject({
      url: 'https://orbia.example/Un',
      retrievedAt: '2024-04-03T09:30:00Z',
      capture: { format: 'warc', from: `${name}#2`, rawSha256: createHash('sha256').update(page('Un')).digest('hex') },
    })
    expect(errors(items)).toEqual([])
  })

  test('written by another implementation is read as well', async () => {
    const body = (async function* () {
      yield Buffer.from(page('Trois'))
    })()
    const opts = { url: 'https://orbia.example/3', date: '2024-04-03T09:30:00Z', type: 'response' as const }
    const written = WARCRecord.create({ ...opts, httpHeaders: { 'Content-Type': 'text/html' } }, body)
    const items = await take('c.warc.gz', await WARCSerializer.serialize(written, { gzip: true }))
    expect(texts(items)).toEqual(['Trois'])
    expect(items[0].input?.provenance?.join()).toMatch(/^payload digest agrees: sha/u)
  })

  test.each<[string, Told]>([
    ['chunked', { http: { 'Transfer-Encoding': 'chunked' }, body: chunked(page('Un')) }],
    ['gzip', { http: { 'Content-Encoding': 'gzip' }, body: gzipSync(page('Un')) }],
    ['brotli', { http: { 'Content-Encoding': 'br' }, body: brotliCompressSync(page('Un')) }],
    ['called gzip and plain', { http: { 'Content-Encoding': 'gzip' } }],
    ['called brotli and plain', { http: { 'Content-Encoding': 'br' } }],
    ['called chunked and plain', { http: { 'Transfer-Encoding': 'chunked' } }],
  ])('has bodies that are %s', async (_what, told) => {
    expect(texts(await take('d.warc', record({ body: page('Un'), ...told })))).toEqual(['Un'])
  })

  test('counts what is no page by type and status', async () => {
    const png = { http: { 'Content-Type': 'image/png' } }
    const items = await take('e.warc.gz', members(record(png), record(png), record({ status: 404 }), named('Un')))
    expect(texts(items)).toEqual(['Un'])
    expect(notes(items)).toEqual([
      ['skipped-status', '404 (1)'],
      ['skipped-type', 'image/png (2)'],
    ])
  })

  test.each([
    ['plain', 'f.warc', plain],
    ['packed', 'f.warc.gz', members],
  ])('finds the page that a revisit repeats, where it stands above (%s)', async (_what, name, pack) => {
    const digest = { 'WARC-Payload-Digest': 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }
    const later = { 'WARC-Date': '2024-04-04T00:00:00Z' }
    const lost = record({ type: 'revisit', headers: { 'WARC-Payload-Digest': 'sha1:BBBB' } })
    const items = await take(
      name,
      pack(
        info,
        named('Un', { headers: digest }),
        record({ type: 'revisit', headers: { ...digest, ...later } }),
        lost,
        named('Deux'),
      ),
    )
    expect(texts(items)).toEqual(['Un', 'Un', 'Deux'])
    expect(items[1].input?.retrievedAt).toBe('2024-04-04T00:00:00Z')
    expect(items.find(({ note }) => note)?.note).toEqual({ key: 'skipped-revisit', values: { count: 1, what: '1' } })
  })

  test('a digest that does not agree is told', async () => {
    const wrong = { 'WARC-Payload-Digest': 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }
    const right = { 'WARC-Payload-Digest': `sha256:${createHash('sha256').update(page('Deux')).digest('hex')}` }
    const items = await take('g.warc', plain(named('Un', { headers: wrong }), named('Deux', { headers: right })))
    expect(items.map(({ input }) => input?.provenance?.at(-1)?.slice(0, 30))).toEqual([
      'payload digest does not agree:',
      'payload digest agrees: sha256:',
    ])
  })
})

describe('a damaged WARC file: the record is named and the rest is read', () => {
  const [one, two, three] = ['Un', 'Deux', 'Trois'].map((words) => named(words))
  const noHeader = Buffer.from('nothing of the kind\r\n\r\n')
  const noLength = Buffer.from(two.toString().replace(/Content-Length: \d+/u, 'Content-Length: many'))
  const flipped = gzipSync(two)
  flipped[40] ^= 0xff
  test.each<[string, string, Buffer, string[], string]>([
    ['cut off', 'h.warc', plain(one, two).subarray(0, -20), ['Un'], '#2: record 2 is cut off'],
    ['cut off, packed', 'h.warc.gz', members(one, two).subarray(0, -20), ['Un'], '#2: record 2 is cut off'],
    [
      'cut off, packed whole',
      'i.warc.gz',
      gzipSync(plain(one, two)).subarray(0, -20),
      ['Un'],
      '#2: record 2 is cut off',
    ],
    ['no header', 'j.warc', plain(one, noHeader, three), ['Un', 'Trois'], '#2: record 2 does not begin with'],
    ['no length', 'k.warc', plain(one, noLength, three), ['Un', 'Trois'], '#2: record 2 does not tell its length'],
    [
      'too short a length',
      'l.warc',
      plain(one, named('Deux', { length: 60 }), three),
      ['Un', 'Trois'],
      '#2: record 2 is not as long',
    ],
    [
      'too long a length',
      'm.warc',
      plain(one, named('Deux', { length: 300 }), three),
      ['Un', 'Trois'],
      '#2: record 2 is not as long',
    ],
    [
      'a length past the end',
      'n.warc',
      plain(one, named('Deux', { length: 9000 }), three),
      ['Un', 'Trois'],
      '#2: record 2 is not as long',
    ],
    [
      'a broken member',
      'o.warc.gz',
      Buffer.concat([members(one), flipped, members(three)]),
      ['Un', 'Trois'],
      '#2: record 2 is in a broken',
    ],
    [
      'rubbish between members',
      'p.warc.gz',
      Buffer.concat([members(one), Buffer.alloc(300_000, 7), members(three)]),
      ['Un', 'Trois'],
      '#2: record 2 is in a broken',
    ],
    [
      'no answer of a server',
      'q.warc',
      plain(Buffer.from(one.toString().replace('HTTP/1.1', 'HTML/1.1')), three),
      ['Trois'],
      '#1: record 1',
    ],
  ])('%s', async (_what, name, bytes, read, message) => {
    const items = await take(name, bytes)
    expect(texts(items)).toEqual(read)
    expect(errors(items).join('\n')).toContain(`${name}${message}`)
    expect(errors(items)).toHaveLength(1)
  })

  test('a member that unpacks without end, and a body that does, are passed over', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024))
    const page = record({ http: { 'Content-Encoding': 'gzip' }, body: bomb })
    const items = await take('r.warc.gz', members(one, page, Buffer.concat([info, Buffer.alloc(50_000_000)]), three))
    expect(texts(items)).toEqual(['Un', 'Trois'])
    expect(items.map(({ error }) => error?.code)).toContain('input-bomb')
    expect(notes(items)).toEqual([['skipped-large', '? (1)']])
  })

  test('an archive under the type of a page is not opened', async () => {
    const items = await take('s.warc', record({ body: plain(one, two) }))
    expect(texts(items)).toEqual([])
    expect(notes(items)).toEqual([['skipped-type', 'warc (1)']])
  })
})

describe('a WACZ file', () => {
  test.each([0, 6] as const)('gives the pages of its archives (packing %d)', async (level) => {
    const entries = {
      'datapackage.json': Buffer.from('{}'),
      'archive/data.warc.gz': members(info, named('Un')),
      'archive/../../other.warc': plain(named('Deux')),
      'archive/more.warc': plain(named('Trois')),
    }
    const items = await take('a.wacz', zipSync(entries, { level }))
    expect(texts(items)).toEqual(['Un', 'Trois'])
    expect(items[0].input?.capture?.from).toBe('a.wacz/archive/data.warc.gz#2')
  })

  test.each([
    ['cut off', (zip: Buffer) => zip.subarray(0, -40), 'input-damaged'],
    ['without archives', () => Buffer.from(zipSync({ 'datapackage.json': Buffer.from('{}') })), 'input-malformed'],
  ])('%s says so', async (_what, change, code) => {
    const zip = Buffer.from(zipSync({ 'archive/data.warc': plain(named('Un')) }))
    expect((await take('b.wacz', change(zip))).map(({ error }) => error?.code)).toEqual([code])
  })
})

function chunked(body: string): Buffer {
  const bytes = Buffer.from(body)
  const parts = [bytes.subarray(0, 10), bytes.subarray(10)]
  return Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n')]),
    Buffer.from('0\r\n\r\n'),
  ])
}
