import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contextOf } from '../../src/cli/run-serve.ts'
import { readParties } from '../../src/corroborate/read-parties.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { createReader } from '../../src/reading/read-document.ts'
import { readAccessTokens } from '../../src/serve/access-tokens.ts'
import type { AppContext } from '../../src/serve/app-context.ts'
import { createApp } from '../../src/serve/create-app.ts'

const samples = join(import.meta.dirname, '../../samples/dossier')
export const host = '127.0.0.1:4174'

/** A response whose body the tests look into. */
type Answer = Omit<Response, 'json'> & { json(): Promise<any> }

/** A server over a dossier of the first texts of the sample, asked without a network. */
export interface TestServer {
  context: AppContext
  ledger: Ledger
  /** Asks as a page of the server would. */
  ask(path: string, init?: RequestInit & { headers?: Record<string, string> }): Promise<Answer>
  json(path: string, body?: unknown, headers?: Record<string, string>): Promise<any>
  close(): Promise<void>
}

export async function testServer({
  texts = 11,
  tokens,
}: { texts?: number; tokens?: string } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'selon-serve-'))
  const ledger = await openLedger(join(folder, 'd.selon'), { create: true })
  const reader = createReader({ gazetteerFiles: [join(samples, 'gazetteer.tsv')] })
  const lines = readFileSync(join(samples, 'documents.jsonl'), 'utf8').trim().split('\n').slice(0, texts)
  if (lines.length > 0) await ledger.add(lines.map((line) => reader.read(JSON.parse(line))))
  await ledger.setParties(readParties(readFileSync(join(samples, 'parties.tsv'), 'utf8'), 'parties.tsv'))
  const io = { openReader: async () => reader } as unknown as Parameters<typeof contextOf>[3]['io']
  const known = tokens === undefined ? null : readAccessTokens(tokens, 'tokens')
  const context: AppContext = {
    ...(await contextOf(ledger, known, {}, { io })),
    hosts: new Set([host]),
    files: new Map([['/index.html', { body: Buffer.from('<!doctype html>'), type: 'text/html; charset=utf-8' }]]),
  }
  const app = createApp(context)
  const ask: TestServer['ask'] = async (path, init = {}) =>
    (await app.request(`http://${host}${path}`, { ...init, headers: { host, ...init.headers } })) as Answer
  return {
    context,
    ledger,
    ask,
    json: async (path, body, headers = {}) => {
      const sent = {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }
      return (await ask(path, body === undefined ? { headers } : sent)).json() as never
    },
    close: async () => {
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function tokenRow(name: string, role: string, token: string): string {
  return `${name}\t${role}\t${createHash('sha256').update(token).digest('hex')}`
}
