import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Incident } from '../../src/model/incident.ts'
import { Reading } from '../../src/model/reading.ts'
import { IncidentRow } from '../../src/serve/incident-row.ts'
import { testServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
}, 60_000)
afterAll(() => server.close())

describe('every route', () => {
  test('stands in the OpenAPI document, and the document names nothing that is not there', async () => {
    const { openapi, paths } = await server.json('/openapi.json')
    expect(openapi).toMatch(/^3\.1/)
    for (const [path, item] of Object.entries<Record<string, unknown>>(paths))
      for (const method of Object.keys(item)) {
        const filled = path.replaceAll('{id}', 'none').replaceAll('{language}', 'fr').replaceAll('{name}', 'a.txt')
        const answer = await server.ask(filled, { method: method.toUpperCase() })
        if (answer.status === 404) expect((await answer.json()).error.message).not.toBe('there is no such route')
      }
  })

  test.each([
    ['/api/nothing', {}, 404, 'not-found'],
    ['/api/incidents/inc:none', {}, 404, 'not-found'],
    ['/api/documents/doc:none', {}, 404, 'not-found'],
    ['/api/incidents?limit=0', {}, 400, 'input-malformed'],
    ['/api/incidents?cursor=%00', {}, 400, 'input-malformed'],
    ['/api/documents?cursor=W10', {}, 400, 'input-malformed'],
    ['/api/search?from=yesterday', {}, 400, 'input-malformed'],
    ['/api/export?format=doc', {}, 400, 'input-malformed'],
    ['/api/reviews', { method: 'POST', body: '{' }, 400, 'input-malformed'],
    ['/api/reviews', { method: 'POST', body: '{"action":"accept","target":"st:none"}' }, 400, 'review-malformed'],
    ['/api/read', { method: 'POST', body: '{"text":""}' }, 400, 'input-empty'],
    ['/api/parties', { method: 'PUT', body: '{"members":[{"conflict":"a"}]}' }, 400, 'input-malformed'],
  ])('answers an error in the one shape: %s %j', async (path, init, status, code) => {
    const answer = await server.ask(path, { ...init, headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(status)
    const body = await answer.json()
    expect(Object.keys(body)).toEqual(['error'])
    expect(body.error).toMatchObject({ code, message: expect.any(String) })
  })
})

describe('reading', () => {
  test('a pasted text gives its statements and is not stored', async () => {
    const before = await server.json('/api/dossier')
    const reading = await server.json('/api/read', { text: 'Selon la Ligue des Passes, trois soldats ont été tués.' })
    expect(Reading.safeParse(reading).error).toBeUndefined()
    expect(reading.statements[0].chain.at(-1).mention.exact).toBe('la Ligue des Passes')
    expect(await server.json('/api/dossier')).toEqual(before)
  })

  test('texts are added, and one that cannot be read stops nothing', async () => {
    const documents = [
      { text: 'Deux maisons ont brûlé à Arvane, selon le maire.', url: 'https://a.example/1' },
      { text: ' ' },
    ]
    const { added, failed } = await server.json('/api/documents', { documents })
    expect(added).toMatchObject([{ result: 'new', statements: 1 }])
    expect(failed).toMatchObject([{ error: { code: 'input-empty' } }])
    const { reading, records } = await server.json(`/api/documents/${added[0].document}`)
    expect(reading.text).toBe(documents[0].text)
    expect(records[0].statement.content.exact).toContain('Deux maisons ont brûlé')
  })

  test('a file is taken in by its bytes, in the format that they have', async () => {
    const body = '{"id":"1","text":"Un pont a sauté, dit la mairie."}\n{"id":"2"}\n'
    const answer = await server.ask('/api/files/batch.jsonl?store=no&outlet=Gazette', { method: 'POST', body })
    const { readings, failed, added } = await answer.json()
    expect(readings).toMatchObject([{ id: '1', document: { outlet: 'Gazette' } }])
    expect(failed).toHaveLength(1)
    expect(added).toEqual([])
  })
})

describe('incidents', () => {
  test('are paged by cursors that give each once', async () => {
    const all = (await server.json('/api/incidents?limit=1000')).incidents
    const paged = []
    for (let path = '/api/incidents?limit=2'; path;) {
      const { incidents, next } = await server.json(path)
      paged.push(...incidents)
      path = next && `/api/incidents?limit=2&cursor=${next}`
    }
    expect(paged).toEqual(all)
    for (const row of all) expect(IncidentRow.safeParse(row).error).toBeUndefined()
  })

  test('one is opened with its statements, origins and pairs', async () => {
    const [{ id }] = (await server.json('/api/incidents')).incidents
    const { incident, records, documents } = await server.json(`/api/incidents/${id}`)
    expect(Incident.safeParse(incident).error).toBeUndefined()
    expect(records.map((record: { id: string }) => record.id).sort()).toEqual([...incident.statements].sort())
    expect(documents).toHaveLength(incident.documents.length)
  })

  test('an answer that is known already is not sent again', async () => {
    const first = await server.ask('/api/incidents')
    const again = await server.ask('/api/incidents', { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('decisions', () => {
  test('are appended and told to whoever listens; the incident shows them', async () => {
    const [{ id }] = (await server.json('/api/incidents')).incidents
    const { incident } = await server.json(`/api/incidents/${id}`)
    const heard: unknown[] = []
    const stop = server.context.changes.listen((change) => heard.push(change))
    const order = { action: 'accept', target: incident.statements[0], by: 'Ada', reason: 'read' }
    const { reviews } = await server.json('/api/reviews', order)
    stop()
    expect(reviews).toMatchObject([{ action: 'accept', by: 'Ada', target: order.target }])
    expect(heard).toEqual([{ kind: 'review', targets: [order.target], by: 'Ada' }])
    const after = await server.json(`/api/incidents/${id}`)
    expect(after.incident.reviewed.statements).toBe(incident.reviewed.statements + 1)
    expect(after.reviews).toHaveLength(1)
  })

  test('what waits for a person says why', async () => {
    const { questions } = await server.json('/api/queue?limit=5')
    expect(questions.length).toBeGreaterThan(0)
    for (const { why, effect } of questions) {
      expect(why.length).toBeGreaterThan(0)
      expect(effect).toBeGreaterThan(0)
    }
  })
})

describe('what leaves the dossier', () => {
  test('comes as a file with its attribution', async () => {
    const answer = await server.ask('/api/export?format=statements&profile=public&unreviewed=yes')
    expect(answer.headers.get('content-disposition')).toContain('selon-statements-public.csv')
    expect(await answer.text()).toContain('not verified by Selon')
  })

  test('a note is a file, never a page of this server', async () => {
    const [{ id }] = (await server.json('/api/incidents')).incidents
    const answer = await server.ask(`/api/incidents/${id}/note?format=html&language=fr`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await answer.text()).toContain('<h1>')
  })

  test('a state is kept under its name once', async () => {
    expect(await server.json('/api/freezes', { name: 'May' })).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await server.json('/api/freezes')).names).toEqual(['May'])
    expect((await server.json('/api/freezes', { name: 'May' })).error.code).toBe('usage')
  })
})

test('parties are set whole or not at all, and a preview stores nothing', async () => {
  const { members } = await server.json('/api/parties')
  const preview = await server.json('/api/parties/preview', { members: [] })
  expect(preview.changed.length).toBeGreaterThan(0)
  expect((await server.json('/api/parties')).members).toEqual(members)
  const wrong = [{ ...members[0], from: 'May' }]
  const put = (rows: unknown) =>
    server.ask('/api/parties', {
      method: 'PUT',
      body: JSON.stringify({ members: rows }),
      headers: { 'content-type': 'application/json' },
    })
  expect((await (await put(wrong)).json()).error).toMatchObject({ code: 'parties-malformed', place: { field: 'from' } })
  expect((await (await put(members)).json()).members).toEqual(members)
})

test('sources stand in the order of their names', async () => {
  const { outlets } = await server.json('/api/sources')
  const names = outlets.map(({ outlet }: { outlet: string | null }) => outlet ?? '')
  expect(names).toEqual([...names].sort())
  expect(JSON.stringify(outlets)).not.toMatch(/score|rank|reliab/i)
})
