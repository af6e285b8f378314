import { SelonError } from '../../model/selon-error.ts'
import { largestInput } from '../check-input.ts'
import { tooLarge } from '../collect-bytes.ts'
import type { IntakeInput } from '../document-from-input.ts'
import type { AnalysedPage } from './analyse-page.ts'
import { composeArticle } from './compose-article.ts'
import { findLiveEntries, type LiveEntry } from './find-live-entries.ts'
import { layArticle, layIntroduction, type ArticleBlock } from './lay-article.ts'
import { linkedBody } from './linked-body.ts'
import { layLiveEntry, linkedUpdates, type LaidEntry } from './lay-live-entry.ts'
import { spreadOverDays } from './live-days.ts'
import { pageKind } from './page-kind.ts'
import { pageFacts, type PageFacts } from './page-facts.ts'
import type { PageElement } from './page-tree.ts'
import { markerLength } from './page-words.ts'
import { textDate } from './text-date.ts'

/**
 * An analysed page → the inputs of its documents: its article, or of a live blog the introduction and every entry with its own time.
 * @throws SelonError page-without-article where it shows no text of its own
 */
export function pageInputs(page: AnalysedPage, name: string): IntakeInput[] {
  const entries = findLiveEntries(page.tree, page.metadata, page.blocks, page.zones, page.lang)
  return entries.length > 0 ? liveInputs(page, entries, name) : [articleInput(page, name)]
}

function articleInput(page: AnalysedPage, name: string): IntakeInput {
  const { blocks, headline, context, description } = page
  const shown = layArticle(blocks, headline, context, description)
  const linked = linkedBody(page.metadata, shown, page.tree.root)
  const laid = linked ?? shown
  checkArticle(page, laid, name)
  const input = inputOf(page, laid, pageFacts(page.tree, page.metadata, laid, page.blocks, page.zones, page.lang), name)
  if (linked)
    input.provenance = [...input.provenance!, 'text: JSON-LD articleBody, of which the page shows little or nothing']
  return input
}

function liveInputs(page: AnalysedPage, entries: readonly LiveEntry[], name: string): IntakeInput[] {
  const intro = introOf(page, entries)
  const facts = pageFacts(page.tree, page.metadata, intro, page.blocks, page.zones, page.lang)
  const first = page.blocks.map(({ text }) => textDate(text.slice(0, 60), page.lang)).find((date) => date !== null)
  const date = facts.publishedAt?.value ?? first ?? null
  // A page in UTC was written so by a program: the clock times that it shows are another zone's, which is not told.
  const zone = /[+-](?!00:?00)\d{2}:?\d{2}$/u.exec(date?.slice(11) ?? '')?.[0] ?? ''
  if (!facts.publishedAt && date) facts.publishedAt = { value: date, from: 'text of the page' }
  const article: IntakeInput = { ...inputOf(page, intro, facts, name), kind: 'article', genre: 'live' }
  const updates = linkedUpdates(page.metadata)
  const day = date?.slice(0, 10) ?? null
  const laid = entries.map((entry) => layLiveEntry(entry, page.context, page.metadata, updates, day, zone))
  // A date in UTC tells no hour of the clocks shown.
  const begun = date !== null && zone === '' && date.length > 16 ? day : date
  const inputs = spreadOverDays(laid, begun).map((entry) => entryInput(article, entry, name))
  return [...(article.text === '' ? [] : [article]), ...inputs.filter(({ text }) => text !== '')]
}

/** What a live blog says above its entries; the day above them is their time and no text. */
function introOf(
  { blocks, headline, context, description }: AnalysedPage,
  entries: readonly LiveEntry[],
): ArticleBlock[] {
  const inEntries = new Set(entries.map(({ element }) => element))
  const firstAt = blocks.findIndex((block) => isWithin(block.element, inEntries))
  const above = blocks.slice(0, Math.max(0, firstAt))
  const list = entries[0].element.parent
  const own = above.filter(
    (block) => !(list && block.element.parent === list && block.text.length < 60 && textDate(block.text, context.lang)),
  )
  const shown = headline && own.includes(headline) ? headline : null
  return layIntroduction(own, shown, { ...context, container: list ?? context.container }, description)
}

function isWithin(element: PageElement, outer: ReadonlySet<PageElement>): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (outer.has(at)) return true
  return false
}

function entryInput(page: IntakeInput, entry: LaidEntry, name: string): IntakeInput {
  const { text, segments } = composeArticle(entry.laid)
  const { outlet, language, authors, credits, url, retrievedAt } = page
  const anchor = entry.anchor ?? entry.publishedAt ?? text.slice(0, 24)
  const input: IntakeInput = {
    id: `${name}#${anchor}`,
    text,
    told: segments,
    language,
    kind: 'live-entry',
    genre: 'live',
  }
  if (entry.title) input.title = entry.title
  if (outlet) input.outlet = outlet
  if (entry.url ?? url) input.url = entry.url ?? url
  if (entry.publishedAt) input.publishedAt = entry.publishedAt
  if (entry.editedAt) input.editedAt = entry.editedAt
  if (retrievedAt) input.retrievedAt = retrievedAt
  const by = entry.authors.length > 0 ? entry.authors : authors
  if (by) input.authors = by
  if (credits) input.credits = credits
  input.provenance = entry.publishedAt ? [`publication date: ${entry.from}`] : []
  return input
}

function inputOf(page: AnalysedPage, laid: readonly ArticleBlock[], facts: PageFacts, name: string): IntakeInput {
  const { text, segments } = composeArticle(laid)
  if (text.length > largestInput) throw tooLarge(name, largestInput)
  const { metadata, lang, languageRemark } = page
  const provenance: string[] = []
  if (languageRemark) provenance.push(languageRemark)
  if (facts.publishedAt) provenance.push(`publication date: ${facts.publishedAt.from}`)
  const input: IntakeInput = { id: name, text, told: segments, language: lang, ...pageKind(page), provenance }
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
function checkArticle({ blocks, lang }: AnalysedPage, laid: readonly ArticleBlock[], file: string): void {
  const isWall = (text: string, kind: 'consent' | 'paywall'): boolean => markerLength(text, kind, lang) > 0
  const own = laid.filter(
    ({ kind, text }) =>
      (kind === 'body' || kind === 'quote-block' || kind === 'deck' || kind === 'caption') &&
      !isWall(text, 'consent') &&
      !isWall(text, 'paywall'),
  )
  const hasText = own.some(({ text }) => text.length >= 40 || /\p{L}\s.*[.!?…؟۔]$/u.test(text))
  if (hasText && !isIndex(laid)) return
  const shows = (kind: 'consent' | 'paywall'): boolean => blocks.some(({ text }) => isWall(text, kind))
  const leading = blocks.filter(
    ({ element, text, linkChars }) => /^h[2-4]$/.test(element.tag) && linkChars >= text.length * 0.9,
  )
  const what = shows('paywall')
    ? 'only a paywall'
    : shows('consent') && leading.length < 3
      ? 'only a question about cookies'
      : leading.length >= 3
        ? 'a list of other articles'
        : 'no paragraph'
  throw new SelonError('page-without-article', `no article text found: the page shows ${what}`, { file })
}

/** A front page: headings that lead elsewhere, a line or two below each. */
function isIndex(laid: readonly ArticleBlock[]): boolean {
  const headings = laid.filter(({ kind, from }) => kind === 'headline' && !/^h1$/.test(from.element.tag))
  const leading = headings.filter(({ from, text }) => from.linkChars >= text.length * 0.9)
  const paragraphs = laid.filter(({ kind }) => kind === 'body').length
  return leading.length >= 3 && leading.length * 2 > headings.length && paragraphs <= leading.length * 2
}
