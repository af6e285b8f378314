import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { pdfOf, type PdfTestLine } from '../../../test/fixtures/pdf-file.ts'
import type { IntakeItem } from '../intake-item.ts'
import { takeIn } from '../take-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-pdf-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(bytes: Uint8Array): Promise<IntakeItem> {
  writeFileSync(join(folder, 'a.pdf'), bytes)
  const items: IntakeItem[] = []
  for await (const item of takeIn([join(folder, 'a.pdf')], { said: {}, stdin: Readable.from([]) })) items.push(item)
  expect(items).toHaveLength(1)
  return items[0]
}

const segmentsOf = ({ input }: IntakeItem) =>
  input?.told?.map(({ kind, start, end }) => [kind, input.text?.slice(start, end)])

/** Lines one below the other. */
const block = (y: number, lines: readonly string[], x = 50): PdfTestLine[] =>
  lines.map((text, at) => ({ text, x, y: y - 14 * at }))

describe('a PDF', () => {
  test('gives its headline and paragraphs; a word broken at a line end is joined where the text has it whole', async () => {
    const item = await take(
      pdfOf([
        [
          { text: 'Le pont touché', y: 780, size: 20 },
          ...block(740, [
            'Un pont a été tou-',
            'ché par un drone, selon le porte-',
            'parole. Il a été touché à midi, dit le',
            'porte-parole, sans bles-',
            'sés.',
          ]),
          ...block(640, ['Deux quartiers (au sud) sont fermés.']),
        ],
      ]),
    )
    expect(segmentsOf(item)).toEqual([
      ['headline', 'Le pont touché'],
      [
        'body',
        'Un pont a été touché par un drone, selon le porte-parole. Il a été touché à midi, dit le porte-parole, sans bles- sés.',
      ],
      ['body', 'Deux quartiers (au sud) sont fermés.'],
    ])
    expect(item.input?.provenance?.[0]).toBe('1 words broken at the end of a line left as printed')
    expect(item.input?.capture).toMatchObject({ format: 'pdf', from: 'a.pdf' })
  })

  test('in two columns is read down the left one first, between the lines that cross both', async () => {
    const left = Array.from({ length: 8 }, (_, at) => `gauche ${'abcdefgh'[at]} de la colonne étroite`)
    const right = Array.from({ length: 8 }, (_, at) => `droite ${'abcdefgh'[at]} de la colonne étroite`)
    const wide = 'Une ligne au-dessus des deux colonnes, aussi large que toute la page du journal de la ville.'
    const { input } = await take(pdfOf([[{ text: wide, y: 780 }, ...block(740, left), ...block(740, right, 320)]]))
    const order = input?.text?.match(/Une ligne|(?:gauche|droite) \p{L}/gu)
    expect(order).toEqual([
      'Une ligne',
      ...[...'abcdefgh'].map((letter) => `gauche ${letter}`),
      ...[...'abcdefgh'].map((letter) => `droite ${letter}`),
    ])
  })

  test('sets running heads and page numbers apart, and a sentence goes on over the page', async () => {
    const page = (n: number, lines: string[]): PdfTestLine[] => [
      { text: 'Bulletin de la préfecture', y: 810 },
      ...block(760, lines),
      { text: `${n} / 3`, y: 30, x: 290 },
    ]
    const item = await take(
      pdfOf([
        page(1, ['Un pont a été touché hier et', 'la mairie dit que le quartier']),
        page(2, ['reste fermé.']),
        page(3, ['Rien d’autre.'.replace('’', "'")]),
      ]),
    )
    expect(segmentsOf(item)).toEqual([
      ['body', 'Un pont a été touché hier et la mairie dit que le quartier reste fermé.'],
      ['body', "Rien d'autre."],
      ['boilerplate', 'Bulletin de la préfecture'],
      ['boilerplate', '1 / 3'],
      ['boilerplate', '2 / 3'],
      ['boilerplate', '3 / 3'],
    ])
  })

  test('says which pages hold no text', async () => {
    const { input } = await take(pdfOf([block(700, ['Un pont a été touché.']), []]))
    expect(input?.provenance).toContain('pages without text, pictures at most: 2')
  })

  test.each<[string, Buffer, string, string]>([
    [
      'behind a password',
      pdfOf([block(700, ['x'])], { isProtected: true }),
      'input-protected',
      'is protected by a password',
    ],
    ['that is a scan', pdfOf([[], []]), 'input-unreadable', 'it is a scan'],
    [
      'from right to left',
      pdfOf([block(700, ['ABCD EFGH'])], { lettersFrom: 0x5d0 }),
      'input-unreadable',
      'from right to left',
    ],
    [
      'whose fonts tell no letters',
      pdfOf([block(700, ['ABCD EFGH'])], { lettersFrom: 0xe000 }),
      'input-unreadable',
      'fonts',
    ],
    ['that is broken', Buffer.from('%PDF-1.4\nnothing of the kind'), 'input-damaged', 'no PDF'],
    [
      'that unpacks without end',
      pdfOf([block(700, ['x'])], { packed: deflateSync(Buffer.alloc(40_000_000)) }),
      'input-bomb',
      'unpacks without end',
    ],
  ])('%s says so', async (_what, bytes, code, message) => {
    expect((await take(bytes)).error).toMatchObject({ code, message: expect.stringContaining(message) })
  })
})
