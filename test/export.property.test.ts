import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { extractRawText } from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { incidentNote } from '../src/cli/incident-note.ts'
import { noteDocx } from '../src/cli/note-docx.ts'
import { noteHtml } from '../src/cli/note-html.ts'
import { noteMarkdown } from '../src/cli/note-markdown.ts'
import { textsOf } from '../src/cli/run-note.ts'
import { uiWords } from '../src/cli/ui-words.ts'
import { exportFormats, exportLines, type ExportFormat } from '../src/export/export-lines.ts'
import { exportProfiles, type ExportProfile } from '../src/export/export-profile.ts'
import { exportedIncident } from '../src/export/exported-incident.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { dossierContext } from '../src/ledger/sum-up-incident.ts'
import type { Reading } from '../src/model/reading.ts'
import { madeReading } from './ledger/made-reading.ts'
import { readCsv } from './read-csv.ts'

let folder: string
let runs = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'selon-any-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const words = uiWords('fr')
const anyWords = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '=1+1',
      '-@x\t"',
      '","\r\n',
      '</script><b>',
      '[x](y) | `z`',
      '{"a":[',
      '\u2028\u202e\ufeff',
      '👩‍👧 ż',
    ),
  )
  .map((text) => text.replaceAll('\0', ' '))
const name = fc.stringMatching(/^[A-ZÉ][a-zéñ]{3,7} (?:de )?[A-ZÎ][a-zîç]{4,8}$/)

const article = fc.record({ before: anyWords, after: anyWords, title: anyWords, outlet: anyWords, by: anyWords, name })

test('no text breaks a format, and no private name leaves for others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 3 }), async (articles) => {
      const ledger = await openLedger(join(folder, `${runs++}.selon`), { create: true })
      try {
        await ledger.add(articles.map(readingOf))
        for (const profile of exportProfiles) {
          const all = await everything(ledger, profile)
          if (profile === 'internal') {
            for (const { name: full } of articles) expect(all).toContain(full)
            continue
          }
          for (const { name: full } of articles) {
            const last = full.split(' ').at(-1)!
            for (const form of [full, full.toUpperCase(), last]) expect(all).not.toContain(form)
          }
        }
      } finally {
        await ledger.close()
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('a single name that a text knows for a person’s leaves with no format, whoever says it', async () => {
  const single = fc.stringMatching(/^[A-ZÉ][a-zéñ]{5,8}$/)
  await fc.assert(
    fc.asyncProperty(single, single, anyWords, async (victim, witness, around) => {
      const ledger = await openLedger(join(folder, `${runs++}.selon`), { create: true })
      try {
        const place = { type: 'shelling', town: 'Ormel', day: '2024-05-12' }
        const reading = madeReading({
          url: `https://a.example/${witness.toLowerCase()}`,
          outlet: 'Orbia',
          says: [
            { ...place, words: `« J’ai vu tomber ${victim} », ${around}` },
            { ...place, words: `le boulanger ${victim} et ${witness} ${around}` },
          ],
        })
        const [seen, hit] = reading.statements
        const spanOf = (exact: string) => ({ start: hit.content.start, end: hit.content.start + exact.length, exact })
        hit.event!.roles.push({ role: 'victim', span: spanOf(`le boulanger ${victim}`) })
        const start = reading.text.indexOf(witness, hit.content.start)
        seen.chain.push({
          order: 1,
          role: 'origin',
          actor: null,
          mention: { start, end: start + witness.length, exact: witness },
        })
        seen.act = 'witnesses'
        await ledger.add([reading])
        expect(await everything(ledger, 'internal')).toContain(victim)
        for (const profile of ['shared', 'public'] as const) {
          const all = await everything(ledger, profile)
          for (const name of [victim, witness])
            for (const form of [name, name.toUpperCase()]) expect(all).not.toContain(form)
          expect(all).not.toContain(`a.example/${witness.toLowerCase()}`)
        }
      } finally {
        await ledger.close()
      }
    }),
    { numRuns: 10 },
  )
}, 120_000)

/** A text that names somebody who was hit, in full, in capitals and by the last name, between any words. */
function readingOf({ before, after, title, outlet, by, name: full }: Article, at: number): Reading {
  const last = full.split(' ').at(-1)!
  const place = { type: 'shelling', town: 'Ormel', day: '2024-05-12' }
  const reading = madeReading({
    url: `https://a.example/${full.toLowerCase().replaceAll(' ', '-')}/${at}`,
    outlet: outlet || null,
    publishedAt: '2024-05-13T06:40:00Z',
    says: [
      { ...place, words: `${before} ${full} ${after}`, ...(by.trim() && { by }) },
      { ...place, words: `${after} ${last} ${full.toUpperCase()} ${before}` },
    ],
  })
  reading.document.title = `${title} ${full.toUpperCase()}`
  const [{ content, event }] = reading.statements
  const start = content.start + before.length + 1
  event!.roles.push({ role: 'victim', span: { start, end: start + full.length, exact: full } })
  return reading
}

interface Article {
  before: string
  after: string
  title: string
  outlet: string
  by: string
  name: string
}

/** Every format of a dossier as text, each read back as what it says it is. */
async function everything(ledger: Ledger, profile: ExportProfile): Promise<string> {
  const texts: string[] = []
  for (const format of exportFormats.filter((one) => one !== 'jsonl')) {
    const bytes = await exported(ledger, format, profile)
    texts.push(await parsed(bytes, format))
  }
  const context = await dossierContext(ledger)
  for await (const stored of ledger.walkIncidents()) {
    const one = (await exportedIncident(ledger, stored, context, profile))!
    const blocks = incidentNote({ exported: one, documents: await textsOf(ledger, one), profile, words })
    const html = noteHtml(blocks, 'fr')
    expect(
      html.match(
        /<(?!\/?(?:html|head|meta|title|style|body|main|h[123]|p|ul|li|table|thead|tbody|tr|t[hd]|a)[ >]|!doctype)/gu,
      ),
    ).toBeNull()
    const { value } = await extractRawText({ buffer: Buffer.from(await noteDocx(blocks, 'fr')) })
    texts.push(html, noteMarkdown(blocks), value)
  }
  return texts.join('\n')
}

async function exported(ledger: Ledger, format: ExportFormat, profile: ExportProfile): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of exportLines(ledger, format, { profile, includeUnreviewed: true, bom: false, words }))
    pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

async function parsed(bytes: Buffer, format: ExportFormat): Promise<string> {
  const text = bytes.toString('utf8')
  switch (format) {
    case 'parquet':
      return JSON.stringify(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }))
    case 'geojson':
    case 'jsonld':
      return JSON.stringify(JSON.parse(text))
    case 'plover':
    case 'ftm':
      return JSON.stringify(text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as unknown] : [])))
    default:
      expect(
        Object.values(readCsv(text))
          .flatMap((row) => Object.values(row))
          .every((cell) => !/^[=+@]/u.test(cell)),
      ).toBe(true)
      return text
  }
}
