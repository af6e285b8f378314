import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierStories } from '../src/ledger/dossier-stories.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli as runWith } from './fixtures/run-cli.ts'

const runCli = (argv: string[]) => runWith(argv, { openReader: async (options) => createReader(options) })

/** Invented texts: one drone attack in three languages, of which no pack reads Spanish, and a strike of dockers. */
const texts = [
  {
    id: 'fr',
    language: 'fr',
    title: 'Drones sur Valmère',
    outlet: 'Sud-Matin',
    text: 'Trois drones ont frappé le dépôt de carburant de Valmère mardi. Le maire, Anselme Courtal, parle de deux blessés.',
  },
  {
    id: 'en',
    language: 'en',
    title: 'Drones hit Valmère',
    outlet: 'The Ledger',
    text: 'Three drones hit the fuel depot of Valmère on Tuesday. The mayor, Anselme Courtal, said two people were hurt.',
  },
  {
    id: 'es',
    language: 'es',
    title: 'Drones contra Valmère',
    outlet: 'El Faro',
    text: 'Tres drones alcanzaron el depósito de Valmère el martes. El alcalde, Anselme Courtal, habla de dos heridos.',
  },
  {
    id: 'dockers',
    language: 'en',
    title: 'Dockers strike',
    outlet: 'The Ledger',
    text: 'Dockers in Port-Cendre voted to strike. Their union asks for higher wages.',
  },
].map((text) => ({ ...text, publishedAt: '2024-04-03' }))

let folder = ''
let address = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selon-stories-'))
  address = join(folder, 'd.selon')
  writeFileSync(join(folder, 'batch.jsonl'), texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  await runCli(['add', '--jsonl', join(folder, 'batch.jsonl'), '--ledger', address, '--lang-ui', 'en'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('selon stories', () => {
  test('puts texts of several languages into one story, also one that no pack reads', async () => {
    const { stdout, status } = await runCli(['stories', '--ledger', address, '--lang-ui', 'en'])
    expect(status).toBe(0)
    const plain = stdout.replace(/\s+/gu, ' ')
    expect(plain).toContain('3 April 2024, 3 texts, 3 outlets, en es fr · ')
    expect(plain).toMatch(/Drones contra Valmère · El Faro, 3 April 2024 · doc:\w+ · no statement read/u)
    expect(stdout).toContain('1 text tells its story alone.')
  })

  test('shows the story of one document, also where it is told by it alone', async () => {
    const all = await storiesOf()
    const id = all.at(-1)!.documents[0].id
    const { stdout } = await runCli(['stories', '--document', id, '--format', 'json', '--ledger', address])
    expect(JSON.parse(stdout)).toMatchObject([{ documents: [{ id, title: 'Dockers strike' }] }])
  })

  test('names a document that is not there', async () => {
    const { stderr, status } = await runCli(['stories', '--document', 'doc:x', '--ledger', address, '--lang-ui', 'en'])
    expect([status, stderr]).toEqual([2, expect.stringContaining('there is no document doc:x')])
  })

  test('titles and words of sealed documents are not told', async () => {
    const [{ documents }] = await storiesOf()
    const [story] = await storiesOf(new Set(documents.map(({ id }) => id)))
    expect(story.words).toEqual([])
    expect(story.documents.map(({ title }) => title)).toEqual(['[…]', '[…]', '[…]'])
  })
})

async function storiesOf(sealed: ReadonlySet<string> = new Set()) {
  const ledger = await openLedger(address, { readOnly: true })
  try {
    return await dossierStories(ledger, sealed)
  } finally {
    await ledger.close()
  }
}
