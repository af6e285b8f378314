import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen, type Listening } from '../../src/serve/listen.ts'
import { testServer, type TestServer } from './test-server.ts'

/** What a program of any kind may send over a socket, against a server that listens. */
describe('a server that listens', () => {
  let server: TestServer
  let listening: Listening
  let port = 0
  beforeAll(async () => {
    server = await testServer({ texts: 1 })
    server.context.hosts = new Set()
    listening = await listen(server.context, {
      host: '127.0.0.1',
      port: 0,
      slowest: { headers: 300, request: 600, check: 50 },
    })
    port = Number(new URL(listening.address).port)
  }, 60_000)
  afterAll(async () => {
    await listening.close()
    await server.close()
  })

  /** Sends pieces, each so many milliseconds after the one before, and waits until the server ends it. */
  const sent = (pieces: readonly string[], pause = 0) =>
    new Promise<{ answer: string; took: number }>((resolve) => {
      const start = performance.now()
      let answer = ''
      const socket = connect(port, '127.0.0.1')
      let timer: ReturnType<typeof setTimeout> | undefined
      const next = ([piece, ...more]: readonly string[]) => {
        if (piece === undefined || socket.destroyed) return
        socket.write(piece, 'latin1')
        timer = setTimeout(() => next(more), pause)
      }
      socket.on('connect', () => next(pieces))
      socket.on('data', (data) => void (answer += data.toString('latin1')))
      socket.on('error', () => {})
      socket.on('close', () => {
        clearTimeout(timer)
        resolve({ answer, took: performance.now() - start })
      })
    })
  const asked = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
        let body = ''
        answer.on('data', (data) => void (body += data))
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }))
      })
      call.on('error', reject)
      call.end()
    })

  test('headers that never end are ended', async () => {
    const { answer, took } = await sent(
      ['GET /api/dossier HTTP/1.1\r\n', ...Array.from({ length: 200 }, (_, at) => `x-${at}: 1\r\n`)],
      50,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(took).toBeLessThan(3000)
  })

  test('a body that drips is ended', async () => {
    const head = `POST /api/read HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n`
    const { took } = await sent([head, ...Array.from({ length: 200 }, () => ' ')], 50)
    expect(took).toBeLessThan(3000)
  })

  test('headers and addresses of any length are refused', async () => {
    const host = `127.0.0.1:${port}`
    expect((await sent([`GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`])).answer).toMatch(
      / 431 /,
    )
    expect((await sent([`GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: ${host}\r\n\r\n`])).answer).toMatch(
      / 4(?:14|31) /,
    )
    expect((await asked(`/api/documents?q=${'a'.repeat(9000)}`, { host })).status).toBe(400)
  })

  test('what is no HTTP breaks nothing', async () => {
    for (const noise of ['\0\0\0\0\r\n\r\n', 'GET\r\n\r\n', 'FETCH / HTTP/9\r\n\r\n'])
      expect((await sent([noise])).answer).toMatch(/^(?:HTTP\/1\.1 400 .*)?/s)
    expect((await asked('/api/dossier', { host: `localhost:${port}` })).status).toBe(200)
  })

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example', '[::1]', 'localhost:1'])(
    'a name that leads here by a trick is not answered: %j',
    async (host) => {
      const { status } = await asked('/api/dossier', { host })
      expect([400, 421]).toContain(status)
    },
  )

  test('who says no name at all is not answered', async () => {
    for (const head of ['GET /api/dossier HTTP/1.0\r\n', 'GET /api/dossier HTTP/1.1\r\nconnection: close\r\nhost:\r\n'])
      expect((await sent([`${head}\r\n`])).answer).toMatch(/ 4\d\d /)
  })

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/..\\..\\package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/%252e%252e%252fpackage.json',
    '/assets/%00/../../package.json',
    '//etc/passwd',
    '/etc/passwd',
  ])('no path leads out of the workbench: %s', async (path) => {
    const { answer } = await sent([`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`])
    expect(answer).toMatch(/^HTTP\/1\.1 (?:200|400|404) /)
    expect(answer).not.toMatch(/root:|"name":/)
  })

  test('whoever no longer listens for changes is forgotten', async () => {
    let listeners = 0
    const { changes } = server.context
    const listenOnce = changes.listen
    changes.listen = (listener) => {
      listeners++
      const stop = listenOnce(listener)
      return () => {
        listeners--
        stop()
      }
    }
    const open = Array.from({ length: 50 }, () => {
      const ended = new AbortController()
      return { ended, answer: fetch(`${listening.address}/api/changes`, { signal: ended.signal }) }
    })
    const readers = await Promise.all(open.map(async ({ answer }) => (await answer).body!.getReader()))
    await Promise.all(readers.map((reader) => reader.read()))
    expect(listeners).toBe(50)
    changes.tell({ kind: 'review', targets: ['st:1'], by: 'Ada' })
    for (const reader of readers)
      expect(new TextDecoder().decode((await reader.read()).value)).toContain('"targets":["st:1"]')
    open.forEach(({ ended }) => ended.abort())
    for (let go = 0; go < 50 && listeners > 0; go++) await new Promise((done) => setTimeout(done, 20))
    expect(listeners).toBe(0)
    changes.listen = listenOnce
  })

  test('a text is read while others ask and write', async () => {
    const patient = await listen(server.context, { host: '127.0.0.1', port: 0 })
    const [{ id }] = await server.ledger.searchDocuments({ limit: 1 })
    const post = (path: string, body: unknown) =>
      fetch(patient.address + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => [
        post('/api/reviews', { action: 'comment', target: id, reason: `${at}`, by: `Ada ${at}` }),
        post('/api/documents', { documents: [{ text: `Un pont a sauté à Arvane, selon le maire (${at}).` }] }),
        fetch(`${patient.address}/api/incidents`),
      ]).flat(),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set((await server.ledger.reviews()).map(({ reason }) => reason)).size).toBe(12)
    await patient.close()
  }, 30_000)
})
