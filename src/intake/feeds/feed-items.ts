import { SelonError } from '../../model/selon-error.ts'
import { decodeHtmlText } from '../pages/decode-html-text.ts'

/** A feed, whatever its format, as far as its items are read. */
export interface FeedContent {
  title: string
  language?: string
  items: FeedItem[]
  /** Set where the file breaks off: the items before the break are there. */
  cutOff?: boolean
}

export interface FeedItem {
  title: string
  /** Address of the page, resolved against that of the feed. */
  url?: string
  /** As the feed tells them, in whatever form. */
  publishedAt?: string
  updatedAt?: string
  authors: string[]
  /** The full text, where the feed has one, as HTML or plain text. */
  content?: string
  isHtml: boolean
  /** Whether the feed gives it as its text, not as a summary. */
  isText: boolean
}

/**
 * The items of an RSS, Atom, RDF or JSON feed. Broken XML is read as far as it goes; entities of the file's own are never expanded.
 * @throws SelonError input-malformed where nothing of it can be read
 */
export async function feedItems(text: string, file: string, base?: string): Promise<FeedContent> {
  const { parseFeed } = await import('feedsmith')
  const bare = withoutDeclarations(text)
  for (const [attempt, source] of [bare, closedXml(bare)].entries()) {
    try {
      const { format, feed } = parseFeed(source) as { format: string; feed: Raw }
      const content = readers[format](feed, base)
      return attempt === 0 ? content : { ...content, cutOff: true }
    } catch (error) {
      if (attempt === 1)
        throw new SelonError('input-malformed', 'is no feed that can be read', { file }, { cause: error })
    }
  }
  throw new SelonError('input-malformed', 'is no feed that can be read', { file })
}

/** Without its declarations no entity can stand for a file, an address or a million characters. */
function withoutDeclarations(text: string): string {
  const at = text.search(/<!DOCTYPE/iu)
  if (at < 0) return text
  const declared = /<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/iuy
  declared.lastIndex = at
  const end = declared.test(text) ? declared.lastIndex : text.length
  return text.slice(0, at) + text.slice(end)
}

/** A feed that was cut off, up to its last whole item. */
function closedXml(text: string): string {
  const end = [...text.matchAll(/<\/(?<name>item|entry)\s*>/gu)].at(-1)
  if (!end) return text
  const root = /<(?<name>rss|feed|rdf:RDF)[\s>]/iu.exec(text)?.groups?.name ?? 'rss'
  const whole = text.slice(0, end.index + end[0].length)
  return `${whole}${root.toLowerCase() === 'rss' ? '</channel>' : ''}</${root}>`
}

type Raw = Readonly<Record<string, unknown>>

const readers: Readonly<Record<string, (feed: Raw, base?: string) => FeedContent>> = {
  rss: ofRss,
  rdf: ofRss,
  atom: ofAtom,
  json: ofJson,
}

function ofRss(feed: Raw, base?: string): FeedContent {
  return {
    title: textOf(feed.title),
    language: textOf(feed.language) || undefined,
    items: list(feed.items).map((item) => {
      const dc = raw(item.dc)
      const guid = raw(item.guid)
      const permanent = guid.isPermaLink === false ? '' : textOf(item.guid)
      return {
        title: decodeHtmlText(textOf(item.title)),
        url: addressOf(textOf(item.link) || permanent, base),
        publishedAt: textOf(item.pubDate) || textOf(dc.date) || textOf(list(dc.dates)[0]) || undefined,
        authors: names([...list(item.authors), ...list(dc.creators), dc.creator]),
        content: textOf(raw(item.content).encoded) || textOf(item.description) || undefined,
        isHtml: true,
        isText: textOf(raw(item.content).encoded) !== '',
      }
    }),
  }
}

function ofAtom(feed: Raw, base?: string): FeedContent {
  return {
    title: textOf(feed.title),
    items: list(feed.entries).map((entry) => {
      const links = list(entry.links)
      const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0] ?? {}
      const content = raw(entry.content)
      return {
        title: decodeHtmlText(textOf(entry.title)),
        url: addressOf(textOf(link.href), base),
        publishedAt: textOf(entry.published) || textOf(entry.updated) || undefined,
        updatedAt: textOf(entry.updated) || undefined,
        authors: names(list(entry.authors)),
        content: textOf(entry.content) || textOf(entry.summary) || undefined,
        isHtml: content.type !== 'text',
        isText: textOf(entry.content) !== '',
      }
    }),
  }
}

function ofJson(feed: Raw, base?: string): FeedContent {
  return {
    title: textOf(feed.title),
    language: textOf(feed.language) || undefined,
    items: list(feed.items).map((item) => ({
      title: textOf(item.title),
      url: addressOf(textOf(item.url) || textOf(item.id), base),
      publishedAt: textOf(item.date_published) || undefined,
      updatedAt: textOf(item.date_modified) || undefined,
      authors: names(list(item.authors)),
      content: textOf(item.content_html) || textOf(item.content_text) || textOf(item.summary) || undefined,
      isHtml: textOf(item.content_html) !== '',
      isText: textOf(item.content_html) !== '' || textOf(item.content_text) !== '',
    })),
  }
}

function addressOf(address: string, base?: string): string | undefined {
  if (address === '' || !URL.canParse(address, base)) return undefined
  const { protocol, href } = new URL(address, base)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

/** A text, or the text of an object that has one. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  const inner = raw(value).value
  return typeof inner === 'string' ? inner.trim() : ''
}

function names(people: readonly unknown[]): string[] {
  const found = people.map((person) => textOf(raw(person).name) || textOf(person)).filter(Boolean)
  return [...new Set(found)]
}

function list(value: unknown): Raw[] {
  return Array.isArray(value) ? (value as Raw[]) : []
}

function raw(value: unknown): Raw {
  return typeof value === 'object' && value !== null ? (value as Raw) : {}
}
