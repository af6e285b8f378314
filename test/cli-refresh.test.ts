import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../src/intake/fetch/open-web.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-refresh-'))
const ledger = join(folder, 'dossier.selon')
let pages: Record<string, { text: string; etag?: string } | number> = {}
let asked: string[] = []
const server = createServer(({ url, headers }, response) => {
  const page = pages[url!] ?? 404
  asked.push(url!)
  if (typeof page === 'number') response.writeHead(page).end()
  else if (page.etag && headers['if-none-match'] === page.etag) response.writeHead(304).end()
  else response.writeHead(200, { 'content-type': 'text/plain', ...(page.etag && { etag: page.etag }) }).end(page.text)
})
let site = ''
let minute = 10
const reader = createReader()
const cli = (...argv: string[]) =>
  runCli([...argv, '--ledger', ledger], {
    openReader: async () => reader,
    openWeb: async ({ perSecond }) =>
      openWeb({
        perSecond: perSecond * 1000,
        userAgent: 'Selon/0.0.0 (+test)',
        now: () => new Date(`2024-05-14T10:${minute++}:00Z`),
        trusted: [site.replace('http://', '')],
      }),
  })
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})

const killed = (n: string) => `Selon la préfecture, ${n} soldats ont été tués à Veldras le 13 mai 2024.\n`

test('pages of an incident are asked for again: silent edits are shown, gone pages kept, and nothing comes twice', async () => {
  pages = { '/a': { text: killed('deux'), etag: '"1"' }, '/b': { text: killed('deux') } }
  const added = await cli('add', `${site}/a`, `${site}/b`)
  expect(added).toMatchObject({ status: 0, stderr: '' })
  const document = /\/a \((?<id>doc:\w+)\)/u.exec(added.stdout)!.groups!.id
  const incident = /inc:\w+/u.exec(added.stdout)![0]
  expect((await cli('add', `${site}/a`)).stdout).toContain('already there')

  asked = []
  const same = await cli('refresh', incident)
  expect(same.stdout).toContain('0 changed, 2 unchanged, 0 gone')
  expect(asked).toEqual(['/robots.txt', '/a', '/b'])

  pages['/a'] = { text: killed('quatre'), etag: '"2"' }
  pages['/b'] = 410
  const changed = await cli('refresh', incident)
  expect(changed).toMatchObject({ status: 0, stderr: '' })
  expect(changed.stdout).toContain('/a (' + document + '): changed without the page saying so')
  expect(changed.stdout).toMatch(/- .*deux soldats[^]*\+ .*quatre soldats/u)
  expect(changed.stdout).toContain('no longer there (410)')
  const gone = /\/b \((?<id>doc:\w+)\)/u.exec(changed.stdout)!.groups!.id
  expect((await cli('versions', gone)).stdout).toMatch(/No longer at its address since 2024-05-14T10:/u)
  expect((await cli('incident', incident)).stdout).toContain('2 texts')

  pages['/b'] = { text: killed('deux') }
  expect((await cli('refresh', gone)).stdout).toContain('1 unchanged, 0 gone')
  expect((await cli('versions', gone)).stdout).not.toContain('No longer')
})

test('a page that the site keeps to itself says how to get it all the same, in the language of the display', async () => {
  pages = { '/c': 403 }
  const { status, stderr } = await cli('add', `${site}/c`, '--lang-ui', 'fr')
  expect(status).toBe(1)
  expect(stderr).toContain('[fetch-blocked]')
  expect(stderr).toContain('enregistrez la page depuis votre navigateur')
})

test('a feed given by its address adds new items only, and a rate that is none is refused', async () => {
  const item = (n: number) => `<item><title>T</title><link>/item${n}</link></item>`
  const feed = (...items: number[]) => ({
    text: `<rss version="2.0"><channel>${items.map(item).join('')}</channel></rss>`,
  })
  pages = { '/feed': feed(1, 2), '/item1': { text: killed('trois') }, '/item2': { text: killed('cinq') } }
  expect((await cli('add', `${site}/feed`)).stdout.match(/: new/gu)).toHaveLength(2)
  pages['/feed'] = feed(1, 2, 3)
  pages['/item3'] = { text: killed('six') }
  asked = []
  const again = await cli('add', `${site}/feed`)
  expect(again.stdout.match(/: new/gu)).toHaveLength(1)
  expect(again.stderr).toContain('not fetched again: 2')
  expect(asked).toEqual(['/robots.txt', '/feed', '/item3'])
  expect((await runCli(['add', `${site}/feed`, '--rate', '1000', '--ledger', ledger])).status).toBe(2)
})
