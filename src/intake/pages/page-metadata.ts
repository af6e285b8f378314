import { decodeHtmlText } from './decode-html-text.ts'
import {
  linkedArticles,
  linkedNames,
  linkedObjects,
  linkedText,
  type LinkedArticle,
  type LinkedObject,
} from './linked-data.ts'
import { attr, collapse, plainText, type PageElement, type PageTree } from './page-tree.ts'
import { toldDate } from './told-date.ts'

/** What a page tells of itself outside its text: linked data, meta tags, links of its head. */
export interface PageMetadata {
  objects: readonly LinkedObject[]
  /** The linked data's article that this page is about. */
  article: LinkedArticle | null
  /** Contents of meta tags by name in lower case, in their order. */
  meta: ReadonlyMap<string, readonly string[]>
  /** The page's title as its metadata tell it, the surest first. */
  titles: readonly string[]
  /** The text of `<title>`. */
  windowTitle: string
  canonical: string | null
  lang: string | null
  publishedAt: ToldFact | null
  editedAt: ToldFact | null
}

/** A value and where in the page it stood. */
export interface ToldFact {
  value: string
  from: string
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'article.published',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'originalpublicationdate',
  'publish-date',
  'publish_date',
  'published_time',
  'publication_date',
  'publicationdate',
  'citation_publication_date',
  'pubdate',
  'pub_date',
  'article_date_original',
  'dc.date',
  'dcterms.date',
  'date',
  'ptime',
  'created',
  'rnews:datepublished',
  'shareaholic:article_published_time',
]
const editedNames = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'article.updated',
  'dc.date.modified',
  'dcterms.modified',
  'lastmod',
  'last-modified',
  'last_modified',
  'utime',
  'revision_date',
  'shareaholic:article_modified_time',
]

/** @param address where the page came from, against which its links are resolved */
export function readMetadata(tree: PageTree, address: string | null): PageMetadata {
  const objects = linkedObjects(tree.linkedData)
  const meta = metaTags(tree)
  const windowTitle = titleOf(tree)
  const first = (name: string): string | undefined => meta.get(name)?.[0]
  const pageTitles = [
    first('og:title'),
    first('twitter:title'),
    first('dc.title'),
    first('dcterms.title'),
    first('title'),
  ]
  const article = mainArticle(linkedArticles(objects), [...pageTitles, windowTitle])
  const told = article && (linkedText(article.object, 'headline') ?? linkedText(article.object, 'name'))
  return {
    objects,
    article,
    meta,
    titles: [told, ...pageTitles, windowTitle].flatMap((title) => (title ? [title] : [])),
    windowTitle,
    canonical: canonicalOf(tree, meta, article, address),
    lang: languageOf(tree, meta, article),
    publishedAt: dateOf(article, ['datePublished', 'dateCreated', 'uploadDate'], meta, publishedNames),
    editedAt: dateOf(article, ['dateModified'], meta, editedNames),
  }
}

/** A meta tag's first content, entities decoded. */
export function metaText({ meta }: PageMetadata, ...names: string[]): string | null {
  for (const name of names) {
    const value = meta.get(name)?.find((one) => one !== '')
    if (value) return decodeHtmlText(value).trim()
  }
  return null
}

/** Names that the linked data give their article's authors, with their types. */
export function linkedAuthors({ article, objects }: PageMetadata): { name: string; types: string[] }[] {
  if (!article) return []
  const authors = linkedNames(article.object, 'author', objects)
  return authors.length > 0 ? authors : linkedNames(article.object, 'creator', objects)
}

/** An address as one of http(s) in full; null where it is none. */
export function webAddress(address: string | null | undefined, base: string | null): string | null {
  if (!address || address.length > 4000) return null
  try {
    const url = new URL(address.trim(), base ?? undefined)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

function titleOf(tree: PageTree): string {
  const title = tree.elements.find(({ tag }) => tag === 'title')
  return title ? collapse(plainText(title)).slice(0, 500) : ''
}

function metaTags(tree: PageTree): Map<string, string[]> {
  const meta = new Map<string, string[]>()
  for (const element of tree.elements) {
    if (element.tag !== 'meta') continue
    const content = attr(element, 'content').trim()
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attr(element, key).trim().toLowerCase()
      if (name === '' || content === '') continue
      const list = meta.get(name)
      if (list) list.push(content)
      else meta.set(name, [content])
    }
  }
  return meta
}

/** Of several articles (a list of others, a page that goes on with the next) the one whose headline is the page's title. */
function mainArticle(
  articles: readonly LinkedArticle[],
  titles: readonly (string | undefined)[],
): LinkedArticle | null {
  const fold = (text: string | undefined): string => (text ?? '').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  const told = titles.map(fold).filter((title) => title !== '')
  const scored = articles.map((article) => {
    const headline = fold(linkedText(article.object, 'headline') ?? linkedText(article.object, 'name'))
    const alike = headline !== '' && told.some((title) => title.startsWith(headline) || headline.startsWith(title))
    const live = article.types.includes('LiveBlogPosting')
    return { article, score: (alike ? 4 : 0) + (live ? 2 : 0) + (article.object.datePublished ? 1 : 0) }
  })
  let best: (typeof scored)[number] | null = null
  for (const one of scored) if (!best || one.score > best.score) best = one
  return best?.article ?? null
}

function canonicalOf(
  tree: PageTree,
  meta: ReadonlyMap<string, readonly string[]>,
  article: LinkedArticle | null,
  address: string | null,
): string | null {
  const link = tree.elements.find(
    (element) => element.tag === 'link' && attr(element, 'rel').toLowerCase().split(/\s+/u).includes('canonical'),
  )
  const base = tree.elements.find(({ tag }) => tag === 'base')
  const from = webAddress(base && attr(base, 'href'), address) ?? address
  const page = article && (linkedText(article.object, 'mainEntityOfPage') ?? linkedText(article.object, 'url'))
  const told = [link && attr(link, 'href'), meta.get('og:url')?.[0], page]
  // A front page as the address of every page is a mistake of the site's template.
  const isFront = (url: string): boolean => /^https?:\/\/[^/]+\/?$/u.test(url)
  const found = told.map((one) => webAddress(one, from)).filter((url) => url !== null)
  return (
    found.find((url) => !isFront(url)) ??
    (address && !isFront(address) ? webAddress(address, null) : null) ??
    found[0] ??
    webAddress(address, null)
  )
}

function languageOf(
  tree: PageTree,
  meta: ReadonlyMap<string, readonly string[]>,
  article: LinkedArticle | null,
): string | null {
  const html = tree.elements.find(({ tag }) => tag === 'html')
  const told = [
    html && (attr(html, 'lang') || attr(html, 'xml:lang')),
    article && linkedText(article.object, 'inLanguage'),
    meta.get('content-language')?.[0],
    meta.get('og:locale')?.[0],
    meta.get('dc.language')?.[0] ?? meta.get('dcterms.language')?.[0] ?? meta.get('language')?.[0],
  ]
  for (const one of told) {
    const code = /^(?<code>[a-z]{2,3})(?:[-_,; ]|$)/iu.exec(one?.trim() ?? '')?.groups?.code
    if (code) return code.toLowerCase()
  }
  return null
}

/** The first date told; one that names the same day to the minute goes before one that names the day only. */
function dateOf(
  article: LinkedArticle | null,
  keys: readonly string[],
  meta: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
): ToldFact | null {
  const found: ToldFact[] = []
  for (const key of keys) {
    const value = article && toldDate(linkedText(article.object, key))
    if (value) found.push({ value, from: `JSON-LD ${key}` })
  }
  for (const name of names) {
    const value = toldDate(meta.get(name)?.[0])
    if (value) found.push({ value, from: `meta ${name}` })
  }
  return preciser(found)
}

/** The first, or a later one that tells the same day more precisely. */
export function preciser(found: readonly ToldFact[]): ToldFact | null {
  const [first] = found
  if (!first) return null
  if (first.value.length > 10) return first
  return found.find(({ value }) => value.length > 10 && value.startsWith(first.value)) ?? first
}

/** The element's own date: its machine-readable attribute, else its text where that is one. */
export function elementDate(element: PageElement): string | null {
  return (
    toldDate(attr(element, 'datetime')) ??
    toldDate(attr(element, 'content')) ??
    toldDate(attr(element, 'title')) ??
    toldDate(plainText(element))
  )
}
