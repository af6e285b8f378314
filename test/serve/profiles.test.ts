import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader } from '../../src/reading/read-document.ts'
import { readAccessTokens } from '../../src/serve/access-tokens.ts'
import { testServer, tokenRow, type TestServer } from './test-server.ts'

const text = `Une frappe a tué deux civils lundi à 3 h 15 à Port-Cendre, selon l'hôpital.

« Mon frère est mort », a déclaré Ilo Marn, un habitant. Ilo Marn a aussi vu un drone. Le maire dément.`

/** Every way in which the workbench shows a dossier, for others than those who work in it. */
describe('profiles', () => {
  let server: TestServer
  let document = ''
  let incident = ''
  beforeAll(async () => {
    const bound = `${tokenRow('Press', 'read', 'press')}\tpublic`
    const tokens = [tokenRow('Ada', 'admin', 'ada'), bound].join('\n')
    server = await testServer({ texts: 3, tokens })
    const said = { title: 'Ilo Marn raconte', outlet: 'Orbia', language: 'fr', publishedAt: '2024-03-19T08:12:00Z' }
    const reading = createReader().read({ id: 'a', text, url: 'https://orbia.example/ilo-marn-raconte', ...said })
    await server.ledger.add([reading])
    document = (await server.ledger.searchDocuments({ limit: 1 }))[0].id
    incident = (await server.ledger.incidentsOfDocuments([document]))[0].id
  }, 60_000)
  afterAll(() => server.close())
  const as = (token: string) => ({ authorization: `Bearer ${token}` })
  const get = async (path: string, profile: string) =>
    JSON.stringify(
      await server.json(`${path}${path.includes('?') ? '&' : '?'}profile=${profile}`, undefined, as('ada')),
    )
  const paths = () => [
    '/api/documents',
    `/api/documents/${document}`,
    '/api/incidents?limit=1000',
    `/api/incidents/${encodeURIComponent(incident)}`,
    `/api/incidents/${encodeURIComponent(incident)}/summary`,
    `/api/incidents/${encodeURIComponent(incident)}/wording`,
    '/api/search?q=drone',
    '/api/sources',
  ]

  test('the team sees what the text says', async () => {
    expect(await get(`/api/documents/${document}`, 'internal')).toMatch(/Ilo Marn.*3 h 15/s)
  })

  test('names of private persons are shown to nobody else, on no route, in no part of them', async () => {
    for (const profile of ['shared', 'public'])
      for (const path of paths()) {
        const answer = await get(path, profile)
        expect(answer, path).not.toMatch(/"error"/)
        expect(answer, `${profile} ${path}`).not.toMatch(/\bMarn\b|ilo-marn/i)
      }
  })

  test('what is blotted out is not found either, by words or their beginning: a hit would tell the name', async () => {
    const hits = async (path: string, profile: string) => {
      const { records, documents } = JSON.parse(await get(path, profile))
      return (records ?? documents).length
    }
    const hidden = [
      '/api/search?q=Marn',
      '/api/search?q=ilo+mar*',

      '/api/documents?q=Marn',
    ]
    for (const path of hidden) {
      expect(await hits(path, 'internal'), path).toBeGreaterThan(0)
      for (const profile of ['shared', 'public']) expect(await hits(path, profile), `${profile} ${path}`).toBe(0)
    }
    for (const profile of ['internal', 'shared', 'public']) {
      expect(await hits('/api/search?q=frappe', profile)).toBeGreaterThan(0)
      expect(await hits('/api/documents?q=frappe', profile)).toBeGreaterThan(0)
    }
    // The public gets the words of statements alone, and finds by no others.
    expect([
      await hits('/api/documents?q=lundi', 'shared'),
      await hits('/api/search?q=%223+h+15%22', 'public'),
    ]).toEqual([1, 0])
  })

  test('the public sees no clock time, no text as a whole, no decision', async () => {
    for (const path of paths()) expect(await get(path, 'public'), path).not.toMatch(/3 h 15|08:12|"clock"/)
    const { reading, records } = JSON.parse(await get(`/api/documents/${document}`, 'public'))
    expect(reading.text.length).toBe(text.length)
    for (const { statement } of records) {
      const { start, end, exact } = statement.content
      expect(reading.text.slice(start, end)).toBe(exact)
    }
    expect(JSON.parse(await get(`/api/incidents/${encodeURIComponent(incident)}`, 'public')).reviews).toEqual([])
  })

  test('a place is shown to a tenth of a degree, and never finer than its settlement', async () => {
    const coordinates = [...(await get('/api/incidents?limit=1000', 'public')).matchAll(/"l(?:at|on)":(-?[\d.]+)/gu)]
    expect(coordinates.length).toBeGreaterThan(0)
    for (const [, one] of coordinates) expect(one).toMatch(/^-?\d+(?:\.\d)?$/)
  })

  test('a token that is bound to a profile cannot ask for more, nor see how the dossier is worked on', async () => {
    const asPress = (path: string) => server.json(path, undefined, as('press'))
    for (const path of paths()) expect(JSON.stringify(await asPress(path)), path).not.toMatch(/\bMarn\b|3 h 15/)
    expect(JSON.stringify(await asPress(`/api/documents/${document}?profile=internal`))).not.toMatch(/Marn/)
    expect(await asPress('/api/dossier')).toMatchObject({ role: 'read', profiles: ['public'] })
    for (const path of ['/api/queue', '/api/reviews', '/api/tasks', `/api/statements/x`, '/api/versions/x'])
      expect((await asPress(path)).error.code, path).toBe('not-allowed')
    const note = await server.ask(`/api/incidents/${encodeURIComponent(incident)}/note?profile=internal`, {
      headers: as('press'),
    })
    expect(await note.text()).not.toMatch(/Marn/)
    const { status } = await server.ask('/api/export?format=jsonl&profile=internal', { headers: as('press') })
    expect(status).toBe(403)
  })

  test('only a token of the role read is bound', () => {
    for (const row of [`${tokenRow('A', 'admin', 'a')}\tpublic`, `${tokenRow('A', 'read', 'a')}\tnobody`])
      expect(() => readAccessTokens(row, 'tokens')).toThrowError(expect.objectContaining({ code: 'tokens-malformed' }))
  })
})
