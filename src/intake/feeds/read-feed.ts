import { SelonError } from '../../model/selon-error.ts'
import { isDate } from '../check-input.ts'
import { decodeBytes } from '../decode-bytes.ts'
import { openAddress } from '../fetch/open-address.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { bytesSource, type RawSource } from '../raw-source.ts'
import { createSkipCount } from '../telegram/skip-count.ts'
import { feedDate } from './feed-date.ts'
import { feedItems, type FeedItem } from './feed-items.ts'

/** With fewer letters a text, and a summary, is a teaser of its page. */
const leastText = 300
const leastSummary = 700

/**
 * The items of a feed. One whose text the feed holds is read from it, by the reader of pages; of the others the page is fetched
 * where the feed itself was given by its address, or the user said so (`follow`); pages that are known are not fetched again.
 */
export async function* readFeed(source: RawSource, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const { text } = decodeBytes(await source.bytes(), source.name)
  const feed = await feedItems(text, source.name, source.url)
  const isNamed = source.capture !== undefined || source.path !== undefined || source.name === 'stdin'
  const follow = isNamed && (context.follow ?? source.capture !== undefined)
  const skipped = createSkipCount()
  const seen = new Set<string>()
  for (const [at, item] of feed.items.entries()) {
    const name = item.url ?? `${source.name}#${at + 1}`
    if (seen.has(name)) continue
    seen.add(name)
    const full = lettersOf(item) >= (item.isText ? leastText : leastSummary)
    if (full) yield* readItem(item, name, feed, source, context)
    else if (item.url === undefined) skipped.add('feed-no-text')
    else if (!follow || !context.web) skipped.add('feed-teasers')
    else if (await context.isKnown?.(item.url)) skipped.add('feed-known')
    else yield* openAddress(item.url, context, 'page')
  }
  yield* skipped.notes(source.name)
  if (feed.cutOff) yield { name: source.name, error: new SelonError('input-malformed', cutOff, { file: source.name }) }
  else if (feed.items.length === 0)
    yield { name: source.name, error: new SelonError('input-empty', 'holds no item', { file: source.name }) }
}

const cutOff = 'is cut off or broken: the items before the break were read'

async function* readItem(
  item: FeedItem,
  name: string,
  feed: { title: string; language?: string },
  source: RawSource,
  context: IntakeContext,
): AsyncGenerator<IntakeItem> {
  const { retrievedAt } = source
  const bytes = Buffer.from(pageOf(item, feed.language))
  const page = bytesSource(name, bytes, { url: item.url, retrievedAt, contentType: 'text/html; charset=utf-8' })
  for await (const read of context.open(page)) {
    const { input } = read
    if (input) {
      const published = dateOf(item.publishedAt)
      const edited = dateOf(item.updatedAt)
      if (published && context.said.publishedAt === undefined) input.publishedAt = published
      if (edited && edited !== published) input.editedAt ??= edited
      if (feed.title && context.said.outlet === undefined) input.outlet ??= feed.title
      if (item.authors.length > 0) input.authors ??= item.authors
      input.url ??= item.url
      if (retrievedAt) input.retrievedAt ??= retrievedAt
      input.provenance = [...(input.provenance ?? []), `text of the feed ${source.url ?? ''}`.trim()]
      input.id = name
    }
    yield { ...read, name }
  }
}

/** The item as a page of its own, so that the reader of pages finds its headline and text. */
function pageOf({ title, content = '', isHtml }: FeedItem, language?: string): string {
  const lang = language ? ` lang="${escaped(language)}"` : ''
  const body = isHtml
    ? content
    : content
        .split(/\n\s*\n/u)
        .map((part) => `<p>${escaped(part)}</p>`)
        .join('\n')
  const head = `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`
  return `<!doctype html><html${lang}>${head}<body><article><h1>${escaped(title)}</h1>\n${body}</article></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function lettersOf({ content = '', isHtml }: FeedItem): number {
  const words = isHtml ? content.replace(/<[^<>]*>/gu, ' ') : content
  return words.match(/\p{L}/gu)?.length ?? 0
}

function dateOf(written: string | undefined): string | null {
  const date = written === undefined ? null : feedDate(written)
  return date !== null && isDate(date) ? date : null
}
