import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { docxOf, odtOf, oleOf, zipOf } from '../../../test/fixtures/office-files.ts'
import type { IntakeItem } from '../intake-item.ts'
import { takeIn } from '../take-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-office-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(name: string, bytes: Uint8Array | string): Promise<IntakeItem> {
  writeFileSync(join(folder, name), bytes)
  const items: IntakeItem[] = []
  for await (const item of takeIn([join(folder, name)], { said: {}, stdin: Readable.from([]) })) items.push(item)
  expect(items).toHaveLength(1)
  return items[0]
}

const segmentsOf = ({ input }: IntakeItem) =>
  input?.told?.map(({ kind, start, end }) => [kind, input.text?.slice(start, end)])

const words = 'Un pont a été touché, selon la mairie <d’Orbia> & du port.'
const headed = [
  ['headline', 'Le pont'],
  ['deck', 'Un quartier fermé'],
  ['body', words],
  ['caption', 'Le pont, hier'],
  ['headline', 'Plus tard'],
  ['body', 'Deux lignes\net\tune.'],
]

describe('a Word document', () => {
  test('gives its paragraphs, with what its styles name', async () => {
    const item = await take(
      'a.docx',
      docxOf(
        [
          { style: 'Title', text: 'Le pont' },
          { style: 'Subtitle', text: 'Un quartier fermé' },
          words,
          { style: 'caption', text: 'Le pont, hier' },
          { style: 'heading 1', text: 'Plus tard' },
          '<w:p><w:r><w:t>Deux lignes</w:t><w:br/><w:t>et</w:t><w:tab/><w:t>une.</w:t></w:r><w:del><w:r><w:delText>Non.</w:delText></w:r></w:del></w:p>',
        ],
        {
          'docProps/core.xml':
            '<x><dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created></x>',
          'word/media/image1.png': 'not unpacked',
        },
      ),
    )
    expect(segmentsOf(item)).toEqual(headed)
    expect(item.input?.publishedAt).toBeUndefined()
    expect(item.input?.provenance).toEqual(['file created 2020-01-01T00:00:00Z: not a date of publication'])
    expect(item.input?.media).toEqual([{ kind: 'picture', name: 'image1.png', bytes: 12, sha256: null }])
    expect(item.input?.capture).toMatchObject({ format: 'docx', from: 'a.docx' })
  })

  test('of plain paragraphs leaves its headline to be found; a table is a line a row', async () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
    const table = `<w:tbl><w:tr>${cell('morts')}${cell('3')}</w:tr><w:tr>${cell('blessés')}${cell('5')}</w:tr></w:tbl>`
    const { input } = await take('b.docx', docxOf(['Le pont touché', words, table]))
    expect(input?.text).toBe(`Le pont touché\n\n${words}\n\nmorts\t3\n\nblessés\t5`)
    expect(input?.told).toBeUndefined()
  })

  test.each<[string, Buffer, string]>([
    ['behind a password', oleOf('EncryptedPackage'), 'input-protected'],
    ['of the old format', oleOf('WordDocument'), 'input-unreadable'],
    ['cut off', docxOf([words]).subarray(0, 900), 'input-damaged'],
    ['without its text', zipOf({ 'word/other.xml': '<a/>' }), 'input-damaged'],
    ['that unpacks without end', zipOf({ 'word/document.xml': new Uint8Array(40_000_000) }), 'input-bomb'],
    ['nested without end', docxOf(['<w:sdt><w:sdtContent>'.repeat(50_000)]), 'input-damaged'],
    ['with entities', docxOf([words], { 'word/other.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }), 'input-malformed'],
    ['without a word', docxOf([' ']), 'input-empty'],
  ])('%s says so', async (_what, bytes, code) => {
    expect((await take('c.docx', bytes)).error?.code).toBe(code)
  })
})

describe('an OpenDocument text', () => {
  test('gives its paragraphs, with what its styles name', async () => {
    const item = await take(
      'a.odt',
      odtOf(
        `<text:p text:style-name="Title">Le pont</text:p><text:p text:style-name="Subtitle">Un quartier fermé</text:p>
        <text:p>Un pont a <text:span>été</text:span>\n touché, selon la mairie &lt;d’Orbia&gt; &amp; du port.<text:note><text:note-body><text:p>Une note.</text:p></text:note-body></text:note></text:p>
        <text:p text:style-name="Caption">Le pont, hier</text:p><text:h text:outline-level="1">Plus tard</text:h>
        <text:p>Deux lignes<text:line-break/>et<text:tab/>une.</text:p>`,
      ),
    )
    expect(segmentsOf(item)).toEqual(headed)
    expect(item.input?.provenance).toEqual(['1 notes at the foot left out'])
    expect(item.input?.capture?.format).toBe('odt')
  })

  const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`
  const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
  test.each<[string, Buffer, string]>([
    ['behind a password', zipOf({ 'content.xml': 'x', 'META-INF/manifest.xml': manifest }), 'input-protected'],
    ['with a bomb of entities', odtOf('<text:p>&b;</text:p>', bomb), 'input-malformed'],
    [
      'with an entity that names a file',
      odtOf('<text:p>&x;</text:p>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
      'input-malformed',
    ],
    ['without its text', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'input-damaged'],
    ['that is no XML', zipOf({ 'content.xml': 'nothing of the kind' }), 'input-damaged'],
    ['that unpacks without end', zipOf({ 'content.xml': new Uint8Array(40_000_000) }), 'input-bomb'],
  ])('%s says so', async (_what, bytes, code) => {
    expect((await take('b.odt', bytes)).error?.code).toBe(code)
  })

  test('names of entries that lead out of the folder write nothing and change nothing', async () => {
    const zip = zipOf({
      '../../../evil.txt': 'x',
      '/abs.txt': 'x',
      'content.xml': '<a xmlns:text="x"><text:p>Un pont.</text:p></a>',
    })
    expect((await take('c.odt', zip)).input?.text).toBe('Un pont.')
  })
})
