import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFormats } from '../src/export/export-lines.ts'
import { guideDossier, runGuide } from './fixtures/run-guide.ts'
import { onBothDatabases } from './ledger/both-databases.ts'

const guide = new URL('../docs/export.md', import.meta.url)
const sample = join(import.meta.dirname, '../samples/dossier')

await onBothDatabases('what leaves a dossier', (place) => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'selon-leaving-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every command of the guide does what the guide says, and the files it names are there', async () => {
    const texts = readFileSync(join(sample, 'documents.jsonl'), 'utf8').split('\n').slice(0, 23).join('\n')
    writeFileSync(join(folder, 'texts.jsonl'), texts)
    const dossier = guideDossier(place.fresh(), folder)
    await dossier.selon('add', '--gazetteer', join(sample, 'gazetteer.tsv'), '--jsonl', join(folder, 'texts.jsonl'))
    await dossier.selon('parties', '--set', join(sample, 'parties.tsv'))
    await dossier.lookUp()
    await runGuide(guide, dossier, folder)
    const written = readdirSync(folder)
    for (const [, file] of readFileSync(guide, 'utf8').matchAll(/^selon .* -o ([\w.-]+)/gmu))
      expect(written).toContain(file)
    const again = await dossier.selon('export', '--ledger', join(folder, 'restored.selon'))
    expect(again).toBe(readFileSync(join(folder, 'backup.jsonl'), 'utf8'))
  }, 120_000)
})

test('the guide shows a command for every format', () => {
  const text = readFileSync(guide, 'utf8')
  for (const format of exportFormats) expect(text).toMatch(new RegExp(`^selon export --format ${format}\\b`, 'mu'))
})
