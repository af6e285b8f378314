import type { Credit } from '../../model/document.ts'
import type { ArticleBlock } from './lay-article.ts'
import { linkedNames, linkedText } from './linked-data.ts'
import { elementDate, linkedAuthors, metaText, preciser, type PageMetadata, type ToldFact } from './page-metadata.ts'
import { attr, plainText, type PageElement, type PageTree } from './page-tree.ts'
import { foldPhrase, markerLength } from './page-words.ts'
import type { PageZones } from './page-zones.ts'
import { isAgency, readCredits } from './read-credits.ts'
import { rolesOf } from './page-hints.ts'
import { tellsUpdate, textDate } from './text-date.ts'

/** What is known of an article besides its text, each with where it was told. */
export interface PageFacts {
  outlet: string | null
  authors: string[]
  credits: Credit[]
  publishedAt: ToldFact | null
  editedAt: ToldFact | null
}

/** Linked data go before meta tags, these before what the page shows. */
export function pageFacts(
  tree: PageTree,
  metadata: PageMetadata,
  laid: readonly ArticleBlock[],
  zones: PageZones,
  lang: string,
): PageFacts {
  const outlet = outletOf(metadata, laid)
  const shown = shownDates(tree, laid, zones, lang)
  const { authors, credits } = peopleOf(metadata, laid, outlet, lang)
  return {
    outlet,
    authors,
    credits,
    publishedAt: metadata.publishedAt ?? shown.publishedAt,
    editedAt: metadata.editedAt ?? shown.editedAt,
  }
}

function outletOf(metadata: PageMetadata, laid: readonly ArticleBlock[]): string | null {
  const { article, objects } = metadata
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
  if (told) return told
  const site = objects.find((object) =>
    /^(?:WebSite|NewsMediaOrganization|Organization|GovernmentOrganization)$/u.test(String(object['@type'])),
  )
  return (site && linkedText(site, 'name')) ?? siteInTitle(metadata, laid)
}

/** "Headline - Outlet": what stands behind the headline in the window's title. */
function siteInTitle({ windowTitle }: PageMetadata, laid: readonly ArticleBlock[]): string | null {
  const headline = laid.find(({ kind }) => kind === 'headline')?.text
  if (!headline) return null
  const title = foldPhrase(windowTitle)
  const at = title.indexOf(foldPhrase(headline))
  if (at < 0) return null
  const behind = /^\s*[|–—·•:«»/-]+\s*(?<site>[^|–—·•]{2,60})$/u.exec(windowTitle.slice(at + headline.length))?.groups
    ?.site
  const before = /^(?<site>[^|–—·•]{2,60}?)\s*[|–—·•:«»-]+\s*$/u.exec(windowTitle.slice(0, at))?.groups?.site
  return (behind ?? before)?.trim() ?? null
}

function shownDates(
  tree: PageTree,
  laid: readonly ArticleBlock[],
  zones: PageZones,
  lang: string,
): Pick<PageFacts, 'publishedAt' | 'editedAt'> {
  const published: ToldFact[] = []
  const edited: ToldFact[] = []
  const first = laid.find(({ kind }) => kind === 'body')?.from.element
  const headline = laid.find(({ kind }) => kind === 'headline')?.from.element
  for (const element of timeElements(tree, headline, first)) {
    if (isInCard(element, zones)) continue
    const value = elementDate(element)
    const parent = element.parent ? plainText(element.parent).slice(0, 200) : ''
    const line = textBefore(element, parent)
    const isEdit =
      /\bdateModified\b/u.test(attr(element, 'itemprop')) ||
      namesEdit(element) ||
      tellsUpdate(line, lang) ||
      tellsUpdate(plainText(element), lang)
    const date = value ?? textDate(plainText(element), lang)
    if (date)
      (isEdit ? edited : published).push({ value: date, from: value ? `${element.tag} element` : 'text of the page' })
  }
  if (published.length === 0 || edited.length === 0)
    for (const { kind, text } of laid) {
      if (kind === 'body') break
      if (kind !== 'byline' && kind !== 'dateline') continue
      for (const part of text.split(/\n|\s[|•·—–]\s|;/u)) addTextDate(part, lang, published, edited)
    }
  return { publishedAt: preciser(published), editedAt: preciser(edited) }
}

function addTextDate(part: string, lang: string, published: ToldFact[], edited: ToldFact[]): void {
  const date = textDate(part, lang)
  if (!date) return
  const fact = { value: date, from: 'text of the page' }
  if (tellsUpdate(part, lang)) edited.push(fact)
  else published.push(fact)
}

/** Elements that tell a date, from the headline to the first paragraph; where there is no headline, before it. */
function timeElements(tree: PageTree, headline?: PageElement, first?: PageElement): PageElement[] {
  const end = first ? tree.elements.indexOf(first) : tree.elements.length
  const headlineAt = headline ? tree.elements.indexOf(headline) : -1
  // A date may stand in the line above the headline.
  const start = Math.max(0, headlineAt - 25)
  return tree.elements.slice(start, end < start ? undefined : end + 1).filter((element) => {
    if (element.tag === 'meta') return false
    return (
      element.tag === 'time' ||
      /\bdate(?:Published|Modified|Created)\b/u.test(attr(element, 'itemprop')) ||
      attr(element, 'datetime') !== ''
    )
  })
}

function isInCard(element: PageElement, zones: PageZones): boolean {
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
function textBefore(element: PageElement, line: string): string {
  const own = plainText(element)
  const at = own === '' ? -1 : line.indexOf(own)
  const before = at > 0 ? line.slice(0, at) : ''
  return (
    before
      .split(/[|•·—–]/u)
      .at(-1)
      ?.trim() ?? ''
  )
}

function peopleOf(
  metadata: PageMetadata,
  laid: readonly ArticleBlock[],
  outlet: string | null,
  lang: string,
): Pick<PageFacts, 'authors' | 'credits'> {
  const authors: string[] = []
  const credits: Credit[] = []
  const add = (credit: Credit): void => {
    const same = credits.find(
      ({ name, relation }) => relation === credit.relation && foldPhrase(name) === foldPhrase(credit.name),
    )
    if (!same) credits.push(credit)
  }
  const isOutlet = (name: string): boolean => outlet !== null && foldPhrase(name) === foldPhrase(outlet)
  for (const { name, types } of linkedAuthors(metadata)) {
    if (isOutlet(name)) continue
    const line = readCredits(name, lang)
    line.credits.forEach(add)
    const organisation = types.some((type) => /Organization|Publisher|WebSite/u.test(type))
    if (line.credits.length > 0) continue
    if (organisation && !isDesk(name, outlet, lang)) add({ name, relation: 'by' })
    else if (!organisation) addPeople(name, authors, lang, outlet)
  }
  if (authors.length === 0)
    for (const value of metaValues(metadata, [
      'author',
      'article:author',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'citation_author',
    ])) {
      if (/^https?:|^@|@.*\./u.test(value) || isOutlet(value)) continue
      addLine(value, authors, add, lang, outlet)
    }
  const bylines = laid.filter(({ kind }) => kind === 'byline')
  for (const { text } of bylines) {
    const persons = authors.length === 0 ? authors : []
    for (const line of text.split(/\n|\s[|•·—–]\s/u)) addLine(line, persons, add, lang, outlet)
  }
  for (const { text, kind } of laid)
    if (kind !== 'byline' && kind !== 'caption' && kind !== 'related-link')
      for (const line of [text, text.split(/(?<=[.!?])\s/u).at(-1) ?? ''])
        if (
          ['credit-republished', 'credit-translated'].some(
            (one) => markerLength(line, one as 'credit-republished', lang) > 0,
          )
        )
          readCredits(line, lang).credits.forEach(add)
  for (const name of linkedSources(metadata)) if (!isOutlet(name)) add({ name, relation: 'republished-from' })
  return { authors, credits: credits.filter(({ name }) => !isOutlet(name)) }
}

function addLine(
  line: string,
  authors: string[],
  add: (credit: Credit) => void,
  lang: string,
  outlet: string | null,
): void {
  if (line.length > 160 || textDate(line, lang) !== null) return
  const { credits, names } = readCredits(line, lang)
  credits.forEach(add)
  for (const name of names) addPeople(name, authors, lang, outlet)
}

/** Names of persons in a text: two to five words that are not the desk's, the outlet's or an agency's. */
function addPeople(text: string, authors: string[], lang: string, outlet: string | null): void {
  const { credits, names } = readCredits(text, lang)
  if (credits.length > 0 && names.length === 0) return
  for (const name of names) {
    const words = name.split(/\s+/u)
    if (words.length < 2 || words.length > 5 || /\d|@|https?:/u.test(name) || isDesk(name, outlet, lang)) continue
    if (!authors.some((one) => foldPhrase(one) === foldPhrase(name))) authors.push(name)
  }
}

/** "La rédaction", the outlet itself, an agency. */
function isDesk(name: string, outlet: string | null, lang: string): boolean {
  const folded = foldPhrase(name)
  if (isAgency(name, lang)) return true
  if (outlet !== null && (folded === foldPhrase(outlet) || folded.includes(foldPhrase(outlet)))) return true
  return markerLength(name, 'desk', lang) > 0
}

function metaValues({ meta }: PageMetadata, names: readonly string[]): string[] {
  return names.flatMap((name) => meta.get(name) ?? [])
}

/** Whose text this one is made of, as the linked data say. */
function linkedSources({ article, objects }: PageMetadata): string[] {
  if (!article) return []
  return ['isBasedOn', 'isBasedOnUrl', 'translationOfWork'].flatMap((key) => {
    const value = article.object[key]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const object = value as Readonly<Record<string, unknown>>
    return [...linkedNames(object, 'publisher', objects), ...linkedNames(object, 'provider', objects)].map(
      ({ name }) => name,
    )
  })
}
