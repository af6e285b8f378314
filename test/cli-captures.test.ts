import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-captures-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const words = 'Deux civils ont été tués à Valmère le 3 mars, selon la préfecture.'
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const reader = createReader()
let opened = 0
const selon = (...argv: string[]) =>
  runCli([...argv, '--ledger', at('dossier.selon'), '--lang-ui', 'en'], {
    openReader: async () => (opened++, reader),
  })

test('where a text came from, when, by whom and from which bytes is kept, and what is there is not read again', async () => {
  writeFileSync(at('a.txt'), words)
  const first = await selon('add', at('a.txt'), '--retrieved-at', '2024-03-04', '--retrieved-by', 'Ana Roldan')
  const id = /\((?<id>doc:\w+)\): new/u.exec(first.stdout)!.groups!.id
  expect(opened).toBe(1)
  const again = await selon('add', at('a.txt'), '--retrieved-at', '2024-03-06', '--recueilli-par', 'Bo')
  expect(again.stdout).toContain(`(${id}): already there`)
  expect(opened).toBe(1)
  const { stdout } = await selon('versions', id)
  expect(stdout).toContain(`text ${sha(words)}`)
  expect(stdout).toContain(`came from a.txt (text) · retrieved 2024-03-04, by Ana Roldan · bytes ${sha(words)}`)
  expect(stdout).toContain('retrieved 2024-03-06, by Bo')
  expect(stdout.match(/came from/gu)).toHaveLength(2)
})

test('what is said otherwise of the same words is read again, and so are the words with a gazetteer', async () => {
  opened = 0
  expect((await selon('add', at('a.txt'), '--outlet', 'Gazette')).stdout).toContain(': new')
  writeFileSync(at('g.tsv'), '')
  await selon('add', at('a.txt'), '--gazetteer', at('g.tsv'))
  expect(opened).toBe(2)
})

test('an annex says how each exhibit came in; only the own people see who collected it', async () => {
  const bytes = sha(words)
  for (const profile of ['internal', 'public'] as const) {
    await selon('annex', '--all', '-o', at(profile), '--profile', profile)
    const { readFileSync } = await import('node:fs')
    const rows = readFileSync(join(folder, profile, 'exhibits.csv'), 'utf8')
    expect(rows).toContain('came_from,format,retrieved_by,raw_sha256')
    expect(rows.includes(bytes)).toBe(true)
    expect(rows.includes('a.txt')).toBe(profile === 'internal')
  }
})
