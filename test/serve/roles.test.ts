import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openapiDocument } from '../../src/serve/openapi-document.ts'
import { createApp } from '../../src/serve/create-app.ts'
import { testServer, tokenRow, type TestServer } from './test-server.ts'

/** The least role for each route, with a body that reaches its work. A new route fails until it stands here. */
const needed: Readonly<Record<string, 'read' | 'review' | 'admin'>> = {
  'get /api/dossier': 'read',
  'get /api/messages/{language}': 'read',
  'get /api/care': 'read',
  'post /api/read': 'read',
  'post /api/documents': 'review',
  'post /api/files/{name}': 'review',
  'get /api/documents': 'read',
  'get /api/documents/{id}': 'read',
  'get /api/versions/{id}': 'read',
  'get /api/documents/{id}/difference': 'read',
  'get /api/incidents': 'read',
  'get /api/incidents/{id}': 'read',
  'get /api/incidents/{id}/summary': 'read',
  'get /api/incidents/{id}/wording': 'read',
  'get /api/incidents/{id}/note': 'read',
  'get /api/search': 'read',
  'get /api/queue': 'read',
  'get /api/tasks': 'read',
  'get /api/reviews': 'read',
  'post /api/reviews': 'review',
  'get /api/statements/{id}': 'read',
  'get /api/statements/{id}/copies': 'read',
  'get /api/statements/{id}/near': 'read',
  'get /api/names': 'read',
  'get /api/parties': 'read',
  'put /api/parties': 'admin',
  'post /api/parties/preview': 'read',
  'get /api/sources': 'read',
  'get /api/export': 'review',
  'get /api/freezes': 'read',
  'post /api/freezes': 'review',
}
const bodies: Readonly<Record<string, unknown>> = {
  'post /api/read': { text: 'a' },
  'post /api/documents': { documents: [{ text: 'a' }] },
  'post /api/reviews': { action: 'comment', target: 'st:none', reason: 'a' },
  'put /api/parties': { members: [] },
  'post /api/parties/preview': { members: [] },
  'post /api/freezes': { name: 'a' },
}
const queries: Readonly<Record<string, string>> = {
  'get /api/export': '?format=statements',
  'get /api/documents/{id}/difference': '?from=a&to=b',
}

describe('roles', () => {
  let server: TestServer
  beforeAll(async () => {
    const rows = ['read', 'review', 'admin'].map((role) => tokenRow(role, role, role))
    server = await testServer({ texts: 1, tokens: rows.join('\n') })
  }, 60_000)
  afterAll(() => server.close())

  const ask = async (route: string, role: string | null) => {
    const [method, path] = route.split(' ')
    const address = path
      .replace('{language}', 'en')
      .replace('{name}', 'a.txt')
      .replace(/\{\w+\}/gu, 'none')
    const body = bodies[route] ?? (method === 'post' ? 'a' : undefined)
    const answer = await server.ask(address + (queries[route] ?? ''), {
      method: method.toUpperCase(),
      headers: {
        ...(role && { authorization: `Bearer ${role}` }),
        'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return answer.status === 403 || answer.status === 401 ? answer.status : 'let in'
  }

  test('every route says which role it needs, and no other is let in', async () => {
    const routes = Object.entries(openapiDocument(createApp(server.context)).paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method} ${path}`),
    )
    expect(routes.toSorted()).toEqual(Object.keys(needed).toSorted())
    const order = ['read', 'review', 'admin']
    for (const route of routes) {
      const found = [await ask(route, null)]
      for (const role of order) found.push(await ask(route, role))
      const least = order.indexOf(needed[route])
      expect([route, ...found]).toEqual([route, 401, ...order.map((_, at) => (at < least ? 403 : 'let in'))])
    }
  }, 60_000)

  test('changes are told to nobody without a token', async () => {
    expect((await server.ask('/api/changes')).status).toBe(401)
    expect((await server.ask('/openapi.json')).status).toBe(200)
  })
})
