import type { InputDocument, Segment } from '../../model/document.ts'
import type { IntakeInput } from '../document-from-input.ts'

/**
 * An input that gives a page in `html` → one with its text, segments and facts; what the input says of itself goes before what the
 * page tells. One input stays one document: the entries of a live blog follow one another in its text. An input with a text stays as
 * it is.
 * @throws SelonError page-without-article | input-malformed | input-too-large
 */
export async function inputFromHtml(input: InputDocument): Promise<IntakeInput> {
  if (input.text !== undefined || input.html === undefined) return input
  // The parser of pages is loaded when the first page comes.
  const { documentsOfMarkup } = await import('./documents-of-page.ts')
  const page = joined(documentsOfMarkup(input.html, { name: input.id, url: input.url }))
  const { html: _, ...own } = input
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined && value !== null))
  return { ...page, ...given, id: input.id }
}

function joined([first, ...others]: readonly IntakeInput[]): IntakeInput {
  let text = first.text ?? ''
  const told: Segment[] = [...(first.told ?? [])]
  for (const other of others) {
    const shift = text.length + 2
    text += `\n\n${other.text}`
    for (const { kind, start, end } of other.told ?? []) told.push({ kind, start: start + shift, end: end + shift })
  }
  return { ...first, text, told }
}
