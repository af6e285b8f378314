import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-watch-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

/** Output that can be waited on. */
function heard(): { stream: Writable; until(words: RegExp): Promise<void>; text(): string } {
  let text = ''
  const waiting: { words: RegExp; done: () => void }[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      for (const { words, done: tell } of waiting) if (words.test(text)) tell()
      done()
    },
  })
  return {
    stream,
    text: () => text,
    until: (words) => new Promise((done) => (words.test(text) ? done() : waiting.push({ words, done }))),
  }
}

test('a folder is added as it fills; a bad file stops nothing, and the dossier in it is none of it', async () => {
  writeFileSync(at('first.txt'), 'Un drone a été abattu, selon la mairie.')
  const [out, err] = [heard(), heard()]
  const ending = new AbortController()
  const running = runCli(['watch', folder, '--ledger', at('dossier.selon')], {
    stdout: out.stream,
    stderr: err.stream,
    untilEnded: () => ending.signal,
    openReader: async (options) => createReader(options),
  })
  await out.until(/first\.txt .*: new/u)
  writeFileSync(at('picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))
  await err.until(/picture\.png: .*\[input-binary\]/u)
  mkdirSync(at('below'))
  writeFileSync(at('below/second.txt'), 'Un pont a été touché, selon la préfecture.')
  await out.until(/second\.txt .*: new/u)
  appendFileSync(at('first.txt'), ' Deux blessés, selon la mairie.')
  await out.until(/first\.txt .*: new[\s\S]*first\.txt .*: new/u)
  ending.abort()
  const { status } = await running
  expect(out.text()).toMatch(/The dossier holds \d documents/u)
  expect(status).toBe(0)
  expect(err.text()).not.toContain('dossier.selon')
}, 60_000)

test.each([
  ['a file', 'first.txt', 'file-unreadable'],
  ['no folder', 'nowhere', 'file-missing'],
])('%s is not watched', async (_what, name, code) => {
  const { status, stderr } = await runCli(['watch', at(name), '--ledger', at('other.selon')])
  expect(status).toBe(1)
  expect(stderr).toContain(`[${code}]`)
})
