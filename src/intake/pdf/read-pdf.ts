import { SelonError } from '../../model/selon-error.ts'
import type { FormatReader } from '../intake-item.ts'
import { toldDocument } from '../told-document.ts'
import { checkPdfStreams } from './check-pdf-streams.ts'
import { pageLines, type PdfLine, type PdfPiece } from './page-lines.ts'
import { pdfBlocks } from './pdf-blocks.ts'

/** What is used of pdf.js. */
interface PdfFile {
  numPages: number
  getPage(page: number): Promise<{
    getTextContent(): Promise<{
      items: readonly { str?: string; transform?: number[]; width?: number; height?: number }[]
    }>
    cleanup(): unknown
  }>
  destroy(): Promise<void>
}

const largestPdf = 64 * 1024 * 1024
const mostPages = 3000
const mostPieces = 2_000_000

/**
 * A PDF with a text layer: its paragraphs in reading order. The format tells no paragraphs: they are found by where lines stand.
 * What cannot be had rightly is refused: pictures of text, fonts without letters, text from right to left.
 */
export const readPdf: FormatReader = async function* (source, { said }) {
  const bytes = Buffer.from(await source.bytes(largestPdf))
  checkPdfStreams(bytes, source.name)
  const pdf = await openPdf(bytes, source.name)
  const lines: PdfLine[] = []
  const empty: number[] = []
  const { numPages } = pdf
  try {
    if (numPages > mostPages)
      throw new SelonError('input-too-large', `has ${numPages} pages: the limit is ${mostPages}`, { file: source.name })
    let count = 0
    for (let page = 1; page <= numPages; page++) {
      const pieces = await piecesOf(pdf, page, source.name)
      count += pieces.length
      if (count > mostPieces)
        throw new SelonError('input-too-large', 'holds too many pieces of text', { file: source.name })
      const own = pageLines(pieces, page)
      if (own.length === 0) empty.push(page)
      lines.push(...own)
    }
  } finally {
    await pdf.destroy()
  }
  checkText(lines, source.name)
  const { blocks, provenance } = pdfBlocks(lines, numPages)
  if (empty.length > 0) provenance.push(`pages without text, pictures at most: ${empty.slice(0, 50).join(', ')}`)
  provenance.push(`paragraphs and their order found by where lines stand on ${numPages} pages`)
  const input = toldDocument(source, blocks, said, {})
  yield { name: source.name, input: { ...input, provenance } }
}

async function openPdf(bytes: Buffer, file: string): Promise<PdfFile> {
  let library: typeof import('unpdf')
  try {
    library = await import('unpdf')
  } catch (cause) {
    const missing = 'cannot be read: the package unpdf, which reads PDF, is not installed'
    throw new SelonError('input-unreadable', missing, { file }, { cause })
  }
  try {
    // Its warnings would go to standard output; programs in fonts are not run.
    const options = { verbosity: 0, isEvalSupported: false, useSystemFonts: false }
    return (await library.getDocumentProxy(new Uint8Array(bytes), options)) as unknown as PdfFile
  } catch (cause) {
    if ((cause as Error).name === 'PasswordException')
      throw new SelonError('input-protected', 'is protected by a password', { file }, { cause })
    throw new SelonError('input-damaged', 'is no PDF that can be read', { file }, { cause })
  }
}

async function piecesOf(pdf: PdfFile, number: number, file: string): Promise<PdfPiece[]> {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.flatMap(({ str = '', transform, width = 0, height = 0 }) => {
      if (!transform || str === '') return []
      const size = height || Math.hypot(transform[2], transform[3])
      return [{ text: str, x: transform[4], y: transform[5], width, size }]
    })
  } catch (cause) {
    throw new SelonError('input-damaged', `page ${number} cannot be read`, { file }, { cause })
  }
}

/** @throws SelonError input-unreadable where there is no text, or none that its letters tell */
function checkText(lines: readonly PdfLine[], file: string): void {
  const refuse = (why: string): SelonError => new SelonError('input-unreadable', why, { file })
  let [letters, rightToLeft, strange] = [0, 0, 0]
  for (const { text } of lines) {
    letters += text.match(/\p{L}/gu)?.length ?? 0
    rightToLeft += text.match(rightToLeftLetters)?.length ?? 0
    strange += text.match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0
  }
  if (strange > letters) throw refuse('has fonts that do not tell which letters they show: give its text')
  if (letters === 0) throw refuse('has no text, only pictures: it is a scan, give its text')
  if (rightToLeft * 5 > letters)
    throw refuse('is written from right to left, which a PDF keeps in no order that can be trusted: give its text')
}

const rightToLeftLetters =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\uFB1D-\uFDFF\uFE70-\uFEFF]/gu
