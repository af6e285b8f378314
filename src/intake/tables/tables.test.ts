import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { oleOf, xlsxOf, zipOf } from '../../../test/fixtures/office-files.ts'
import type { IntakeItem } from '../intake-item.ts'
import { takeIn } from '../take-in.ts'
import { cellDate } from './cell-date.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-tables-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(name: string, content: string | Uint8Array, textColumn?: string): Promise<IntakeItem[]> {
  writeFileSync(join(folder, name), content)
  const items: IntakeItem[] = []
  for await (const item of takeIn([join(folder, name)], { said: {}, textColumn, stdin: Readable.from([]) }))
    items.push(item)
  return items
}

const told = (items: IntakeItem[]) => items.map(({ input, error }) => input?.text ?? error?.code)
const words = 'Un pont a été touché.'

test.each([
  ['2024-05-14', '2024-05-14'],
  ['2024-05-14 09:30', '2024-05-14T09:30'],
  ['2024-5-4 9:30', '2024-05-04T09:30:00'],
  ['14.05.2024', '2024-05-14'],
  ['14/05/2024 09:30:10', '2024-05-14T09:30:10'],
  ['05/14/2024', '2024-05-14'],
  ['05/05/2024', '2024-05-05'],
  ['20240514', '2024-05-14'],
  ['2024/05/14 09:30 UTC', '2024-05-14T09:30:00Z'],
  ['03/04/2024', null],
  ['31/02/2024', null],
  ['hier', null],
])('the date %s of a cell is %s', (cell, expected) => expect(cellDate(cell)).toBe(expected))

describe('a table as text', () => {
  test.each([
    [
      'commas',
      'a.csv',
      `title,text,url,date,source,lang\nUn titre,"${words}\nDeux",https://o.example/1,2024-05-14,Orbia,fr\n`,
    ],
    [
      'semicolons',
      'b.csv',
      `titre;texte;adresse;date de publication;journal;langue\nUn titre;"${words}\nDeux";https://o.example/1;14.05.2024;Orbia;fr\n`,
    ],
    [
      'tabs',
      'c.tsv',
      `Headline\tBody\tLink\tpublished_at\tOutlet\tLanguage\nUn titre\t"${words}\nDeux"\thttps://o.example/1\t2024-05-14\tOrbia\tfr`,
    ],
    [
      'bars and other letters',
      'd.csv',
      `Заголовок|Текст|Ссылка|Дата|Источник|Язык\r\nUn titre|"${words}\nDeux"|https://o.example/1|14.05.2024|Orbia|fr\r\n`,
    ],
  ])('with %s gives a document a row', async (_what, name, content) => {
    const [{ input }, ...more] = await take(name, content)
    expect(more).toEqual([])
    expect(input).toMatchObject({
      id: 'https://o.example/1',
      text: `Un titre\n\n${words}\nDeux`,
      title: 'Un titre',
      outlet: 'Orbia',
      publishedAt: '2024-05-14',
      language: 'fr',
      capture: { format: 'csv', from: `${name}:2` },
    })
    expect(input?.told?.[0]).toEqual({ kind: 'headline', start: 0, end: 8 })
  })

  test.each([
    [
      'windows-1252',
      Buffer.from(`texte\n"${'é'.repeat(3)} ${words} « L’État »"`.replace('’', '\u0092'), 'latin1'),
      'windows-1252',
    ],
    ['UTF-16 of a spreadsheet', Buffer.from(`\uFEFFtexte\tdate\n${words}\t2024-05-14`, 'utf16le'), 'utf-16le'],
  ])('in %s is decoded', async (_what, bytes, encoding) => {
    const [{ input }] = await take('e.csv', bytes)
    expect(input?.text).toContain(words)
    expect(input?.provenance?.[0]).toContain(encoding)
  })

  test('is decoded by all of its bytes: the first letter that tells may stand far down', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `${n};Un pont.`)
    const bytes = Buffer.concat([Buffer.from(`id;texte\n${rows.join('\n')}\n`), Buffer.from(`x;${words}`, 'latin1')])
    const items = await take('f.csv', bytes)
    expect(items).toHaveLength(30_001)
    expect(items.at(-1)?.input?.text).toBe(words)
  })

  test('tells a bad row with its line and goes on', async () => {
    const items = await take('g.csv', `text,date\n"${words}\n${words}",2024-05-14\n,2024-05-14\n${words},05/04/2024\n`)
    expect(told(items)).toEqual([`${words}\n${words}`, 'input-empty', words])
    expect(items[1].error?.place).toMatchObject({ file: join(folder, 'g.csv'), line: 4 })
    expect(items[2].input?.publishedAt).toBeUndefined()
    expect(items[2].input?.provenance).toEqual(['date "05/04/2024" not used: it has more than one reading, or none'])
  })

  test.each([
    ['no column of text', 'a,b\n1,2\n', undefined, 'has no column that is known to hold text, but "a", "b"'],
    ['no column of that name', 'a,b\n1,2\n', 'c', 'has no column "c", but "a", "b"'],
    ['a quotation mark that is never closed', `text\n"${words}\n${words}`, undefined, 'never closed'],
    ['nothing', '', undefined, 'is empty'],
  ])('with %s says so', async (_what, content, column, message) => {
    const items = await take('h.csv', content, column)
    expect(String(items.at(-1)?.error)).toContain(message)
  })

  test('holds its text in the column that the user names', async () => {
    expect(told(await take('i.csv', `text,récit\nx,${words}\n`, 'Recit'))).toEqual([words])
  })
})

describe('a workbook', () => {
  test('gives the rows of its first sheet with a column of text, dates as dates', async () => {
    const items = await take(
      'a.xlsx',
      xlsxOf({
        Notes: [['colour'], ['red']],
        Articles: [
          ['Texte', 'Date', 'Média'],
          [words, { date: 45426 }, 'Orbia'],
          [null, null, null],
          [null, { date: 45426 }, 'Orbia'],
          [words, { date: 45426.5 }, 'Orbia'],
        ],
      }),
    )
    expect(told(items)).toEqual([words, 'input-empty', words])
    expect(items.map(({ input }) => input?.publishedAt)).toEqual(['2024-05-14', undefined, '2024-05-14T12:00:00'])
    expect(items[0].input).toMatchObject({ outlet: 'Orbia', capture: { format: 'xlsx', from: 'a.xlsx#Articles:2' } })
    expect(items[1].error?.place.line).toBe(4)
  })

  test.each<[string, Buffer, string, string]>([
    ['without a column of text', xlsxOf({ A: [['x', 'y']] }), 'input-malformed', '"x", "y"'],
    ['behind a password', oleOf('EncryptedPackage'), 'input-protected', 'is protected by a password'],
    ['of the old format', oleOf('Workbook'), 'input-unreadable', 'save it as'],
    ['cut off', xlsxOf({ A: [['text'], [words]] }).subarray(0, -30), 'input-damaged', 'its end is missing'],
    ['that is none', zipOf({ 'xl/other.xml': '<a/>' }), 'input-damaged', 'no workbook'],
    ['that unpacks without end', bomb('xl/worksheets/sheet1.xml'), 'input-bomb', 'unpacks to more than'],
    ['with one cell far away', farCell(), 'input-bomb', 'spreads its cells over'],
    [
      'with entities',
      zipOf({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
      'input-malformed',
      'entities',
    ],
  ])('%s says so', async (_what, bytes, code, message) => {
    const [{ error }] = await take('b.xlsx', bytes)
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) })
  })

  test('that is a text under this name is read as text', async () => {
    expect(told(await take('c.xlsx', words))).toEqual([words])
  })
})

function bomb(entry: string): Buffer {
  const zip = zipOf({ [entry]: new Uint8Array(40 * 1024 * 1024) })
  // What it says of its size is a lie.
  const at = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  zip.writeUInt32LE(100, at + 24)
  return zip
}

function farCell(): Buffer {
  const name = 'xl/worksheets/sheet1.xml'
  return zipOf({ [name]: '<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>' })
}
