import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { acts } from '../src/model/statement.ts'
import { loadPack, packCodes } from '../src/packs/load-pack.ts'
import type { Pack } from '../src/packs/pack.ts'
import { packageRoot } from '../src/packs/package-root.ts'
import { readTsv } from '../src/text/read-tsv.ts'

const eventTypes = readTsv(readFileSync(join(packageRoot(), 'ontology/events.tsv'), 'utf8'), 'events.tsv', [
  'type',
  'label_fr',
  'label_en',
]).map((row) => row.cells.type)

/** The pack that the others are held to: it was the first, and every stage was built on it. */
const reference = loadPack('fr')!

describe.each(packCodes())('the pack %s', (code) => {
  const pack = loadPack(code)!
  const files = readdirSync(join(pack.dir, 'lexicon')).filter((file) => file.endsWith('.tsv'))

  test.each(files)('%s is NFC, sorted, unique, and mixes no look-alike letters of two scripts in a word', (file) => {
    const text = readFileSync(join(pack.dir, 'lexicon', file), 'utf8')
    expect(text.normalize('NFC')).toBe(text)
    const lines = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .filter((line) => !line.startsWith('#'))
    const keys = lines.map((line) => line.split('\t').slice(0, 3).join('\t'))
    const firstCells = keys.map((key) => key.split('\t')[0])
    expect(firstCells.filter((cell, at) => at > 0 && cell < firstCells[at - 1])).toEqual([])
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([])
    expect(lines.filter((line) => line.split(/\P{L}+/u).some(mixesScripts))).toEqual([])
  })

  test('holds every file of the reference pack, with its columns', () => {
    const expected = ['lexicon', 'rules', 'inflection', 'cases'].flatMap((folder) =>
      readdirSync(join(reference.dir, folder)).map((file) => join(folder, file)),
    )
    expect(expected.filter((file) => !existsSync(join(pack.dir, file)))).toEqual([])
    const tables = expected.filter((file) => file.endsWith('.tsv'))
    expect(tables.filter((file) => headerOf(pack, file) !== headerOf(reference, file))).toEqual([])
  })

  test('holds every category of the reference pack, or says in pack.yaml that the language has none', () => {
    const none = (pack.info.settings.notApplying ?? {}) as Record<string, string[]>
    const missing: string[] = []
    const needless: string[] = []
    for (const file of readdirSync(join(reference.dir, 'lexicon'))) {
      const own = categoriesOf(pack, file)
      const excused = none[file.replace(/\.tsv$/, '')] ?? []
      for (const category of categoriesOf(reference, file))
        if (!own.has(category) && !excused.includes(category)) missing.push(`${file}: ${category}`)
      needless.push(...excused.filter((category) => own.has(category)).map((category) => `${file}: ${category}`))
    }
    expect(missing).toEqual([])
    expect(needless).toEqual([])
  })

  test('every cue names an act of the ontology', () => {
    expect(
      pack
        .lexicon('cues')
        .filter((row) => !(acts as readonly string[]).includes(row.stance))
        .map((row) => row.lemma),
    ).toEqual([])
  })

  test('every trigger names an event type, and every type that words can state has a trigger', () => {
    const triggers = pack.lexicon('triggers')
    expect(
      triggers
        .filter((row) => row.stance !== '' && !eventTypes.includes(row.stance))
        .map((row) => `${row.lemma}: ${row.stance}`),
    ).toEqual([])
    const named = new Set(triggers.map((row) => row.stance))
    expect(eventTypes.filter((type) => type !== 'statement-only' && !named.has(type))).toEqual([])
  })

  test('every model is there with its digest, treebanks and licence', () => {
    for (const model of pack.info.models) {
      expect(pack.model(model.file).length).toBeGreaterThan(0)
      expect(model.treebanks.length).toBeGreaterThan(0)
      expect(model.licence).toMatch(/\S/)
    }
    expect(pack.info.models.length).toBeGreaterThan(0)
  })

  test('every loaded term has a category, a severity and another wording', () => {
    const wrong = pack
      .table('lexicon/loaded.tsv', ['term', 'category', 'severity'])
      .filter((row) => !row.neutral || !row.used_by_of)
    expect(wrong.map((row) => row.term)).toEqual([])
  })
})

function mixesScripts(word: string): boolean {
  return (
    [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(word)).length > 1
  )
}

function headerOf(pack: Pack, file: string): string {
  return readFileSync(join(pack.dir, file), 'utf8')
    .split('\n')
    .find((line) => !line.startsWith('#'))!
}

function categoriesOf(pack: Pack, file: string): ReadonlySet<string> {
  if (!existsSync(join(pack.dir, 'lexicon', file))) return new Set()
  return new Set(pack.table(join('lexicon', file), []).map((row) => row.category))
}
