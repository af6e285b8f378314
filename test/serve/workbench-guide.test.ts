import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { host, testServer } from './test-server.ts'

const guide = readFileSync(new URL('../../docs/workbench.md', import.meta.url), 'utf8')

test('every request of the guide is answered', async () => {
  const server = await testServer({ texts: 11 })
  try {
    const [{ id }] = await server.ledger.incidents({ limit: 1, leastDocuments: 2 })
    const incident = await server.json(`/api/incidents/${encodeURIComponent(id)}`)
    const ids = { ADDRESS: `http://${host}`, INCIDENT: encodeURIComponent(id), STATEMENT: incident.records[0].id }
    const [, block] = /^```sh\n(.*?)^```$/msu.exec(guide)!
    const commands = block.trim().split('\n')
    expect(commands.length).toBeGreaterThan(8)
    for (const command of commands) {
      const filled = Object.entries(ids).reduce((line, [word, value]) => line.replaceAll(word, value), command)
      const words = [...filled.matchAll(/'(?<quoted>[^']*)'|(?<bare>\S+)/gu)].map(
        ({ groups }) => groups!.quoted ?? groups!.bare,
      )
      const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined)
      const body = after('-d')
      const answer = await server.ask(words[2].replace(`http://${host}`, ''), {
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': after('-H')!.split(': ')[1] },
        ...(body !== undefined && { body }),
      })
      expect([command, answer.status]).toEqual([command, 200])
      expect((await answer.text()).length).toBeGreaterThan(2)
    }
  } finally {
    await server.close()
  }
}, 60_000)

test('the guide shows pictures that are there, and names every page of the navigation', () => {
  const messages = JSON.parse(readFileSync(new URL('../../web/messages/app.json', import.meta.url), 'utf8'))
  for (const [key, words] of Object.entries<{ en: string }>(messages))
    if (key.startsWith('nav.')) expect(guide).toContain(`| ${words.en} `)
  for (const [, file] of guide.matchAll(/\]\((pictures\/[^)]+)\)/gu))
    expect(readFileSync(new URL(`../../docs/${file}`, import.meta.url)).length).toBeLessThan(200_000)
})
