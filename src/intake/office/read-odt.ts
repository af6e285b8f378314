import { SelonError } from '../../model/selon-error.ts'
import type { SegmentKind } from '../../model/document.ts'
import type { TextBlock } from '../compose-text.ts'
import type { FormatReader } from '../intake-item.ts'
import { toldDocument } from '../told-document.ts'
import { officeParts } from './office-parts.ts'

/** What stands in a document and is none of its text: notes, comments, words that were struck out. */
const leftOut = ['text:note', 'office:annotation', 'text:tracked-changes', 'text:sequence-decls', 'office:forms']

/** An OpenDocument text: its paragraphs, with headings and captions where it names them. */
export const readOdt: FormatReader = async function* (source, { said }) {
  const { parts, media } = await officeParts(source, /^(?:content\.xml|META-INF\/manifest\.xml)$/u)
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data'))
    throw new SelonError('input-protected', 'is protected by a password', { file: source.name })
  const content = parts.get('content.xml')
  if (!content)
    throw new SelonError('input-damaged', 'is no text document: content.xml is missing', { file: source.name })
  const { blocks, notes } = await blocksOf(content.toString('utf8'), source.name)
  const input = toldDocument(source, blocks, said, { media: media.length > 0 ? media : undefined })
  const provenance = notes > 0 ? [`${notes} notes at the foot left out`] : []
  yield { name: source.name, input: { ...input, provenance } }
}

async function blocksOf(xml: string, file: string): Promise<{ blocks: TextBlock[]; notes: number }> {
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser()
  const blocks: TextBlock[] = []
  const open: { kind: SegmentKind; text: string }[] = []
  const parents = new Map<string, string>()
  let skipping = 0
  let frames = 0
  let notes = 0
  let broken: Error | undefined
  parser.on('error', (error) => void (broken ??= error))
  parser.on('opentag', ({ name, attributes }) => {
    const attribute = (key: string): string => String(attributes[key] ?? '')
    if (skipping > 0 || leftOut.includes(name)) {
      if (name === 'text:note') notes++
      skipping++
    } else if (name === 'style:style') parents.set(attribute('style:name'), attribute('style:parent-style-name'))
    else if (name === 'draw:frame') frames++
    else if (name === 'text:p' || name === 'text:h') {
      const style = attribute('text:style-name')
      const kind = name === 'text:h' ? 'headline' : kindOf(parents.get(style) || style)
      open.push({ kind: kind === 'body' && frames > 0 ? 'caption' : kind, text: '' })
    } else if (name === 'text:s') add(' '.repeat(Math.min(Number(attribute('text:c')) || 1, 100)))
    else if (name === 'text:tab') add('\t')
    else if (name === 'text:line-break') add('\n')
  })
  parser.on('text', (text) => {
    // Line ends of the file are blanks of its text.
    if (skipping === 0) add(text.replace(/\s+/gu, ' '))
  })
  parser.on('closetag', ({ name }) => {
    if (skipping > 0) skipping--
    else if (name === 'draw:frame') frames--
    else if (name === 'text:p' || name === 'text:h') blocks.push(open.pop()!)
  })
  parser.write(xml).close()
  if (broken && blocks.length === 0)
    throw new SelonError('input-damaged', `content.xml is broken: ${broken.message.slice(0, 120)}`, { file })
  return { blocks, notes }

  function add(text: string): void {
    const last = open.at(-1)
    if (last) last.text += text
  }
}

/** Names of the format's own styles are the same in every language of the interface. */
function kindOf(style: string): SegmentKind {
  if (style === 'Title') return 'headline'
  if (style === 'Subtitle') return 'deck'
  return /^(?:Caption|Illustration|Figure)$/u.test(style) ? 'caption' : 'body'
}
