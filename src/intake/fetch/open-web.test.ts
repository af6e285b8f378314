import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWeb, type WebOptions } from './open-web.ts'
import { isPublicAddress } from './public-address.ts'
import type { FetchedPage, Web } from './web.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void
let handlers: Record<string, Handler> = {}
let asked: { path: string; agent?: string; at: number }[] = []
const server = createServer((request, response) => {
  asked.push({ path: request.url!, agent: request.headers['user-agent'], at: performance.now() })
  const handler = handlers[request.url!]
  if (handler) handler(request, response)
  else response.writeHead(404).end()
})
let port = 0
const open: Web[] = []
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  for (const web of open) await web.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})
beforeEach(() => {
  handlers = {}
  asked = []
})

function web(more: Partial<WebOptions> = {}): Web {
  const made = openWeb({
    userAgent: 'Selon/0.0.0 (+test)',
    now: () => new Date('2024-05-14T09:30:00Z'),
    perSecond: 1000,
    trusted: [`127.0.0.1:${port}`],
    ...more,
  })
  open.push(made)
  return made
}
const url = (path: string) => `http://127.0.0.1:${port}${path}`
const html =
  (text: string, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)
const to =
  (location: string): Handler =>
  (_, response) =>
    response.writeHead(302, { location }).end()
const failing = async (promise: Promise<unknown>) => {
  try {
    return await promise
  } catch (error) {
    return (error as { code?: string }).code ?? error
  }
}

describe('a page that is fetched', () => {
  test('comes with its moment, type, headers and the address it was found at; cookies are left out', async () => {
    handlers['/a'] = to('/b')
    handlers['/b'] = html('<p>Un pont.</p>', { etag: '"x"', 'set-cookie': 'secret=1' })
    const page = (await web().get(url('/a#part'))) as FetchedPage
    expect(page).toMatchObject({ url: url('/b'), retrievedAt: '2024-05-14T09:30:00Z', contentType: /html/ })
    expect(Buffer.from(page.bytes).toString()).toBe('<p>Un pont.</p>')
    expect(page.capture).toMatchObject({ requested: url('/a#part'), status: 200, headers: { etag: '"x"' } })
    expect(page.capture.headers).not.toHaveProperty('set-cookie')
    expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set(['Selon/0.0.0 (+test)']))
  })

  test('is unpacked, and a bomb is not', async () => {
    handlers['/gzip'] = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync('Un pont.'))
    handlers['/br'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('Un pont.'))
    handlers['/bomb'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(12 * 1024 * 1024)))
    handlers['/damaged'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('Un pont.').subarray(0, 14))
    for (const path of ['/gzip', '/br'])
      expect(Buffer.from(((await web().get(url(path))) as FetchedPage).bytes).toString()).toBe('Un pont.')
    for (const path of ['/bomb', '/damaged']) expect(await failing(web().get(url(path)))).toBe('fetch-failed')
  })

  test('is bounded in size, time, redirects and kind', async () => {
    handlers['/large'] = (_, response) => {
      response.writeHead(200)
      for (let i = 0; i < 50; i++) response.write(Buffer.alloc(1000, 97))
      response.end()
    }
    handlers['/slow'] = (_, response) => {
      const drip = setInterval(() => response.write('a'), 20)
      response.on('close', () => clearInterval(drip))
    }
    handlers['/loop'] = to('/loop')
    handlers['/image'] = (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x')
    handlers['/broken'] = (_, response) => response.writeHead(500).end()
    expect(await failing(web({ limit: 10_000 }).get(url('/large')))).toBe('fetch-failed')
    expect(await failing(web({ longest: 300 }).get(url('/slow')))).toBe('fetch-failed')
    for (const path of ['/loop', '/image', '/broken']) expect(await failing(web().get(url(path)))).toBe('fetch-failed')
  })

  test('is asked for by what was known of it, and told as unchanged or gone', async () => {
    handlers['/a'] = ({ headers }, response) =>
      response.writeHead(headers['if-none-match'] === '"x"' ? 304 : 200).end('a')
    handlers['/gone'] = (_, response) => response.writeHead(410).end()
    expect(await web().get(url('/a'), { etag: '"x"' })).toMatchObject({ kind: 'unchanged' })
    expect(await web().get(url('/gone'))).toMatchObject({ kind: 'gone', status: 410 })
  })
})

describe('what a site does not want', () => {
  test.each([401, 402, 403, 429, 451])('is left, and saving it is offered (%i)', async (status) => {
    handlers['/a'] = (_, response) => response.writeHead(status).end()
    const error = await web()
      .get(url('/a'))
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'fetch-blocked', place: { file: url('/a') } })
    expect(String(error)).toContain('save the page from your browser')
  })

  test('robots.txt is asked for once and kept to, also by redirects', async () => {
    handlers['/robots.txt'] = html('User-agent: *\nDisallow: /private\n')
    handlers['/a'] = html('a')
    handlers['/b'] = to('/private/c')
    const one = web()
    expect(await one.get(url('/a'))).toMatchObject({ kind: 'page' })
    for (const path of ['/private/x', '/b']) expect(await failing(one.get(url(path)))).toBe('fetch-blocked')
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b'])
  })

  test('requests to one host come one after another', async () => {
    for (const path of ['/a', '/b']) handlers[path] = html('a')
    const slow = web({ perSecond: 10 })
    await Promise.all([slow.get(url('/a')), slow.get(url('/b'))])
    const times = asked.map(({ at }) => at)
    expect(times).toHaveLength(3)
    for (const at of [1, 2]) expect(times[at] - times[at - 1]).toBeGreaterThan(80)
  })
})

describe('the guard', () => {
  const outside = () => web({ trusted: [] })

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://0.0.0.0:8080/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:1::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://localhost/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://127.0.0.1/',
    'http://user:word@example.org/',
    'http://example.org:25/',
    'http://',
  ])('refuses %s', async (address) => {
    expect(await failing(outside().get(address))).toBe('fetch-refused')
  })

  test.each(['http://127.0.0.1:1/', 'http://localhost:9999/', 'file:///etc/passwd', '//10.0.0.1/', 'http://[::1]/'])(
    'looks at where a page leads: %s',
    async (location) => {
      handlers['/a'] = to(location)
      expect(await failing(web().get(url('/a')))).toBe('fetch-refused')
    },
  )

  test('a name whose answer changes is looked at when it is connected to', async () => {
    const answers = [
      [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
      [{ address: '::ffff:10.0.0.1', family: 6 }],
      [],
    ]
    for (const answer of answers)
      expect(await failing(web({ resolve: async () => answer }).get('http://rebinding.example/'))).toBe('fetch-refused')
    const refusing = web({
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    })
    expect(await failing(refusing.get('http://nowhere.example/'))).toBe('fetch-failed')
  })

  test.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07::1', true],
    ['64:ff9b::5db8:d70e', true],
    ['::ffff:93.184.215.14', true],
    ['2002:5db8:d70e::1', true],
    ['::5db8:d70e', false],
    ['64:ff9b:1::5db8:d70e', false],
    ['192.0.2.1', false],
    ['198.18.0.1', false],
    ['255.255.255.255', false],
    ['2001:db8::1', false],
    ['ff02::1', false],
    ['fec0::1', false],
    ['100::1', false],
    ['no address', false],
  ])('%s is public: %s', (address, is) => {
    expect(isPublicAddress(address)).toBe(is)
  })
})
