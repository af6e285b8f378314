import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractRawText } from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processIo } from '../src/cli/io.ts'
import { runAnnex } from '../src/cli/run-annex.ts'
import { runNote } from '../src/cli/run-note.ts'
import { uiWords } from '../src/cli/ui-words.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { makeReview } from '../src/review/make-review.ts'
import { madeReading } from './ledger/made-reading.ts'
import { readCsv } from './read-csv.ts'

let folder: string
let incident: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selon-annex-'))
  const ledger = await openLedger(join(folder, 'a.selon'), { create: true })
  const strike = { type: 'shelling', town: 'Ormel', day: '2024-05-12' }
  const words = 'Shells hit the mill of Ormel on Sunday and the <b>miller</b> was taken to the *town* hospital'
  const added = await ledger.add([
    madeReading({
      url: 'https://a.example/1',
      outlet: 'Orbia',
      lang: 'en',
      says: [{ ...strike, words, by: 'Town Hall' }],
    }),
    madeReading({
      url: 'https://b.example/1',
      outlet: 'Telmar',
      lang: 'en',
      says: [{ ...strike, words, by: 'Town Hall' }],
    }),
    madeReading({
      url: 'https://c.example/1',
      outlet: 'Post',
      lang: 'en',
      says: [{ ...strike, words: 'Cellar words' }],
    }),
  ])
  const draft = { at: '2024-06-01T09:00:00Z', by: 'Rea Viewer', after: null, reason: 'because' }
  await ledger.reground([], (last) => [makeReview({ ...draft, target: added[2].document, action: 'seal' }, last)])
  const [stored] = await ledger.incidentsOfDocuments([added[0].document])
  incident = stored.id
  await ledger.close()
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

async function annex(name: string, options: Record<string, unknown>): Promise<string> {
  const output = join(folder, name)
  const ledger = join(folder, 'a.selon')
  const call = { arguments: [], io: processIo(), words: uiWords('en') }
  await runAnnex({ ...call, options: { ledger, output, profile: 'internal', ...options } })
  return output
}

test('every file has its digest, every text its exhibit byte for byte', async () => {
  const output = await annex('internal', { incident: [incident] })
  const sums = readFileSync(join(output, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  for (const line of sums) {
    const [digest, path] = line.split('  ')
    expect(
      createHash('sha256')
        .update(readFileSync(join(output, path)))
        .digest('hex'),
    ).toBe(digest)
  }
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(sums).toHaveLength(files.length - 1)
  const exhibits = readCsv(readFileSync(join(output, 'exhibits.csv'), 'utf8'))
  const whole = exhibits.filter(({ contents }) => contents === 'full-text')
  expect(whole).toHaveLength(2)
  for (const row of whole) expect(row.file_sha256).toBe(row.text_sha256)
  const pairs = readCsv(readFileSync(join(output, 'pairs.csv'), 'utf8'))
  expect(pairs.some(({ linked_by }) => linked_by.includes('copy'))).toBe(true)
  expect(readFileSync(join(output, 'README.md'), 'utf8')).toMatch(/Méthode[\s\S]*Method/u)
  expect(readCsv(readFileSync(join(output, 'reviews.csv'), 'utf8'))[0]).toMatchObject({ by: 'Rea Viewer', seq: '1' })
})

test('sealed words are in no file, not even for the dossier’s own people', async () => {
  const output = await annex('all', { all: true })
  for (const entry of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    const path = join(output, entry)
    if (/\.\w+$|SUMS$/u.test(entry)) expect(readFileSync(path, 'utf8')).not.toContain('Cellar')
  }
})

test('the public gets quotations, and no reviewer', async () => {
  const output = await annex('public', { all: true, profile: 'public' })
  expect(existsSync(join(output, 'exhibits/E0001.txt'))).toBe(false)
  expect(readFileSync(join(output, 'exhibits/E0001.md'), 'utf8')).toContain('Town Hall says: “Shells hit')
  expect(readFileSync(join(output, 'reviews.csv'), 'utf8')).not.toMatch(/Rea|because|09:00/u)
})

test('a folder that holds something is not written to', async () => {
  await expect(annex('internal', { incident: [incident] })).rejects.toThrow('not empty')
  await expect(annex('new', {})).rejects.toThrow('--incident, or --all')
})

test('a note tells the texts, the status with its rule and what no source says', async () => {
  const output = join(folder, 'note.html')
  const options = { ledger: join(folder, 'a.selon'), format: 'html', profile: 'public', output }
  await runNote({ arguments: [incident], io: processIo(), words: uiWords('en'), options })
  const note = readFileSync(output, 'utf8')
  expect(note).toContain('Town Hall says: “Shells hit the mill of Ormel on Sunday and the &lt;b&gt;miller')
  expect(note).toContain('in the 3 texts read')
  expect(note).toContain('1 more text counts')
  expect(note).toContain('how many people were killed, or that nobody was')
  expect(note).toContain('<a href="https://a.example/1" rel="noreferrer">')
  expect(note).not.toContain('Cellar')
})

test('the same note for Word: every sentence, quotation and address of the Markdown, and the same file twice', async () => {
  const written = async (format: string, name: string): Promise<Buffer> => {
    const output = join(folder, name)
    const options = { ledger: join(folder, 'a.selon'), format, profile: 'public', output }
    await runNote({ arguments: [incident], io: processIo(), words: uiWords('en'), options })
    return readFileSync(output)
  }
  const file = await written('docx', 'note.docx')
  expect(Buffer.compare(file, await written('docx', 'again.docx'))).toBe(0)
  const { value } = await extractRawText({ buffer: file })
  const told = value.split(/\n+/u).filter(Boolean)
  const markdown = (await written('md', 'note.md')).toString()
  const expected = markdown
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('| ---'))
    .flatMap((line) => (line.startsWith('| ') ? line.slice(2, -2).split(' | ') : [line.replace(/^(?:#+|-) /u, '')]))
    .map((line) => line.replace(/\\(?<mark>.)/gu, '$<mark>'))
    .filter(Boolean)
  expect(told).toEqual(expected)
  expect(told).toContain('https://a.example/1')
  expect(told.join('\n')).toContain('Town Hall says: “Shells hit the mill of Ormel on Sunday and the <b>miller')
})
