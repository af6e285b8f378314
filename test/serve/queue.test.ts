import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader } from '../../src/reading/read-document.ts'
import { copiedClaim, shortNames } from '../web/queue-texts.ts'
import { testServer, type TestServer } from './test-server.ts'

let server: TestServer
const review = (order: object) => server.json('/api/reviews', { by: 'Ada', reason: 'read', ...order })
const queue = (query = '') => server.json(`/api/queue?limit=100${query}`)
const keysOf = async (query: string) => ((await queue(query)).questions as { key: string }[]).map(({ key }) => key)

beforeAll(async () => {
  server = await testServer({ texts: 12 })
  const reader = createReader()
  await server.ledger.add([...shortNames, ...copiedClaim].map((text) => reader.read(text)))
})
afterAll(() => server.close())

test('every question has a key and a state, and the counts are those of the lists', async () => {
  const { questions, counts, pending } = await queue('&state=open,assigned,waiting,differing,done')
  expect(new Set(questions.map(({ key }: { key: string }) => key)).size).toBe(questions.length)
  expect(counts.open).toBe(questions.length)
  expect(pending).toBe(0)
  expect(questions.map(({ kind }: { kind: string }) => kind)).toContain('name')
})

test('what is handed to somebody is found by name, what is put aside waits for everybody, what is answered is done', async () => {
  const [first, ...others] = (await queue()).questions.filter(({ kind }: { kind: string }) => kind === 'merge')
  const name = (await queue()).questions.find(({ kind }: { kind: string }) => kind === 'name')
  const pair = { target: first.incidents[0], set: { pair: first.incidents } }
  await review({ action: 'flag', ...pair, set: { ...pair.set, assigned: 'Ben' } })
  expect(await keysOf('&to=ben')).toEqual([first.key])
  expect(await keysOf('&state=assigned')).toEqual([first.key])
  await review({
    action: 'flag',
    target: 'dossier',
    set: { name: name.name, later: true },
    reason: 'the group was asked',
  })
  const [waiting] = (await queue('&state=waiting')).questions
  expect(waiting).toMatchObject({ key: name.key, said: { by: 'Ada', reason: 'the group was asked' } })
  expect(await keysOf('')).not.toContain(name.key)
  await review({ action: 'split', target: first.incidents[0], with: [first.incidents[1]] })
  expect(await keysOf('&state=assigned')).toEqual([])
  expect((await queue('&state=done')).questions).toMatchObject([{ said: { action: 'split', by: 'Ada' } }])
  expect(await keysOf('&state=open')).toEqual(expect.arrayContaining(others.map(({ key }: { key: string }) => key)))
  const wrong = await server.ask('/api/queue?state=lost')
  expect(wrong.status).toBe(400)
})

test('a name that stands for another is listed with who said so, and no question is left of it', async () => {
  const asked = { name: 'Front', is: 'actor:front-de-corvane' }
  const { reviews } = await review({ action: 'alias', target: 'dossier', set: asked, reason: 'as it signs' })
  const { aliases, names } = await server.json('/api/names')
  expect(aliases).toMatchObject([{ name: 'Front', is: { name: 'Front de Corvane' }, by: 'Ada', reason: 'as it signs' }])
  expect(names.map(({ id }: { id: string }) => id)).not.toContain('actor:front-de-corvane-x')
  expect(await keysOf('&state=open,waiting')).not.toContain('name:front')
  const { records } = await server.json('/api/search?actor=Front%20de%20Corvane&limit=50')
  expect(records.length).toBeGreaterThan(3)
  await review({ action: 'undo', target: reviews[0].id })
  expect((await server.json('/api/names')).aliases).toEqual([])
  expect(
    await server.json('/api/reviews', { action: 'alias', target: 'dossier', by: 'A', reason: 'r', set: {} }),
  ).toMatchObject({
    error: { code: 'review-malformed' },
  })
})

test('incidents near a statement come with what makes them near, never the one it stands in', async () => {
  const { questions } = await queue()
  const asked = questions.find(({ kind }: { kind: string }) => kind === 'statement')
  const { incidents } = await server.json(`/api/statements/${encodeURIComponent(asked.statement.id)}/near`)
  expect(incidents.length).toBeGreaterThan(0)
  expect(incidents.map(({ id }: { id: string }) => id)).not.toContain(asked.incident)
  for (const one of incidents) expect(one.samePlace || one.days !== null).toBe(true)
})
