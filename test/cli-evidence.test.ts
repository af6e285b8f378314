import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Web } from '../src/intake/fetch/web.ts'
import { packageRoot } from '../src/packs/package-root.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-evidence-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const words = 'Deux civils ont été blessés à Valmère le 3 mars, a dit la préfecture dans un communiqué à la presse.'
const page = `<!doctype html><html lang="fr"><head><meta charset="windows-1252"><title>Port fermé</title></head><body><article><h1>Port fermé</h1><p>${words}</p></article></body></html>`
const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`)
const warc = Buffer.concat([
  Buffer.from(
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://orbia.example/w\r\nWARC-Date: 2024-04-03T09:30:00Z\r\nContent-Length: ${block.length}\r\n\r\n`,
  ),
  block,
  Buffer.from('\r\n\r\n'),
])
const mail = `From: Mairie <presse@orbia.example>\r\nSubject: Port\r\nDate: Wed, 3 Apr 2024 09:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`

const reader = createReader()
const web: Web = {
  get: async (address) => ({
    kind: 'page',
    url: address,
    bytes: Buffer.from(page),
    contentType: 'text/html; charset=utf-8',
    retrievedAt: '2024-04-05T10:00:00Z',
    capture: { requested: address, url: address, status: 200, headers: { etag: '"e"' } },
  }),
  close: async () => {},
}
const selon = (...argv: string[]) =>
  runCli([...argv, '--ledger', at('dossier.selon'), '--lang-ui', 'en'], {
    openReader: async () => reader,
    openWeb: async () => web,
  })
const filesOf = (): string[] => readdirSync(at('kept'), { recursive: true, encoding: 'utf8' })

beforeAll(async () => {
  mkdirSync(at('in'))
  writeFileSync(at('in/a.txt'), words)
  // The page says windows-1252 and is it.
  writeFileSync(at('in/b.html'), Buffer.from(page, 'latin1'))
  writeFileSync(at('in/c.csv'), `texte;date\n${words};2024-04-03\n${words} Un pont a été fermé.;2024-04-04\n`)
  writeFileSync(at('in/d.warc.gz'), gzipSync(warc))
  writeFileSync(at('in/e.eml'), mail)
  const { status, stderr } = await selon(
    'add',
    at('in'),
    join(packageRoot(), 'samples/telegram'),
    'https://gazette.example/p',
    '--retrieved-by',
    'Ana',
    '--evidence',
    at('kept'),
  )
  expect(stderr.replaceAll(/^.*: .*skipped.*$/gmu, '')).not.toContain('[')
  expect(status).toBe(0)
})

test('bytes lie under their digest, each once, with how they came', () => {
  const bytes = filesOf().filter((name) => /^\w\w[\\/][0-9a-f]{64}$/u.test(name))
  // A text, a page, a table, a mail, an export; the page of the archive and that of the web are the same bytes.
  expect(bytes).toHaveLength(6)
  for (const name of bytes) {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(at('kept'), name)))
      .digest('hex')
    expect(name.slice(3)).toBe(sha256)
    expect(name.slice(0, 2)).toBe(sha256.slice(0, 2))
  }
  expect(filesOf().filter((name) => name.endsWith('.part'))).toEqual([])
  const notes = filesOf()
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(at('kept'), name), 'utf8')) as Record<string, unknown>)
  expect(notes.find(({ name }) => name === 'https://gazette.example/p')).toMatchObject({
    requested: 'https://gazette.example/p',
    status: 200,
    headers: { etag: '"e"' },
    retrievedAt: '2024-04-05T10:00:00Z',
    said: { retrievedBy: 'Ana' },
    tool: expect.stringMatching(/^selon \d/u),
  })
})

test('the same texts come out of the bytes again', async () => {
  const { stdout, status } = await selon('verify', '--evidence', at('kept'))
  expect(stdout).toMatch(/Kept bytes: 6 files hold, \d+ texts come out of them as they are; 0 readings without/u)
  expect(status).toBe(0)
})

test('bytes that were changed or taken away are told', async () => {
  const [first, second] = filesOf().filter((name) => /[0-9a-f]{64}$/u.test(name))
  const was = readFileSync(join(at('kept'), first))
  writeFileSync(join(at('kept'), first), 'other')
  const changed = await selon('verify', '--evidence', at('kept'))
  expect(changed.stdout).toContain(`${first.slice(3)}: the kept bytes are no longer those of their digest`)
  expect(changed.status).toBe(1)
  writeFileSync(join(at('kept'), first), was)
  rmSync(join(at('kept'), second))
  expect((await selon('verify', '--evidence', at('kept'))).stdout).toContain(
    `${second.slice(3)}: these bytes are missing`,
  )
})

test('adding again keeps nothing twice, and brings back what is missing', async () => {
  const before = filesOf().length
  await selon('add', at('in'), '--retrieved-by', 'Ana', '--evidence', at('kept'))
  expect(filesOf().length - before).toBeLessThanOrEqual(1)
})

test('what cannot be kept is not added', async () => {
  writeFileSync(at('no-folder'), '')
  writeFileSync(at('z.txt'), `${words} Trois ponts sont fermés.`)
  const { stdout, stderr, status } = await selon('add', at('z.txt'), '--evidence', at('no-folder'))
  expect(stderr).toContain('evidence cannot be written')
  expect(stdout).not.toContain('z.txt')
  expect(status).toBe(1)
})
