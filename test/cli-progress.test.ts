import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-progress-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const reader = createReader()
const openReader = async () => reader
const textOf = (n: number): string => `Le ${n} mars, ${n} civils ont été blessés à Valmère, selon la préfecture.\n`

/** A folder of texts, each third of which is no text. */
function mixedFolder(name: string, texts: number): string {
  mkdirSync(at(name))
  for (let n = 1; n <= texts; n++)
    writeFileSync(at(`${name}/${String(n).padStart(3, '0')}.txt`), n % 3 === 0 ? Buffer.from([0, 1, 2, 0]) : textOf(n))
  return at(name)
}

/** A clock that goes on by so much each time it is asked. */
function ticking(step: number): () => number {
  let now = 0
  return () => (now += step)
}

test('progress is told as JSON lines on standard error, and standard output stays as it is', async () => {
  const texts = mixedFolder('json', 6)
  const plain = await runCli(['read', texts, '--format', 'jsonl'], { openReader })
  const told = await runCli(['read', texts, '--format', 'jsonl', '--progress', 'json'], {
    openReader,
    now: ticking(1001),
  })
  expect(told.stdout).toBe(plain.stdout)
  const lines = told.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter(({ kind }) => kind === 'failure').map(({ name, code }) => [name, code])).toEqual([
    [join(texts, '003.txt'), 'input-binary'],
    [join(texts, '006.txt'), 'input-binary'],
  ])
  expect(lines.find(({ kind, files }) => kind === 'progress' && files === 3)).toMatchObject({
    documents: 2,
    failed: 1,
    of: 6,
    secondsLeft: expect.any(Number),
  })
  expect(lines.at(-1)).toMatchObject({ kind: 'end', documents: 4, failed: 2, files: 6, of: 6, stopped: false })
})

test('on a terminal one line is written over itself, and messages stand above it', async () => {
  const texts = mixedFolder('line', 5)
  const { stderr } = await runCli(['read', texts, '--format', 'jsonl', '--lang-ui', 'en'], {
    openReader,
    errorColumns: 80,
    now: ticking(900),
  })
  expect(stderr).toMatch(/\d documents · [\d.]+\/s · \d of 5 files · \d+:\d\d left · 1 failure/u)
  expect(stderr).toContain('\r\u001b[Kselon: ')
  expect(stderr.endsWith('\r\u001b[K')).toBe(true)
})

test('what failed is named at the end and listed, so that it can be given again; what is there is not read again', async () => {
  const texts = mixedFolder('again', 12)
  const ledger = ['--ledger', at('again.selon'), '--lang-ui', 'en']
  const first = await runCli(['add', texts, ...ledger, '--failures', at('failed.jsonl')], { openReader })
  expect(first.status).toBe(1)
  expect(first.stderr).toMatch(/4 of 12 documents could not be read:\n {2}\S+003\.txt: .*\[input-binary\]/u)
  expect(readFileSync(at('failed.jsonl'), 'utf8').trim().split('\n')).toHaveLength(4)
  for (const n of ['003', '006', '009']) writeFileSync(at(`again/${n}.txt`), textOf(Number(n)))
  const second = await runCli(['add', '--again', at('failed.jsonl'), ...ledger, '--failures', at('failed.jsonl')], {
    openReader,
  })
  expect(second.stdout.match(/\): new/gu)).toHaveLength(3)
  expect(readFileSync(at('failed.jsonl'), 'utf8')).toMatch(/^\{"name":"[^"]+012\.txt".*\}\n$/u)
  const whole = await runCli(['add', texts, ...ledger], { openReader: () => Promise.reject(new Error('read again')) })
  expect(whole.stdout.match(/already there/gu)).toHaveLength(11)
})

test.each(['SIGINT'] as const)(
  '%s stores what was read, says how to go on, and the same command goes on there',
  async (signal) => {
    const lines = Array.from({ length: 320 }, (_, n) => JSON.stringify({ id: `d${n}`, text: textOf(n) }))
    writeFileSync(at('many.jsonl'), lines.join('\n'))
    const argv = ['add', at('many.jsonl'), '--ledger', at(`${signal}.selon`), '--lang-ui', 'en']
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'fixtures/selon-process.ts'), ...argv],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const output = { stdout: '', stderr: '' }
    child.stderr.on('data', (chunk) => (output.stderr += String(chunk)))
    child.stdout.on('data', (chunk) => {
      // The first batch is told: the second is being read.
      if (output.stdout === '') setTimeout(() => child.kill(signal), 50)
      output.stdout += String(chunk)
    })
    const status = await new Promise((done) => child.on('exit', done))
    expect(output.stderr).toContain('Stopped: what was read is in the dossier.')
    expect(status).toBe(130)
    const stored = Number(/The dossier holds (?<n>\d+) documents/u.exec(output.stdout)!.groups!.n)
    expect(stored).toBeGreaterThanOrEqual(200)
    expect(stored).toBeLessThan(320)
    const rest = await runCli(argv, { openReader })
    expect(rest.stdout.match(/already there/gu)).toHaveLength(stored)
    expect(rest.stdout).toContain('The dossier holds 320 documents')
  },
  120_000,
)
