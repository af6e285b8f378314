import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contextOf } from '../../src/cli/run-serve.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { createReader } from '../../src/reading/read-document.ts'
import { listen } from '../../src/serve/listen.ts'
import { runCli } from '../fixtures/run-cli.ts'

test('two servers on one dossier: what is decided or added at one is seen at the other, and the chain holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-two-'))
  const file = join(folder, 'd.selon')
  const reader = createReader()
  const io = { openReader: async () => reader } as unknown as Parameters<typeof contextOf>[3]['io']
  const start = async () => {
    const ledger = await openLedger(file, { create: true })
    return { ledger, server: await listen(await contextOf(ledger, null, {}, { io }), { host: '127.0.0.1', port: 0 }) }
  }
  const [one, other] = [await start(), await start()]
  try {
    const post = (at: typeof one, path: string, body: unknown) =>
      fetch(at.server.address + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    const text = readFileSync(join(import.meta.dirname, '../../samples/port-cendre-fr.txt'), 'utf8')
    const { added } = (await (await post(one, '/api/documents', { documents: [{ text }] })).json()) as any
    const seen = (await (await fetch(`${other.server.address}/api/documents`)).json()) as any
    expect(seen.documents.map(({ id }: { id: string }) => id)).toEqual([added[0].document])
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        post(at % 2 ? one : other, '/api/reviews', {
          action: 'comment',
          target: added[0].document,
          reason: `${at}`,
          by: at % 2 ? 'Ada' : 'Ben',
        }),
      ),
    )
    const taken = answers.filter(({ status }) => status === 200).length
    // Who finds the dossier busy is told so, and nothing is half done.
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true)
    expect(taken).toBeGreaterThan(0)
    const reviews = await other.ledger.reviews()
    expect(reviews.map(({ seq }) => seq)).toEqual(reviews.map((_, at) => at + reviews[0].seq))
    expect(reviews.length).toBe(taken)
    const verified = await runCli(['verify', '--ledger', file])
    expect(verified.status, verified.stdout).toBe(0)
  } finally {
    for (const { server, ledger } of [one, other]) {
      await server.close()
      await ledger.close()
    }
    rmSync(folder, { recursive: true })
  }
}, 60_000)

test.each([
  ['an address that others reach wants tokens', ['--host', '0.0.0.0'], /--token/],
  ['a port is a number', ['--port', 'http'], /--port/],
  ['a token file that is not there is named', ['--token', 'nowhere.tsv'], /nowhere\.tsv/],
  ['an empty token file lets nobody in', ['--token', '/dev/null'], /no token/],
])('%s', async (_, argv, told) => {
  const { status, stderr } = await runCli(['serve', ...argv, '--lang-ui', 'en'])
  expect(status).not.toBe(0)
  expect(stderr).toMatch(told)
})
