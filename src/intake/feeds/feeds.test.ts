import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { SelonError } from '../../model/selon-error.ts'
import type { Web } from '../fetch/web.ts'
import type { IntakeItem } from '../intake-item.ts'
import { takeIn, type TakeInOptions } from '../take-in.ts'
import { feedDate } from './feed-date.ts'
import { feedItems } from './feed-items.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-feeds-'))
afterAll(() => rmSync(folder, { recursive: true }))

let asked: string[] = []
/** A web of plain texts; what is not in it is gone. */
function webOf(pages: Record<string, string>, contentType = 'text/plain'): () => Promise<Web> {
  asked = []
  const web: Web = {
    get: async (address) => {
      asked.push(address)
      if (address.includes('blocked')) throw new SelonError('fetch-blocked', 'no')
      if (!(address in pages)) return { kind: 'gone', url: address, status: 404, retrievedAt: '2024-05-14T10:00:00Z' }
      const capture = { requested: address, url: address, status: 200, headers: { etag: '"1"' } }
      const bytes = Buffer.from(pages[address])
      return { kind: 'page', url: address, bytes, contentType, retrievedAt: '2024-05-14T10:00:00Z', capture }
    },
    close: async () => {},
  }
  return async () => web
}

async function take(name: string, more: Partial<TakeInOptions> = {}): Promise<IntakeItem[]> {
  const items: IntakeItem[] = []
  for await (const item of takeIn([name], { said: {}, stdin: Readable.from([]), ...more })) items.push(item)
  return items
}
function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const urls = (items: IntakeItem[]) => items.flatMap(({ input }) => (input ? [input.url] : []))
const told = (items: IntakeItem[]) => items.map(({ input, error, note }) => input?.url ?? error?.code ?? note?.key)

describe('addresses and lists of them', () => {
  test('a page has its address, its moment and what it is recognised by', async () => {
    const [{ input }] = await take('https://a.example/1', { web: webOf({ 'https://a.example/1': 'Un pont.' }) })
    expect(input).toMatchObject({
      url: 'https://a.example/1',
      retrievedAt: '2024-05-14T10:00:00Z',
      capture: { format: 'text', from: 'https://a.example/1' },
    })
    expect(input!.provenance).toContain('etag: "1"')
  })

  test('a list is read line by line; remarks and repeated lines are passed over, and one failure stops nothing', async () => {
    const list = write(
      'list.urls',
      '# desk\nhttps://a.example/1\n\nhttps://a.example/gone\nhttps://a.example/1\n/etc/passwd\nhttps://a.example/2\n',
    )
    const items = await take(list, { web: webOf({ 'https://a.example/1': 'Un.', 'https://a.example/2': 'Deux.' }) })
    expect(told(items)).toEqual(['https://a.example/1', 'fetch-failed', 'input-malformed', 'https://a.example/2'])
    expect(items[2].error?.place).toMatchObject({ file: list, line: 6 })
    expect(asked).not.toContain('/etc/passwd')
  })

  test('a list that a server sends is none of the user’s, and without a web nothing is fetched', async () => {
    const list = 'https://b.example/1\nhttps://b.example/2\n'
    expect(told(await take('https://a.example/list', { web: webOf({ 'https://a.example/list': list }) }))).toEqual([
      'fetch-refused',
    ])
    expect(asked).toEqual(['https://a.example/list'])
    expect(told(await take('https://a.example/1'))).toEqual(['fetch-refused'])
  })
})

const long = 'Le pont de Veldras a été coupé dans la nuit par une explosion, selon la préfecture. '.repeat(12)
const item = (n: number, more: string) =>
  `<item><title>Titre ${n}</title><link>https://a.example/${n}</link><pubDate>Tue, 14 May 2024 11:30:00 +0200</pubDate>${more}</item>`
const rss = (items: string, declarations = '') =>
  `<?xml version="1.0"?>${declarations}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Quotidien</title>${items}</channel></rss>`
const teaser = (n: number) => item(n, '<description>Un pont.</description>')

describe('a feed', () => {
  const pages = { 'https://a.example/1': 'Un.', 'https://a.example/2': 'Deux.' }

  test('names its pages: they are fetched where its own address was given, or the user said so', async () => {
    const file = write('feed.xml', rss(teaser(1) + teaser(2)))
    expect(told(await take(file, { web: webOf(pages) }))).toEqual(['feed-teasers'])
    expect(urls(await take(file, { web: webOf(pages), follow: true }))).toEqual(Object.keys(pages))
    const online = { ...pages, 'https://a.example/feed': rss(teaser(1) + teaser(2)) }
    expect(urls(await take('https://a.example/feed', { web: webOf(online) }))).toEqual(Object.keys(pages))
  })

  test('pages that are known are not fetched again', async () => {
    const file = write('feed.xml', rss(teaser(1) + teaser(2)))
    const isKnown = async (url: string) => url.endsWith('1')
    const items = await take(file, { web: webOf(pages), follow: true, isKnown })
    expect(told(items)).toEqual(['https://a.example/2', 'feed-known'])
    expect(asked).toEqual(['https://a.example/2'])
  })

  test('that names another list leads no further', async () => {
    const online = { 'https://a.example/1': rss(teaser(2)), 'https://a.example/2': 'Deux.' }
    const file = write('feed.xml', rss(teaser(1)))
    expect(told(await take(file, { web: webOf(online), follow: true }))).toEqual(['fetch-refused'])
    expect(asked).toEqual(['https://a.example/1'])
  })

  test('that breaks off gives the items before, and says so', async () => {
    const whole = rss(teaser(1) + teaser(2))
    const file = write('feed.xml', whole.slice(0, whole.indexOf('Titre 2')))
    const items = await take(file, { web: webOf(pages), follow: true })
    expect(told(items)).toEqual(['https://a.example/1', 'input-malformed'])
  })

  test('opens no file and unfolds nothing by its entities', async () => {
    const declared =
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    const { title, items } = await feedItems(
      rss(item(1, '<description>&x; &b;</description>'), declared).replace('Le Quotidien', 'Un &x; &b;'),
      'feed.xml',
    )
    expect(JSON.stringify({ title, items })).not.toMatch(/root:|aaaa/u)
  })

  test.each([
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><link href="/1"/><published>2024-05-14T08:00:00Z</published><author><name>B</name></author><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>`,
    ],
    [
      'JSON',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A',
        items: [
          {
            id: '1',
            url: '/1',
            title: 'T',
            content_html: '<p>x</p>',
            date_published: '2024-05-14T08:00:00Z',
            authors: [{ name: 'B' }],
          },
        ],
      }),
    ],
    ['RSS', rss(item(1, '').replace('https://a.example/1', '/1').replace('Titre 1', 'T')).replace('Le Quotidien', 'A')],
  ])('of the kind %s has items with title and address', async (_, text) => {
    const { title, items } = await feedItems(text, 'feed', 'https://a.example/feed')
    expect({ title, item: items[0] }).toMatchObject({ title: 'A', item: { title: 'T', url: 'https://a.example/1' } })
  })

  test.each(['<item>', '<!DOCTYPE a[', '<', '&a;', '<!--', '<![CDATA[', '</item>', ']', '<a b="'])(
    'of a hundred thousand times %s takes no longer than its length',
    async (piece) => {
      const started = performance.now()
      await feedItems(`<rss><channel>${piece.repeat(100_000)}`, 'feed').catch(() => null)
      expect(performance.now() - started).toBeLessThan(10_000)
    },
    30_000,
  )

  test('of whatever words: it is read or told as broken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await feedItems(`<rss><channel><item>${text}`, 'feed').catch((error: unknown) =>
          expect(error).toBeInstanceOf(SelonError),
        )
      }),
      { numRuns: 50 },
    )
  })
})

test.each([
  ['Tue, 14 May 2024 11:30:00 +0200', '2024-05-14T11:30:00+02:00'],
  ['14 May 2024 9:05 GMT', '2024-05-14T09:05:00Z'],
  ['Tue, 14 May 2024 11:30:00 EST', '2024-05-14T11:30:00-05:00'],
  ['Tue, 14 May 2024 11:30:00 CEST', '2024-05-14'],
  ['2024-05-14T11:30:00.123Z', '2024-05-14T11:30:00Z'],
  ['2024-05-14', '2024-05-14'],
  ['mardi 14 mai', null],
])('the date %s of a feed is %s', (written, expected) => {
  expect(feedDate(written)).toBe(expected)
})

test('the text that a feed holds is read by the reader of pages, with the date of its item', async () => {
  const file = write('full.xml', rss(item(1, `<content:encoded><![CDATA[<p>${long}</p>]]></content:encoded>`)))
  const items = await take(file)
  // Until pages are read this is told as an error of the item; it must never be fetched instead.
  if (items[0].error) expect(items[0].name).toBe('https://a.example/1')
  else
    expect(items[0].input).toMatchObject({
      url: 'https://a.example/1',
      outlet: 'Le Quotidien',
      publishedAt: '2024-05-14T11:30:00+02:00',
    })
})

test('a page is known by its own site’s address, never by that of another', async () => {
  const page = (canonical: string) =>
    `<!doctype html><html lang="fr"><head><link rel="canonical" href="${canonical}"><title>T</title></head><body><article><h1>Un pont</h1><p>${long}</p></article></body></html>`
  const at = 'https://www.a.example/1?x=2'
  for (const [canonical, url] of [
    ['https://a.example/1', 'https://a.example/1'],
    ['https://other.example/1', at],
  ]) {
    const [{ input }] = await take(at, { web: webOf({ [at]: page(canonical) }, 'text/html') })
    expect(input!.url).toBe(url)
  }
})
