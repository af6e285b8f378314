import { SelonError } from '../../model/selon-error.ts'
import type { TextBlock } from '../compose-text.ts'
import type { FormatReader } from '../intake-item.ts'
import { toldDocument } from '../told-document.ts'
import { officeParts, type OfficeParts } from './office-parts.ts'

/** What mammoth makes of a document, as far as it is used here. */
interface WordNode {
  type: string
  value?: string
  styleName?: string | null
  children?: WordNode[]
}

/** A Word document: its paragraphs, with headlines and captions where its styles name them. Notes at the foot are left out. */
export const readDocx: FormatReader = async function* (source, { said }) {
  const { parts, media } = await officeParts(source, /\.(?:xml|rels)$/u)
  const document = await wordDocument(parts, source.name)
  const blocks: TextBlock[] = []
  const provenance: string[] = []
  try {
    collectBlocks(document, blocks)
    const notes = countOf(document, 'noteReference')
    if (notes > 0) provenance.push(`${notes} notes at the foot left out`)
  } catch (cause) {
    // Elements nested by the thousand: no text is written so.
    throw damaged(source.name, cause)
  }
  const dates = [
    ...(parts.get('docProps/core.xml')?.toString() ?? '').matchAll(
      /<dcterms:(?<what>created|modified)[^>]*>(?<at>[^<]{4,30})</gu,
    ),
  ]
  // The day a file was begun or saved says nothing of the day its text was published.
  for (const { groups } of dates) provenance.push(`file ${groups!.what} ${groups!.at}: not a date of publication`)
  const input = toldDocument(source, blocks, said, { media: media.length > 0 ? media : undefined })
  yield { name: source.name, input: { ...input, provenance } }
}

/** mammoth reads the document and hands it over before it would make a page of it. */
async function wordDocument(parts: OfficeParts, file: string): Promise<WordNode> {
  const [{ default: mammoth }, { zipSync }] = await Promise.all([import('mammoth'), import('fflate')])
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }))
  let document: WordNode | undefined
  const transformDocument = (found: WordNode): unknown => {
    document = found
    return { ...found, children: [], notes: [], comments: [] }
  }
  try {
    await mammoth.convertToHtml({ buffer }, { transformDocument })
  } catch (cause) {
    if (!document) throw damaged(file, cause)
  }
  if (!document) throw damaged(file)
  return document
}

function collectBlocks(node: WordNode, blocks: TextBlock[]): void {
  for (const child of node.children ?? []) {
    if (child.type === 'paragraph') blocks.push({ kind: kindOf(child.styleName ?? ''), text: textOf(child) })
    else if (child.type === 'tableRow')
      blocks.push({ kind: 'body', text: (child.children ?? []).map((cell) => textOf(cell).trim()).join('\t') })
    else collectBlocks(child, blocks)
  }
}

/** Names of Word's own styles are the same in every language of its interface. */
function kindOf(style: string): TextBlock['kind'] {
  if (/^(?:title|heading \d)$/iu.test(style)) return 'headline'
  if (/^subtitle$/iu.test(style)) return 'deck'
  return /^caption$/iu.test(style) ? 'caption' : 'body'
}

function textOf({ type, value, children }: WordNode): string {
  if (type === 'text') return value ?? ''
  if (type === 'tab') return '\t'
  if (type === 'break') return '\n'
  return (children ?? []).map(textOf).join(type === 'tableCell' ? ' ' : '')
}

function countOf({ type, children }: WordNode, wanted: string): number {
  return (children ?? []).reduce((sum, child) => sum + countOf(child, wanted), type === wanted ? 1 : 0)
}

function damaged(file: string, cause?: unknown): SelonError {
  return new SelonError('input-damaged', 'is no Word document that can be read', { file }, { cause })
}
