import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { runCli } from './fixtures/run-cli.ts'
import { writtenText } from './fixtures/written-reading.ts'

const read = (...options: string[]) => runCli(['read', '-', '--language', 'fr', ...options], { stdin: writtenText })

test('the terminal groups statements by voice and keeps the words of the text', async () => {
  const { stdout, status } = await read('--lang-ui', 'fr')
  expect(status).toBe(0)
  expect(stdout).toContain('entrée standard — français — 4 énoncés, 3 voix — 1 passage écarté')
  expect(stdout).toMatch(
    /Front du Littoral · Telegram\n {2}1 {2}dit avoir fait +une attaque de drones contre le port de Brume/,
  )
  expect(stdout).toMatch(/2 {2}dit qu'il fera +«\u00a0Nous reviendrons\u00a0»/)
  expect(stdout).toMatch(/3 {2}dément +le port ait été touché — l'effet, pas l'attaque/)
  expect(stdout).toContain('▲mercenaires')
  expect(stdout).toContain("À voir d'abord\u00a0: 1 date")
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    'Énoncés attribués\u00a0; proposés par la machine, 0 relu sur 4\u00a0; non vérifiés.',
  )
})

test('no line is wider than the terminal', async () => {
  const { stdout } = await runCli(['read', '-', '--language', 'fr'], { stdin: writtenText, columns: 60 })
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
})

test('the interface speaks the language asked for, else that of the environment', async () => {
  expect((await read()).stdout).toContain('Attributed statements; proposed by machine')
  expect((await read('--lang-ui', 'fr')).stdout).toContain('Énoncés attribués')
  const french = await runCli(['read', '-'], { stdin: writtenText, env: { LANG: 'fr_FR.UTF-8' } })
  expect(french.stdout).toContain('Énoncés attribués')
})

test('colours are written only where they are asked for', async () => {
  const coloured = await runCli(['read', '-'], { stdin: writtenText, colour: true })
  expect(coloured.stdout).toContain('\u001b[')
  expect((await read()).stdout).not.toContain('\u001b[')
})

test('JSON has the keys of the contract in one order and ends its line', async () => {
  const { stdout } = await read('--format', 'json')
  expect(stdout.endsWith('}\n')).toBe(true)
  expect(Object.keys(JSON.parse(stdout)).slice(0, 7)).toEqual([
    'schema',
    'id',
    'offsetUnit',
    'engine',
    'document',
    'text',
    'statements',
  ])
  expect((await read('--format', 'json')).stdout).toBe(stdout)
})

test('why shows words, source and rules of one statement', async () => {
  const { stdout } = await read('--why', '1')
  expect(stdout).toContain('“une attaque de drones contre le port de Brume”')
  expect(stdout).toMatch(/Cue: a\s+revendiqué/)
  expect(stdout).toContain('a rule')
  const missing = await read('--why', '9')
  expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('there is no statement 9')])
  expect((await read('--pourquoi', '1')).stdout).toBe(stdout)
})

test('words lists who holds each marked word', async () => {
  const { stdout } = await read('--mots', '--lang-ui', 'fr')
  expect(stdout).toContain('mercenaires')
  expect(stdout).toContain('dans la voix\u00a0: média')
})

test('the page holds the text exactly, escaped, and nothing that loads or runs', async () => {
  const { stdout } = await read('--format', 'html')
  expect(stdout).toContain('&lt;b&gt;')
  expect(stdout).not.toMatch(/<script|<link|<img|<b>|@import|url\(/)
  expect(stdout).toContain("default-src 'none'")
  for (const n of [1, 2, 3, 4]) {
    expect(stdout).toContain(`id="s${n}"`)
    expect(stdout).toContain(`id="w${n}"`)
  }
  const article = /<article[\s\S]*<\/article>/u.exec(stdout)?.[0] ?? ''
  const text = article
    .replace(/<h2[\s\S]*?<\/h2>|<span class="tag">.*?<\/span> |<[^>]+>/gu, '')
    .replaceAll('&#39;', "'")
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  expect(plain.replace(/\s+/gu, ' ').trim()).toBe(writtenText.replace(/\s+/gu, ' '))
})

test('every statement of the page names its source in its sentence', async () => {
  const { stdout } = await read('--format', 'html', '--lang-ui', 'fr')
  for (const item of stdout.match(/<li id="s\d+"[\s\S]*?<\/li>/gu) ?? []) expect(item).toMatch(/class="who">[^<]+</u)
})

test('a reader that goes away ends the run quietly', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  })
  const stdin = `${JSON.stringify({ id: 'a', text: 'Un mot.', language: 'fr' })}\n`.repeat(50)
  const { status, stderr } = await runCli(['read', '--jsonl', '-'], { stdin, stdout: gone })
  expect([status, stderr]).toEqual([0, ''])
})

test('help and version are printed in the language of the interface', async () => {
  expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const help = await runCli(['read', '--help', '--lang-ui', 'fr'])
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--pourquoi')])
  expect(help.stdout).toContain('fichiers, répertoires ou')
  expect((await runCli(['read', '--help'])).stdout).toContain('--why')
})
