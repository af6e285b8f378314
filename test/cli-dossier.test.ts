import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Incident } from '../src/model/incident.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli as runWith } from './fixtures/run-cli.ts'

/** The command with the reader that reads. */
const runCli = (argv: string[]) => runWith(argv, { openReader: async (options) => createReader(options) })

const samples = join(import.meta.dirname, '../samples')
const dossier = join(samples, 'dossier')
let folder = ''
let batch = ''
const at = (name: string): string => join(folder, name)
const ledger = () => ['--ledger', at('d.selon'), '--lang-ui', 'en']

/** The first eleven texts of the sample: one drone strike, told by its author and by ten outlets. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selon-dossier-'))
  batch = at('batch.jsonl')
  const lines = readFileSync(join(dossier, 'documents.jsonl'), 'utf8').trim().split('\n').slice(0, 11)
  writeFileSync(batch, `${lines.join('\n')}\n{"id":"broken"}\n`)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('a dossier on the command line', () => {
  test('takes in a batch, tells the line it cannot read, and keeps the rest', async () => {
    const { stdout, stderr, status } = await runCli([
      'add',
      '--jsonl',
      batch,
      '--gazetteer',
      join(dossier, 'gazetteer.tsv'),
      ...ledger(),
    ])
    expect(status).toBe(1)
    expect(stderr).toContain(`${batch}:12`)
    expect(stdout).toMatch(/d04-sud-matin-fr .*: new · much like doc:\w+ \(100 %\) · inc:/u)
    expect(stdout).toContain('The dossier holds 11 documents')
  }, 60_000)

  test('the same batch again adds nothing', async () => {
    const { stdout } = await runCli([
      'add',
      '--jsonl',
      batch,
      '--gazetteer',
      join(dossier, 'gazetteer.tsv'),
      ...ledger(),
    ])
    expect(stdout.match(/: already there/gmu)).toHaveLength(11)
    expect(stdout).toContain('The dossier holds 11 documents')
  }, 60_000)

  test('without sides no status; with them eleven reports of one communiqué are one origin', async () => {
    expect((await runCli(['incidents', ...ledger()])).stdout).toContain('sides not set')
    expect((await runCli(['parties', '--set', join(dossier, 'parties.tsv'), ...ledger()])).stdout).toContain('3 sides')
    const { stdout } = await runCli(['incidents', '--format', 'json', ...ledger()])
    const incidents = z.array(Incident).parse(JSON.parse(stdout))
    const strike = incidents.toSorted((a, b) => b.documents.length - a.documents.length)[0]
    expect(strike).toMatchObject({ status: { occurrence: 'O7' }, claims: ['actor:ligue-passes'] })
    expect(strike.counts.reports).toBe(11)
    expect(strike.counts.independent).toBe(1)
  }, 60_000)

  test('one incident says who says it, how many texts were read, and verifies nothing', async () => {
    const listed = await runCli(['incidents', '--format', 'json', ...ledger()])
    const [first] = (JSON.parse(listed.stdout) as Incident[]).toSorted(
      (a, b) => b.documents.length - a.documents.length,
    )
    const { stdout, status } = await runCli(['incident', first.id, ...ledger()])
    expect(status).toBe(0)
    expect(stdout).toContain('Ligue des Passes · Ligue des Passes · declared author')
    expect(stdout.replace(/\s+/gu, ' ')).toMatch(/in the 11 texts read; 0 of \d+ statements reviewed/u)
    expect(stdout).toContain('not verified by Selon')
    expect(stdout).not.toMatch(/undefined|NaN|null/u)
  }, 60_000)

  test('texts given by name say what they bring to each incident', async () => {
    const file = at('note.txt')
    writeFileSync(
      file,
      'La Ligue des Passes a affirmé avoir lancé cinq drones contre le dépôt de carburant de Valmère dans la nuit du 2 au 3 avril 2024.\n',
    )
    const { stdout } = await runCli([
      'add',
      file,
      '--outlet',
      'Le Soir',
      '--published-at',
      '2024-04-04',
      '--gazetteer',
      join(dossier, 'gazetteer.tsv'),
      ...ledger(),
    ])
    expect(stdout).toMatch(/drone strike — Valmère — .*repeats Ligue des Passes \(also in 11 other texts\)/u)
  }, 60_000)
})

describe('wrong use of a dossier', () => {
  test.each([
    ['no text at all', ['add'], 'usage', 2],
    ['two kinds of input', ['add', 'a.txt', '--jsonl', 'b.jsonl'], 'usage', 2],
    ['a dossier that is not there', ['incidents', '--ledger', 'nowhere.selon'], 'ledger-missing', 1],
    ['no incident named', ['incident', '--ledger', 'nowhere.selon'], 'usage', 2],
    ['a number that is none', ['incidents', '--limit', '-3'], 'usage', 2],
    ['a parties file that is not there', ['parties', '--check', 'nowhere.tsv'], 'file-missing', 1],
  ] as const)('%s', async (_what, command, code, status) => {
    const result = await runCli([...command, '--lang-ui', 'en'])
    expect(result.stderr).toContain(`[${code}]`)
    expect(result.stderr).not.toMatch(/\n\s+at /u)
    expect(result.status).toBe(status)
  })

  test('a reading that is none is told by its line, and the others are kept', async () => {
    const file = at('readings.jsonl')
    const good = await runCli(['read', join(samples, 'port-cendre-en.txt'), '--format', 'jsonl'])
    writeFileSync(file, `{"schema":"selon/reading/1","id":"x"}\nnot json\n${good.stdout}`)
    const { stderr, stdout, status } = await runCli([
      'add',
      '--readings',
      file,
      '--ledger',
      at('r.selon'),
      '--lang-ui',
      'en',
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('[reading-malformed]')
    expect(stderr).toContain(`${file}:2`)
    expect(stdout).toContain('The dossier holds 1 documents')
  }, 60_000)

  test('a wrong row of a parties file is told by its line and changes nothing', async () => {
    const file = at('parties.tsv')
    writeFileSync(file, 'conflict\tparty\tmember\tfrom\tto\treason\tsource\nC\tP\tm\tsoon\t\tr\ts\n')
    const { stderr } = await runCli(['parties', '--set', file, ...ledger()])
    expect(stderr).toContain(`${file}:2`)
    expect((await runCli(['parties', ...ledger()])).stdout).toContain('actor:ligue-passes')
  })
})
