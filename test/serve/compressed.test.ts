import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/serve/create-app.ts'
import { takesGzip } from '../../src/serve/gzipped.ts'
import { host, testServer } from './test-server.ts'

const server = await testServer({ texts: 11 })
afterAll(() => server.close())
const script = 'const words = "selon"\n'.repeat(500)
const files = new Map([
  ['/index.html', { body: Buffer.from('<!doctype html>'), type: 'text/html; charset=utf-8' }],
  ['/assets/a.js', { body: Buffer.from(script), type: 'text/javascript; charset=utf-8' }],
])
const app = createApp({ ...server.context, files })
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://${host}${path}`, { headers: { host, ...headers } })
const gzip = { 'accept-encoding': 'gzip, deflate, br' }

describe('answers', () => {
  test.each(['/api/messages/en', '/assets/a.js'])('of %s are compressed for who takes it so', async (path) => {
    const [plain, short] = [await ask(path), await ask(path, gzip)]
    expect([plain.headers.get('content-encoding'), short.headers.get('content-encoding')]).toEqual([null, 'gzip'])
    for (const { headers } of [plain, short]) {
      expect(headers.get('vary')).toBe('accept-encoding')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    const body = Buffer.from(await short.arrayBuffer())
    expect(gunzipSync(body).toString()).toBe(await plain.text())
    expect(short.headers.get('content-type')).toBe(plain.headers.get('content-type'))
  })

  test('that were sent compressed are not sent again while nothing has changed', async () => {
    const path = '/api/messages/en'
    const etag = (await ask(path, gzip)).headers.get('etag')!
    const again = await ask(path, { ...gzip, 'if-none-match': etag })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
  })

  test('to a paste are compressed too, and are no answers to keep', async () => {
    const text = 'Deux soldats ont été tués à Arvane, selon la Ligue des Passes. '.repeat(9)
    const answer = await app.request(`http://${host}/api/read`, {
      method: 'POST',
      headers: { host, ...gzip, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
    expect([answer.headers.get('content-encoding'), answer.headers.get('etag')]).toEqual(['gzip', null])
    const reading = JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString())
    expect(reading.text).toBe(text)
  })

  test('that are short, and events that are told as they happen, go out as they are', async () => {
    for (const path of ['/', '/api/dossier']) expect((await ask(path, gzip)).headers.get('content-encoding')).toBe(null)
    const events = await ask('/api/changes', gzip)
    expect([events.headers.get('content-type'), events.headers.get('content-encoding')]).toEqual([
      'text/event-stream',
      null,
    ])
    const reader = events.body!.getReader()
    server.context.changes.tell({ kind: 'documents', targets: ['doc:1'], by: null })
    let told = ''
    while (!told.includes('doc:1')) told += Buffer.from((await reader.read()).value!).toString()
    await reader.cancel()
  })

  test.each([
    ['gzip', true],
    ['deflate, gzip;q=0.5', true],
    ['*', true],
    ['br', false],
    ['gzip;q=0', false],
    ['gzip; q=0.0, br', false],
    ['x-gzipped', false],
    [undefined, false],
  ])('are compressed where "%s" is asked for: %s', (accepted, takes) => expect(takesGzip(accepted)).toBe(takes))
})
