import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import type { Io } from '../src/cli/io.ts'
import { SelonError } from '../src/model/selon-error.ts'
import { runCli } from './fixtures/run-cli.ts'
import { writtenReader } from './fixtures/written-reading.ts'

let folder = ''
let batch = ''
const samples = ['port-cendre-fr.txt', 'ligue-communique-fr.txt', 'armee-communique-fr.txt', 'orbia-depeche-fr.txt']

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'selon-workers-'))
  batch = join(folder, 'batch.jsonl')
  const lines = samples.map((name) => {
    const text = readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')
    // A page among texts is answered later than they, and must not change the order.
    return JSON.stringify(name === samples[1] ? { id: name, html: pageOf(text) } : { id: name, text, language: 'fr' })
  })
  writeFileSync(batch, [...lines, '{"id":', ...lines].join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const pageOf = (text: string): string =>
  `<!doctype html><html lang="fr"><body><article>${text
    .split(/\n+/u)
    .map((line) => `<p>${line}</p>`)
    .join('')}</article></body></html>`
const openReader = async (options: Parameters<typeof createReader>[0]) => createReader(options)

test('two workers write the bytes of one, in the same order, errors in their places', async () => {
  const one = await runCli(['read', '--jsonl', batch], { openReader })
  const two = await runCli(['read', '--jsonl', batch, '--workers', '2'], { openReader })
  expect(one.stdout.split('\n').map((line) => line && JSON.parse(line).id)).toEqual([...samples, null, ...samples, ''])
  // Compared as one value: a difference would fill the screen with Readings.
  expect([two.stdout === one.stdout, two.stderr, two.status]).toEqual([true, one.stderr, 1])
}, 90_000)

test('a reader that cannot be opened ends the run with one message', async () => {
  const gazetteer = join(folder, 'bad.tsv')
  writeFileSync(gazetteer, 'a\tb\nc\td\n')
  const options = ['read', '--jsonl', batch, '--gazetteer', gazetteer]
  const one = await runCli(options, { openReader })
  const two = await runCli([...options, '--workers', '2'], { openReader })
  expect([one.status, one.stdout]).toEqual([1, ''])
  expect(one.stderr).toContain('bad.tsv:1')
  expect(two).toEqual(one)
}, 90_000)

test('an error of the installation is told once, not for every line', async () => {
  const broken: Io['openReader'] = async () => ({ ...writtenReader(), read: () => fail() })
  const { status, stdout, stderr } = await runCli(['read', '--jsonl', batch], { openReader: broken })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('[model-damaged]')])
})

function fail(): never {
  throw new SelonError('model-damaged', 'model file is damaged', { file: 'words.model' })
}
