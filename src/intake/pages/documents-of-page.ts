import { SelonError } from '../../model/selon-error.ts'
import { loadPack } from '../../packs/load-pack.ts'
import { largestInput } from '../check-input.ts'
import type { IntakeInput } from '../document-from-input.ts'
import type { BlockContext } from './classify-block.ts'
import { composeArticle } from './compose-article.ts'
import { decodePage } from './decode-page.ts'
import { findContainer, keptElements } from './find-container.ts'
import { findHeadline } from './find-headline.ts'
import { layArticle, type ArticleBlock } from './lay-article.ts'
import { collectBlocks, type PageBlock } from './page-blocks.ts'
import { pageFacts } from './page-facts.ts'
import { pageLanguage } from './page-language.ts'
import { metaText, readMetadata, type PageMetadata } from './page-metadata.ts'
import { parsePage, type PageTree } from './page-tree.ts'
import { layZones, type PageZones } from './page-zones.ts'
import { savedPage, withoutEmbedded } from './saved-page.ts'
import { markerLength } from './page-words.ts'

/** What is known of a page besides its bytes. */
export interface PageOrigin {
  /** As messages and ids call it. */
  name: string
  url?: string
  /** As the server named it, e.g. "text/html; charset=windows-1251". */
  contentType?: string
}

/** Largest page, in bytes; pictures inside it count. */
export const largestPage = 50 * 1024 * 1024
/** Largest markup, without what is embedded in it. */
const largestMarkup = 2 * largestInput

/**
 * Bytes of a web page → its documents: one for an article; for a live blog its introduction and one for each entry.
 * @throws SelonError input-too-large | input-binary | input-malformed (nested too deep) | page-without-article
 */
export function documentsOfPage(bytes: Uint8Array, origin: PageOrigin): IntakeInput[] {
  if (bytes.length > largestPage) throw tooLarge(origin.name, bytes.length, largestPage)
  const { text, provenance } = decodePage(bytes, origin.contentType, origin.name)
  return documentsOfMarkup(text, origin, provenance)
}

/** The same for markup that is text already. */
export function documentsOfMarkup(
  markup: string,
  origin: PageOrigin,
  provenance: readonly string[] = [],
): IntakeInput[] {
  const html = withoutEmbedded(markup)
  if (html.length > largestMarkup) throw tooLarge(origin.name, html.length, largestMarkup)
  const tree = parsePage(html, origin.name)
  const saved = savedPage(tree.comments, origin.url ?? null)
  const address = saved.url ?? origin.url ?? null
  const metadata = readMetadata(tree, address)
  const page = readPage(tree, metadata)
  const input = articleInput(page, origin)
  if (saved.retrievedAt) input.retrievedAt = saved.retrievedAt
  if (saved.archivedUrl) input.archivedUrl = saved.archivedUrl
  input.provenance = [...provenance, ...(input.provenance ?? [])]
  return [input]
}

interface Page {
  tree: PageTree
  metadata: PageMetadata
  zones: PageZones
  blocks: readonly PageBlock[]
  laid: readonly ArticleBlock[]
  lang: string
  languageRemark?: string
}

function readPage(tree: PageTree, metadata: PageMetadata): Page {
  const blocks = collectBlocks(tree.root, () => false)
  const headline = findHeadline(blocks, metadata.titles)
  const bodies = tree.elements.filter(({ attrs }) => /\barticleBody\b/u.test(attrs.itemprop ?? ''))
  const kept = keptElements(headline ? [headline.element, ...bodies] : bodies)
  const zones = layZones(blocks, kept)
  const container = findContainer(tree, zones, headline?.element ?? null)
  const sample = blocks.filter(
    ({ element, linkChars, text }) => linkChars * 2 < text.length && zones.zoneOf(element) === null,
  )
  const { lang, remark } = pageLanguage(
    sample
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 8000),
    metadata.lang,
  )
  const context: BlockContext = { zones, container, lang, pack: loadPack(lang) }
  const laid = layArticle(
    blocks,
    headline,
    context,
    metaText(metadata, 'og:description', 'description', 'twitter:description'),
  )
  return { tree, metadata, zones, blocks, laid, lang, languageRemark: remark }
}

function articleInput({ tree, metadata, zones, laid, lang, languageRemark }: Page, origin: PageOrigin): IntakeInput {
  const { text, segments } = composeArticle(laid)
  checkArticle(text, laid, lang, origin.name)
  const facts = pageFacts(tree, metadata, laid, zones, lang)
  const provenance: string[] = []
  if (languageRemark) provenance.push(languageRemark)
  if (facts.publishedAt) provenance.push(`publication date: ${facts.publishedAt.from}`)
  const input: IntakeInput = { id: origin.name, text, told: segments, language: lang, kind: 'article', provenance }
  const title = laid.find(({ kind }) => kind === 'headline')?.text ?? metadata.titles[0]
  if (title) input.title = title
  if (facts.outlet) input.outlet = facts.outlet
  if (metadata.canonical) input.url = metadata.canonical
  if (facts.publishedAt) input.publishedAt = facts.publishedAt.value
  if (facts.editedAt) input.editedAt = facts.editedAt.value
  if (facts.authors.length > 0) input.authors = facts.authors
  if (facts.credits.length > 0) input.credits = facts.credits
  return input
}

/** A page may show nothing but links, a paywall or a question about cookies: that is said, not read. */
function checkArticle(text: string, laid: readonly ArticleBlock[], lang: string, file: string): void {
  if (text.length > largestInput) throw tooLarge(file, text.length, largestInput)
  const prose = laid.filter(({ kind }) => kind === 'body' || kind === 'quote-block' || kind === 'deck')
  const walls = (['consent', 'paywall'] as const).filter((kind) =>
    laid.some((block) => markerLength(block.text, kind, lang) > 0),
  )
  const own = prose.filter((block) => !walls.some((kind) => markerLength(block.text, kind, lang) > 0))
  if (own.some((block) => block.text.length >= 40 || /\p{L}\s.*[.!?…؟۔]$/u.test(block.text))) return
  const what = walls.includes('consent')
    ? 'only a question about cookies'
    : walls.includes('paywall')
      ? 'only a paywall'
      : 'no paragraph'
  throw new SelonError('page-without-article', `no article text found: the page shows ${what}`, { file })
}

function tooLarge(file: string, size: number, limit: number): SelonError {
  return new SelonError('input-too-large', `is too large: ${size} characters, the limit for a page is ${limit}`, {
    file,
  })
}
