import { SelonError } from '../../model/selon-error.ts'
import { largestInput } from '../check-input.ts'
import { tooLarge } from '../collect-bytes.ts'
import type { IntakeInput } from '../document-from-input.ts'
import { analysePage } from './analyse-page.ts'
import { decodePage } from './decode-page.ts'
import { pageInputs } from './page-inputs.ts'
import { readMetadata } from './page-metadata.ts'
import { parsePage } from './page-tree.ts'
import { savedPage, withoutEmbedded } from './saved-page.ts'
import { isMhtml, splitMhtml } from './split-mhtml.ts'

/** What is known of a page besides its bytes. */
export interface PageOrigin {
  /** As messages and ids call it. */
  name: string
  url?: string
  /** When it was fetched or saved, where that is known. */
  retrievedAt?: string
  /** As the server named it, e.g. "text/html; charset=windows-1251". */
  contentType?: string
}

/** Largest page, in bytes; pictures inside it count. */
export const largestPage = 50 * 1024 * 1024
/** Largest markup, without what is embedded in it. */
const largestMarkup = 2 * largestInput

/**
 * Bytes of a web page, HTML or MHTML → its documents: one for an article; for a live blog its introduction and one for each entry.
 * @throws SelonError input-too-large | input-binary | input-malformed (nested too deep, MHTML without a page) | page-without-article
 */
export function documentsOfPage(bytes: Uint8Array, origin: PageOrigin): IntakeInput[] {
  if (bytes.length > largestPage) throw tooLarge(origin.name, largestPage)
  if (isMhtml(bytes)) return documentsOfMhtml(bytes, origin)
  const { text, provenance } = decodePage(bytes, origin.contentType, origin.name)
  return documentsOfMarkup(text, origin, provenance)
}

/** The same for markup that is text already. @throws SelonError as `documentsOfPage` */
export function documentsOfMarkup(
  markup: string,
  origin: PageOrigin,
  provenance: readonly string[] = [],
): IntakeInput[] {
  const html = withoutEmbedded(markup)
  if (html.length > largestMarkup) throw tooLarge(origin.name, largestMarkup)
  const tree = parsePage(html, origin.name)
  const saved = savedPage(tree.comments, origin.url ?? null)
  const metadata = readMetadata(tree, saved.url ?? origin.url ?? null)
  const inputs = pageInputs(analysePage(tree, metadata), origin.name)
  const retrievedAt = origin.retrievedAt ?? saved.retrievedAt
  for (const input of inputs) {
    if (retrievedAt) input.retrievedAt = retrievedAt
    if (saved.archivedUrl) input.archivedUrl = saved.archivedUrl
    input.provenance = [...provenance, ...(input.provenance ?? [])]
  }
  return inputs
}

function documentsOfMhtml(bytes: Uint8Array, origin: PageOrigin): IntakeInput[] {
  const page = splitMhtml(bytes)
  if (!page) throw new SelonError('input-malformed', 'no part of this MHTML file is a page', { file: origin.name })
  const told: PageOrigin = { ...origin, contentType: page.contentType }
  if (page.url) told.url ??= page.url
  if (page.savedAt) told.retrievedAt ??= page.savedAt
  const { text, provenance } = decodePage(page.bytes, page.contentType, origin.name)
  return documentsOfMarkup(text, told, provenance)
}
