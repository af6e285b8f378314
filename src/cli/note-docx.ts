import type { Paragraph, ParagraphChild, Table } from 'docx'
import type { NoteBlock, NoteCell } from './note-block.ts'

type Docx = typeof import('docx')

/**
 * A note as an Office Open XML document (.docx). The library writes the moment of writing and ids by chance; both are taken out and
 * the archive is packed anew with one date, so that the same note is the same file, byte for byte.
 */
export async function noteDocx(blocks: readonly NoteBlock[], language: string): Promise<Uint8Array> {
  const [docx, { strFromU8, strToU8, unzipSync, zipSync }] = await Promise.all([import('docx'), import('fflate')])
  const title = blocks.find(({ kind }) => kind === 'title') as { text: string } | undefined
  const document = new docx.Document({
    title: line(title?.text ?? ''),
    creator: 'Selon',
    lastModifiedBy: 'Selon',
    styles: { default: { document: { run: { font: 'Georgia', size: 22, language: { value: language } } } } },
    numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: 'bullet', text: '•', style: hanging }] }] },
    sections: [{ children: blocks.flatMap((block) => docxOf(block, docx)) }],
  })
  const parts = unzipSync(await docx.Packer.toBuffer(document))
  const links = new Map<string, string>()
  const settled = Object.keys(parts)
    .sort()
    .map((path) => {
      if (!/(?:^docProps\/core\.xml|^word\/document\.xml|^word\/_rels\/document\.xml\.rels)$/u.test(path))
        return [path, parts[path]] as const
      return [path, strToU8(withoutChance(strFromU8(parts[path]), links))] as const
    })
  return zipSync(Object.fromEntries(settled), { mtime: oneDate, level: 6, os: 0 })
}

const hanging = { paragraph: { indent: { left: 360, hanging: 240 } } }
const tableBorders = { style: 'single', size: 4, color: '888888' } as const
/** The first day an archive can name, told in the zone of the machine: archives keep the clock on the wall. */
const oneDate = new Date(1980, 0, 1)

/** Links get the names of their order in place of drawn ones; the moment of writing goes. */
function withoutChance(xml: string, links: Map<string, string>): string {
  return xml
    .replace(/<dcterms:(?<name>created|modified)\b[^>]*>[^<]*<\/dcterms:\k<name>>/gu, '')
    .replace(
      /(?<before><(?:w:hyperlink|Relationship)\b[^>]*?\b(?:r:id|Id)=")(?<id>rId[\w-]*[A-Za-z_-][\w-]*)(?=")/gu,
      (...match) => {
        const { before, id } = match.at(-1) as Record<string, string>
        if (!links.has(id)) links.set(id, `rIdLink${links.size + 1}`)
        return before + links.get(id)
      },
    )
}

function docxOf(block: NoteBlock, docx: Docx): (Paragraph | Table)[] {
  const { Paragraph, HeadingLevel, Table, TableCell, TableRow, TextRun } = docx
  const headings = {
    title: HeadingLevel.HEADING_1,
    heading: HeadingLevel.HEADING_2,
    subheading: HeadingLevel.HEADING_3,
  }
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
      return [
        new Paragraph({ heading: headings[block.kind], keepNext: true, children: [new TextRun(line(block.text))] }),
      ]
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 120 }, children: [new TextRun(line(block.text))] })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'list', level: 0 }, children: [new TextRun(line(item))] }),
      )
    case 'table': {
      const borders = { top: tableBorders, bottom: tableBorders, left: tableBorders, right: tableBorders }
      const cell = (content: NoteCell, bold: boolean) =>
        new TableCell({ borders, children: [new Paragraph({ children: [childOf(content, bold, docx)] })] })
      const row = (cells: readonly NoteCell[], head: boolean) =>
        new TableRow({ tableHeader: head, cantSplit: true, children: cells.map((content) => cell(content, head)) })
      return [
        new Table({
          width: { size: 100, type: 'pct' },
          rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
        }),
        new Paragraph({}),
      ]
    }
  }
}

/** An address leads somewhere only where it is one of the web. */
function childOf(cell: NoteCell, bold: boolean, { ExternalHyperlink, TextRun }: Docx): ParagraphChild {
  if (typeof cell === 'string') return new TextRun({ text: line(cell), bold })
  const text = line(cell.address)
  if (!/^https?:\/\//iu.test(text)) return new TextRun(text)
  return new ExternalHyperlink({ link: text, children: [new TextRun({ text, style: 'Hyperlink' })] })
}

/** One line of what XML can hold. */
function line(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .trim()
}
