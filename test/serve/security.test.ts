import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAccessTokens } from '../../src/serve/access-tokens.ts'
import { createRateLimit } from '../../src/serve/rate-limit.ts'
import { host, testServer, tokenRow, type TestServer } from './test-server.ts'

describe('without tokens', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer({ texts: 1 })
  }, 60_000)
  afterAll(() => server.close())

  test('a name that leads here by a trick is not answered', async () => {
    const answer = await server.ask('/api/dossier', { headers: { host: 'evil.example:4174' } })
    expect([answer.status, (await answer.json()).error.code]).toEqual([421, 'wrong-host'])
  })

  test.each([
    ['POST', '/api/reviews', { origin: 'http://evil.example' }],
    ['GET', '/api/dossier', { origin: `http://${host}.evil.example` }],
    ['POST', '/api/read', { 'sec-fetch-site': 'cross-site' }],
    ['GET', '/api/export?format=jsonl', { 'sec-fetch-site': 'same-site' }],
  ])('a page elsewhere can do nothing here: %s %s %j', async (method, path, headers: Record<string, string>) => {
    const answer = await server.ask(path, { method, headers })
    expect([answer.status, (await answer.json()).error.code]).toEqual([403, 'wrong-origin'])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('no answer lets a script run that is not ours', async () => {
    for (const path of ['/', '/docs', '/api/dossier', '/api/nothing', '/openapi.json']) {
      const { headers } = await server.ask(path)
      expect(headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.each([
    '/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../x.js',
  ])('no path leads out of the workbench: %s', async (path) => {
    const answer = await server.ask(path)
    expect(await answer.text()).not.toContain('"name"')
    expect([200, 404]).toContain(answer.status)
  })

  test('what a text or an address holds comes back as data, never as markup', async () => {
    const evil = '<script>alert(1)</script>'
    const text = `${evil} Un pont a sauté, selon "><img src=x onerror=alert(1)>.`
    const answer = await server.ask('/api/read', {
      method: 'POST',
      body: JSON.stringify({ text, title: evil, outlet: evil, url: 'javascript:alert(1)' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect((await answer.json()).text).toBe(text)
  })

  test('a body over the limit is refused', async () => {
    const answer = await server.ask('/api/files/big.txt', { method: 'POST', body: Buffer.alloc(65 * 1024 * 1024, 'a') })
    expect([answer.status, (await answer.json()).error.code]).toEqual([413, 'body-too-large'])
  })
})

describe('with tokens', () => {
  const tokens = [
    '# team',
    tokenRow('Ada', 'admin', 'aaa'),
    tokenRow('Ben', 'review', 'bbb'),
    tokenRow('Cy', 'read', 'ccc'),
  ]
  let server: TestServer
  beforeAll(async () => {
    server = await testServer({ texts: 1, tokens: tokens.join('\n') })
  }, 60_000)
  afterAll(() => server.close())
  const as = (token: string) => ({ authorization: `Bearer ${token}` })

  test('nobody is let in without one, and each does what the role allows', async () => {
    expect((await server.json('/api/dossier')).error.code).toBe('token-needed')
    expect(await server.json('/api/dossier', undefined, as('ccc'))).toMatchObject({ role: 'read', name: 'Cy' })
    const order = { action: 'comment', target: 'doc:none', reason: 'x' }
    expect((await server.json('/api/reviews', order, as('ccc'))).error.code).toBe('not-allowed')
    expect((await server.json('/api/reviews', order, as('bbb'))).error.code).toBe('review-malformed')
    expect((await server.json('/api/export?format=jsonl', undefined, as('bbb'))).error.code).toBe('not-allowed')
    expect((await server.ask('/api/export?format=jsonl', { headers: as('aaa') })).status).toBe(200)
  })

  test('who decides is whose token it is', async () => {
    const [{ id }] = (await server.json('/api/documents', undefined, as('ccc'))).documents
    const order = { action: 'comment', target: id, reason: 'seen', by: 'somebody else' }
    expect((await server.json('/api/reviews', order, as('bbb'))).reviews[0].by).toBe('Ben')
  })

  test('wrong tokens are answered no more after some', async () => {
    let last = 0
    for (let i = 0; i < 25; i++) last = (await server.ask('/api/dossier', { headers: as(`no${i}`) })).status
    expect(last).toBe(429)
  })
})

test('a token file is refused with the line that is wrong', () => {
  const row = tokenRow('Ada', 'admin', 'a')
  for (const wrong of ['Ada\tadmin', 'Ada\tking\tff', `\tread\t${'a'.repeat(64)}`, 'Ada\tread\tsecret'])
    expect(() => readAccessTokens(`${row}\n${wrong}`, 'tokens.tsv')).toThrowError(
      expect.objectContaining({ code: 'tokens-malformed', place: { file: 'tokens.tsv', line: 2 } }),
    )
  expect(() => readAccessTokens('# nobody\n', 'tokens.tsv')).toThrowError(/no token/)
})

test('a limit holds for a minute and no longer', () => {
  let time = 0
  const limit = createRateLimit(2, () => time)
  limit.count('a')
  limit.count('a')
  expect([limit.isOver('a'), limit.isOver('b')]).toEqual([true, false])
  time = 60_000
  expect(limit.isOver('a')).toBe(false)
})
