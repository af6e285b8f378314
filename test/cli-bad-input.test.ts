import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largestInput } from '../src/intake/check-input.ts'
import { runCli, type CliResult } from './fixtures/run-cli.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'selon-bad-'))
  writeFileSync(at('good.txt'), 'Un drone a été abattu, selon la mairie.')
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('blank.txt'), ' \n\u00a0\n')
  writeFileSync(at('picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))
  writeFileSync(at('noise.bin'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37 + (i >> 3)) % 32)))
  writeFileSync(
    at('latin1.txt'),
    Buffer.from(
      'Les députés ont été évacués à Noël, a déclaré la préfète : « état d’urgence ».'.replace('’', "'"),
      'latin1',
    ),
  )
  writeFileSync(at('utf16.txt'), Buffer.from('\uFEFFUn drone a été abattu.', 'utf16le'))
  writeFileSync(at('long.txt'), 'mot '.repeat(2_500_000))
  writeFileSync(at('nul.txt'), 'Un drone\0 a été abattu.')
  writeFileSync(at('bidi.txt'), 'Le groupe \u202eétrange\u202c a parlé.\u001b[2J')
  mkdirSync(at('nothing'))
  writeFileSync(at('page.html'), '<!DOCTYPE html><html><p><a href="/">Accueil</a></p></html>')
})
afterAll(() => rmSync(folder, { recursive: true }))

function expectMessage(result: CliResult, code: string, file: string): void {
  expect(result.status).toBe(1)
  expect(result.stderr).toContain(`[${code}`)
  expect(result.stderr).toContain(file)
  expect(result.stderr).not.toMatch(/\n\s+at /)
}

test.each([
  ['an empty file', 'empty.txt', 'input-empty'],
  ['a file of white space', 'blank.txt', 'input-empty'],
  ['a picture', 'picture.png', 'input-binary'],
  ['a file of control characters', 'noise.bin', 'input-binary'],
  ['ten megabytes on one line', 'long.txt', 'input-too-large'],
  ['a missing file', 'nowhere.txt', 'file-missing'],
  ['an empty folder', 'nothing', 'file-missing'],
  ['a page without an article', 'page.html', 'page-without-article'],
])('%s gives a message that names it, and status 1', async (_what, name, code) => {
  expectMessage(await runCli(['read', at(name)]), code, at(name))
})

test('one bad file does not stop the others', async () => {
  const result = await runCli(['read', at('empty.txt'), at('good.txt'), '--format', 'json'])
  expectMessage(result, 'input-empty', 'empty.txt')
  expect(JSON.parse(result.stdout).id).toBe('good.txt')
})

test('a folder is every file in it, each with its own message', async () => {
  const result = await runCli(['read', folder, '--format', 'json'])
  for (const name of ['empty.txt', 'noise.bin', 'long.txt']) expectMessage(result, 'input-', name)
  const ids = result.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id)
  expect(ids).toEqual(expect.arrayContaining(['good.txt', 'utf16.txt']))
  expect(ids).toEqual(ids.toSorted())
})

test('another encoding is read and noted', async () => {
  const reading = JSON.parse((await runCli(['read', at('latin1.txt'), '--format', 'json'])).stdout)
  expect(reading.text).toContain('Les députés ont été évacués à Noël')
  expect(reading.document.provenance).toContain('encoding: windows-1252, guessed from the bytes')
  const wide = JSON.parse((await runCli(['read', at('utf16.txt'), '--format', 'json'])).stdout)
  expect(wide.text).toBe('Un drone a été abattu.')
})

test('a NUL becomes U+FFFD in its place', async () => {
  const reading = JSON.parse((await runCli(['read', at('nul.txt'), '--format', 'json'])).stdout)
  expect(reading.text).toBe('Un drone\uFFFD a été abattu.')
  expect(reading.document.provenance).toContain('1 NUL replaced by U+FFFD')
})

test('bidi controls stay in the reading and never reach the terminal', async () => {
  expect(JSON.parse((await runCli(['read', at('bidi.txt'), '--format', 'json'])).stdout).text).toContain('\u202e')
  expect((await runCli(['read', at('bidi.txt')])).stdout).not.toMatch(/\u202e|(?!\n)\p{Cc}/u)
})

test('lone surrogates in JSON are repaired', async () => {
  const { stdout, status } = await runCli(['read', '--jsonl', '-'], {
    stdin: String.raw`{"id":"a","text":"Un \ud83d mot"}`,
  })
  expect(status).toBe(0)
  expect(JSON.parse(stdout).text).toBe('Un \uFFFD mot')
})

test('a malformed line of a batch gives an error line in its place and the rest is read', async () => {
  const lines = [
    '{"id":"a","text":"Un drone a été abattu."}',
    '{"id":"b","text":',
    '',
    '{"id":"c","text":5}',
    '{"id":"d"}',
    '{"id":"e","text":"  "}',
    '{"id":"f","text":"Un mot.","publishedAt":"le 3 mai"}',
    '[1]',
    '{"id":"g","text":"Un mot."}',
  ]
  const { status, stdout, stderr } = await runCli(['read', '--jsonl', '-'], { stdin: lines.join('\r\n') })
  const out = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(status).toBe(1)
  expect(out.map(({ id, error }) => error?.code ?? id)).toEqual([
    'a',
    'input-malformed',
    'input-malformed',
    'input-malformed',
    'input-empty',
    'input-malformed',
    'input-malformed',
    'g',
  ])
  expect(out[2].id).toBe('c')
  expect(stderr).toContain('standard input:2: line is not JSON [input-malformed]')
  expect(stderr.trimEnd().split('\n')).toHaveLength(6)
})

test('a line that is not UTF-8 is named by its number', async () => {
  const stdin = Buffer.concat([
    Buffer.from('{"id":"a","text":"Un mot."}\n{"id":"b","text":"'),
    Buffer.from([0xe9]),
    Buffer.from('"}\n'),
  ])
  const { stdout, stderr } = await runCli(['read', '--jsonl', '-'], { stdin })
  expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  expect(stderr).toContain('standard input:2: line is not UTF-8')
})

test('a line over the limit is dropped without stopping the batch', async () => {
  const stdin = `{"id":"big","text":"${'a'.repeat(largestInput + 10)}"}\n{"id":"b","text":"Un mot."}`
  const { stdout, stderr, status } = await runCli(['read', '--jsonl', '-'], { stdin })
  const [first, second] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([status, first.error.code, second.id]).toEqual([1, 'input-too-large', 'b'])
  expect(stderr).toContain('standard input:1:')
})

test('a missing batch file ends with a message', async () => {
  expectMessage(await runCli(['read', '--jsonl', at('none.jsonl')]), 'file-missing', 'none.jsonl')
})

test('a language without a pack is said, and is no error', async () => {
  const { stdout, status } = await runCli(['read', '-', '--format', 'json'], {
    stdin: 'Der Sprecher sagte, die Stadt sei nicht getroffen worden und die Lage ist ruhig.',
  })
  const reading = JSON.parse(stdout)
  expect([status, reading.document.lang, reading.statements]).toEqual([0, 'de', []])
  expect(reading.document.notRead).toContain('no language pack for "de"')
})

test.each([
  [['read']],
  [['read', 'a.txt', '--jsonl', '-']],
  [['read', 'a.txt', 'b.txt', '--format', 'html']],
  [['read', 'a.txt', '--format', 'pdf']],
  [['read', 'a.txt', '--why', 'zero']],
  [['read', 'a.txt', '--published-at', '2024-02-31']],
  [['read', 'a.txt', '--language', '../..']],
  [['read', '--nothing-like-this']],
  [['red']],
])('wrong usage %j gives status 2 and one line', async (argv) => {
  const { status, stderr, stdout } = await runCli(argv)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim()).not.toBe('')
  expect(stderr).not.toMatch(/\n\s+at /)
})
