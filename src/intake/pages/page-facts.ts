import type { Credit } from '../../model/document.ts'
import type { ArticleBlock } from './lay-article.ts'
import type { PageBlock } from './page-blocks.ts'
import { linkedNames, linkedText } from './linked-data.ts'
import { rolesOf } from './page-hints.ts'
import { elementDate, metaText, preciser, type PageMetadata, type ToldFact } from './page-metadata.ts'
import { readPeople } from './page-people.ts'
import { attr, holds, isHomeLink, plainText, type PageElement, type PageTree } from './page-tree.ts'
import { foldPhrase } from './page-words.ts'
import type { PageZones } from './page-zones.ts'
import { tellsUpdate, textDate } from './text-date.ts'
import { toldDate } from './told-date.ts'

/** What is known of an article besides its text; dates with where they were told. */
export interface PageFacts {
  outlet: string | null
  authors: string[]
  credits: Credit[]
  publishedAt: ToldFact | null
  editedAt: ToldFact | null
}

/** A page has a date or two above its text. */
const mostTimes = 20

/** Linked data go before meta tags, these before what the page shows. */
export function pageFacts(
  tree: PageTree,
  metadata: PageMetadata,
  laid: readonly ArticleBlock[],
  blocks: readonly PageBlock[],
  zones: PageZones,
  lang: string,
): PageFacts {
  const outlet = outletOf(tree, metadata, laid)
  const head = headElements(tree, laid)
  const shown = shownDates(head, laid, zones, lang)
  if (!shown.publishedAt) shown.publishedAt = dateBeside(tree, laid, blocks, zones, lang)
  return {
    outlet,
    ...readPeople(metadata, laid, [...head, ...tailElements(tree, laid)], outlet, lang),
    // A page that tells only when it was changed was published then, as far as it says.
    publishedAt: preciser(
      [metadata.publishedAt, shown.publishedAt ?? (metadata.publishedAt ? null : shown.editedAt)].filter(
        (fact) => fact !== null,
      ),
    ),
    editedAt: metadata.editedAt ?? shown.editedAt,
  }
}

function outletOf(tree: PageTree, metadata: PageMetadata, laid: readonly ArticleBlock[]): string | null {
  const { article, objects, windowTitle } = metadata
  const publisher = article && linkedNames(article.object, 'publisher', objects)[0]?.name
  const told =
    publisher ??
    metaText(
      metadata,
      'og:site_name',
      'dc.publisher',
      'dcterms.publisher',
      'publisher',
      'citation_publisher',
      'application-name',
      'apple-mobile-web-app-title',
    )
  const site = objects.find((object) => /^(?:WebSite|\w*Organization|NGO|Newspaper)$/u.test(String(object['@type'])))
  const headline = laid.find(({ kind }) => kind === 'headline')?.text
  const name =
    told ??
    (site && linkedText(site, 'name')) ??
    (headline ? siteInTitle(windowTitle, headline) : null) ??
    siteOfHomeLink(tree, windowTitle)
  return name ? name.replace(/\s+/gu, ' ').trim() : null
}

/** "Headline - Outlet", "Outlet | Headline": what stands beside the headline in the window's title. */
function siteInTitle(windowTitle: string, headline: string): string | null {
  const at = foldPhrase(windowTitle).indexOf(foldPhrase(headline))
  if (at < 0) return siteBesideTitle(windowTitle, headline)
  const behind = /^\s*[|–—·•:«»/-]+\s*(?<site>[^|–—·•]{2,60})$/u.exec(windowTitle.slice(at + headline.length))?.groups
    ?.site
  const before = /^(?<site>[^|–—·•]{2,60}?)\s*[|–—·•:«»-]+\s*$/u.exec(windowTitle.slice(0, at))?.groups?.site
  return (behind ?? before)?.trim() ?? null
}

/** The title may shorten the headline: its last or first part is the site where the other part is words of the headline. */
function siteBesideTitle(windowTitle: string, headline: string): string | null {
  const parts = windowTitle.split(/\s[|–—·•-]\s|\s?\|\s?/u).map((part) => part.trim())
  if (parts.length < 2) return null
  const known = new Set(wordsOf(headline))
  const isHeadline = (part: string): boolean => {
    const words = wordsOf(part)
    return words.length > 0 && words.filter((word) => known.has(word)).length >= words.length * 0.6
  }
  const [first] = parts
  const last = parts[parts.length - 1]
  if (isHeadline(first) && !isHeadline(last) && last.length <= 60) return last
  return isHeadline(last) && !isHeadline(first) && first.length <= 60 ? first : null
}

function wordsOf(text: string): string[] {
  return foldPhrase(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** The words of a link to the front page where the window's title says the same. */
function siteOfHomeLink(tree: PageTree, windowTitle: string): string | null {
  for (const element of tree.elements) {
    if (element.tag !== 'a' || !isHomeLink(element)) continue
    const text = plainText(element)
    if (text.length >= 3 && text.length <= 60 && foldPhrase(windowTitle).includes(foldPhrase(text))) return text
  }
  return null
}

function shownDates(
  head: readonly PageElement[],
  laid: readonly ArticleBlock[],
  zones: PageZones,
  lang: string,
): Pick<PageFacts, 'publishedAt' | 'editedAt'> {
  const published: ToldFact[] = []
  const edited: ToldFact[] = []
  for (const element of head.filter(tellsTime).slice(0, mostTimes)) {
    if (isOther(element, zones)) continue
    const own = plainText(element)
    const told = elementDate(element)
    const value = told ?? textDate(own, lang)
    if (!value) continue
    const line = textBefore(own, element.parent ? plainText(element.parent).slice(0, 300) : '')
    const isEdit =
      /\bdateModified\b/u.test(attr(element, 'itemprop')) ||
      namesEdit(element) ||
      tellsUpdate(line, lang) ||
      tellsUpdate(own, lang)
    ;(isEdit ? edited : published).push({ value, from: told ? `${element.tag} element` : 'text of the page' })
  }
  for (const { kind, text } of laid) {
    if (kind === 'body') break
    if (kind !== 'byline' && kind !== 'dateline') continue
    for (const part of datedParts(text, lang)) {
      const value = textDate(part, lang)
      if (value) (tellsUpdate(part, lang) ? edited : published).push({ value, from: 'text of the page' })
    }
  }
  return { publishedAt: preciser(published), editedAt: preciser(edited) }
}

/** Where the head of the article tells no date: a line above it that is nothing but a date, or the first one told below it. */
function dateBeside(
  tree: PageTree,
  laid: readonly ArticleBlock[],
  blocks: readonly PageBlock[],
  zones: PageZones,
  lang: string,
): ToldFact | null {
  const { headline, part } = placeOf(laid)
  const own = laid.find(({ kind }) => kind === 'headline')?.from
  const whole = own ? blocks.indexOf(own) : -1
  const at = whole >= 0 ? whole : blocks.findIndex(({ element }) => element === headline)
  for (const block of at > 0 ? blocks.slice(Math.max(0, at - 3), at) : []) {
    const date = part && holds(part, block.element) && block.text.length <= 60 ? textDate(block.text, lang) : null
    if (date) return { value: date, from: 'text of the page' }
  }
  for (const element of tailElements(tree, laid)) {
    if (isOther(element, zones)) continue
    const told =
      tellsTime(element) || element.tag === 'abbr' ? (elementDate(element) ?? toldDate(attr(element, 'title'))) : null
    if (told && !namesEdit(element)) return { value: told, from: `${element.tag} element` }
  }
  return null
}

/** The elements right behind the last paragraph, as far as the part of the page goes that also holds the headline. */
function tailElements(tree: PageTree, laid: readonly ArticleBlock[]): PageElement[] {
  const { part } = placeOf(laid)
  const last = laid.findLast(({ kind }) => kind === 'body')?.from.element
  if (!part || !last) return []
  const at = tree.elements.indexOf(last)
  return at < 0 ? [] : tree.elements.slice(at + 1, at + 40).filter((element) => holds(part, element))
}

function placeOf(laid: readonly ArticleBlock[]): { headline: PageElement | null; part: PageElement | null } {
  const headline = laid.find(({ kind }) => kind === 'headline')?.from.element ?? null
  const first = laid.find(({ kind }) => kind === 'body')?.from.element
  return { headline, part: headline && first ? partOf(headline, first) : null }
}

/** A line with two dates has its second label in the middle: "Publié le … Mis à jour le …". */
function datedParts(text: string, lang: string): string[] {
  if (text.length > 400) return []
  const parts: string[] = []
  for (const piece of text.split(/\n|\s[|•·—–]\s(?!\d{1,2}[:.]\d{2}(?!\d))|;/u)) {
    let from = 0
    for (let at = 1; at < piece.length; at++)
      if (/[\s(,]/u.test(piece[at - 1]) && tellsUpdate(piece.slice(at, at + 40), lang)) {
        parts.push(piece.slice(from, at))
        from = at
      }
    parts.push(piece.slice(from))
  }
  return parts
}

/**
 * Elements from a little above the headline, where a date may stand, to the first paragraph. What is above it must stand in the same part
 * of the page: the head of a site tells what day it is today.
 */
function headElements(tree: PageTree, laid: readonly ArticleBlock[]): PageElement[] {
  const first = laid.find(({ kind }) => kind === 'body')?.from.element
  const headline = laid.find(({ kind }) => kind === 'headline')?.from.element
  const last = first ?? laid.at(-1)?.from.element
  const end = last ? tree.elements.indexOf(last) + 1 : tree.elements.length
  const at = headline ? tree.elements.indexOf(headline) : 0
  const above = tree.elements.slice(Math.max(0, at - 25), at)
  const part = headline && first ? partOf(headline, first) : null
  const below = tree.elements.slice(at, Math.max(at, end))
  return [...above.filter((element) => part !== null && holds(part, element)), ...below]
}

/** The part of the page that holds both; null where only the page itself does. */
function partOf(headline: PageElement, first: PageElement): PageElement | null {
  for (let at: PageElement | null = headline; at; at = at.parent)
    if (holds(at, first)) return at.tag === 'body' || at.tag === 'html' || at.parent === null ? null : at
  return null
}

function tellsTime(element: PageElement): boolean {
  if (element.tag === 'meta') return /\bdate(?:Published|Modified|Created)\b/u.test(attr(element, 'itemprop'))
  return (
    element.tag === 'time' ||
    (element.tag === 'abbr' && toldDate(attr(element, 'title')) !== null) ||
    attr(element, 'datetime') !== '' ||
    /\bdate(?:Published|Modified|Created)\b/u.test(attr(element, 'itemprop'))
  )
}

function isOther(element: PageElement, zones: PageZones): boolean {
  const zone = zones.zoneOf(element)
  return zone === 'related' || zone === 'comments' || zone === 'ad' || zone === 'chrome'
}

function namesEdit(element: PageElement): boolean {
  return (
    rolesOf(element).includes('update-notice') ||
    /(?:^|[-_ ])(?:updated|modified|modif|edited)(?:$|[-_ ])/iu.test(attr(element, 'class'))
  )
}

/** What the line says before the date: the label that tells which date it is. */
function textBefore(own: string, line: string): string {
  const at = own === '' ? -1 : line.indexOf(own)
  return at > 0
    ? (line
        .slice(0, at)
        .split(/[|•·—–,]/u)
        .at(-1)
        ?.trim() ?? '')
    : ''
}
