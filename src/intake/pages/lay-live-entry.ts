import type { SegmentKind } from '../../model/document.ts'
import { sentence } from './article-lines.ts'
import { classifyBlock, hasWords, type BlockContext } from './classify-block.ts'
import { isClockBlock, timesIn, type LiveEntry } from './find-live-entries.ts'
import type { ArticleBlock } from './lay-article.ts'
import { linkedNames, linkedText, typesOf, type LinkedObject } from './linked-data.ts'
import { elementDate, webAddress, type PageMetadata } from './page-metadata.ts'
import type { PageBlock } from './page-blocks.ts'
import { attr, type PageElement } from './page-tree.ts'
import { readCredits } from './read-credits.ts'
import { isRelativeTime } from './shown-time.ts'
import { textClock, textDate } from './text-date.ts'
import { toldDate } from './told-date.ts'

/** Where the time of an entry was told that gives no day of its own. */
export const clockOnly = 'clock time of the entry, day of the page'

/** An entry of a live blog as a document to be. */
export interface LaidEntry {
  laid: ArticleBlock[]
  title: string | null
  publishedAt: string | null
  /** Where the time was told. */
  from: string
  editedAt: string | null
  url: string | null
  authors: string[]
  /** What tells it from the page's other entries: its own anchor or number; null where it has none. */
  anchor: string | null
}

/**
 * @param day the day that holds for entries that give a clock time only, as "2024-08-19"
 * @param zone what stands behind the time of the page's own date ("+02:00"), "" where it gives none
 */
export function layLiveEntry(
  { element, blocks }: LiveEntry,
  context: BlockContext,
  metadata: PageMetadata,
  updates: LinkedUpdates,
  day: string | null,
  zone: string,
): LaidEntry {
  const inner: BlockContext = { ...context, container: element }
  const laid: ArticleBlock[] = []
  for (const block of blocks) {
    if (isClockBlock(block) || isRelativeTime(block.text, context.lang)) continue
    const kind = entryKind(block, inner)
    if (kind === null || kind === 'boilerplate' || kind === 'related-link') continue
    const before = laid.every((one) => one.kind !== 'body')
    const bold =
      before &&
      block.boldChars >= block.text.length * 0.95 &&
      block.text.length <= 160 &&
      laid.length < blocks.length - 1
    const first = laid.every((one) => one.kind !== 'headline')
    if (first && before && (kind === 'headline' || (kind === 'body' && bold && hasMore(blocks, block))))
      laid.push({ kind: 'headline', text: block.text, from: block })
    else laid.push({ kind: kind === 'deck' ? 'body' : kind, text: block.text, from: block })
  }
  const title = laid.find(({ kind }) => kind === 'headline')?.text ?? null
  const anchor = anchorOf(element)
  const linked = updateOf(updates, anchor, title, laid)
  const time = timeOf(element, blocks, linked, context.lang, day, zone)
  return {
    laid,
    title,
    publishedAt: time?.value ?? null,
    from: time?.from ?? '',
    editedAt: linked ? toldDate(linkedText(linked, 'dateModified')) : null,
    url: addressOf(element, linked, metadata.canonical),
    authors: authorsOf(linked, laid, metadata, context.lang),
    anchor,
  }
}

/** Short lines of an entry are its byline, or labels ("Key event") that say nothing by themselves. */
function entryKind(block: PageBlock, context: BlockContext): SegmentKind | null {
  const kind = classifyBlock(block, context)
  const { text, element, boldChars } = block
  if (kind !== 'body' || text.length > 80 || sentence.test(text)) return kind
  if (hasWords(text, ['byline', 'credit-by'], context.lang)) return 'byline'
  const isLabel = text.length <= 25 && text.split(/\s+/u).length <= 3 && boldChars === 0
  return isLabel && /^(?:div|span|header|p)$/.test(element.tag) && !/[\d:]/u.test(text) ? null : kind
}

/** Persons whom the linked data or a byline of the entry name. */
function authorsOf(
  linked: LinkedObject | null,
  laid: readonly ArticleBlock[],
  metadata: PageMetadata,
  lang: string,
): string[] {
  const told = linked
    ? linkedNames(linked, 'author', metadata.objects).filter(({ types }) => !types.includes('Organization'))
    : []
  if (told.length > 0) return told.map(({ name }) => name)
  const lines = laid.filter(({ kind, text }) => kind === 'byline' && text.length <= 80)
  return lines
    .flatMap(({ text }) => readCredits(text, lang).names)
    .filter((name) => /^\S+(?:\s\S+){1,4}$/u.test(name) && !/\d/u.test(name))
}

function hasMore(blocks: readonly { text: string }[], block: { text: string }): boolean {
  return blocks.some((other) => other !== block && other.text.length > 40)
}

/** The updates of the linked data by what an entry may be known by: anchor, headline, first words. */
export type LinkedUpdates = ReadonlyMap<string, LinkedObject>

export function linkedUpdates(metadata: PageMetadata): LinkedUpdates {
  const found = new Map<string, LinkedObject>()
  const add = (key: string, update: LinkedObject): void => {
    if (!found.has(key)) found.set(key, update)
  }
  for (const update of metadata.objects) {
    if (!typesOf(update).some((type) => type === 'BlogPosting' || type === 'LiveBlogUpdate')) continue
    for (const key of ['url', '@id']) {
      const anchor = linkedText(update, key)?.split('#')[1]
      if (anchor) add(`#${anchor}`, update)
    }
    const headline = fold(linkedText(update, 'headline') ?? '')
    if (headline !== '') add(`title ${headline}`, update)
    const start = fold((linkedText(update, 'articleBody') ?? '').slice(0, 200)).slice(0, 40)
    if (start.length >= 20) add(`text ${start}`, update)
  }
  return found
}

function updateOf(
  updates: LinkedUpdates,
  anchor: string | null,
  title: string | null,
  laid: readonly ArticleBlock[],
): LinkedObject | null {
  const start = fold((laid.find(({ kind }) => kind === 'body')?.text ?? '').slice(0, 200)).slice(0, 40)
  const keys = [anchor && `#${anchor}`, title && `title ${fold(title)}`, start.length >= 20 && `text ${start}`]
  for (const key of keys) {
    const found = key ? updates.get(key) : undefined
    if (found) return found
  }
  return null
}

function fold(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

function timeOf(
  element: PageElement,
  blocks: LiveEntry['blocks'],
  linked: LinkedObject | null,
  lang: string,
  day: string | null,
  zone: string,
): { value: string; from: string } | null {
  const told = linked && toldDate(linkedText(linked, 'datePublished'))
  if (told) return { value: told, from: 'JSON-LD liveBlogUpdate' }
  for (const time of [element, ...timesIn(element)]) {
    const value =
      elementDate(time) ??
      toldDate(attr(time, 'data-timestamp') || attr(time, 'data-time') || attr(time, 'data-published'))
    if (value && value.length > 10) return { value, from: 'time element' }
  }
  for (const { text } of blocks.slice(0, 3)) {
    const value = textDate(text.slice(0, 60), lang)
    if (value && value.length > 10) return { value, from: 'text of the entry' }
  }
  const clock = blocks
    .slice(0, 3)
    .map(({ text }) => textClock(text.slice(0, 24)))
    .find((one) => one !== null)
  if (!clock || !day) return null
  return { value: `${day}T${clock}${zone}`, from: clockOnly }
}

function anchorOf(element: PageElement): string | null {
  const id = attr(element, 'id') || attr(element, 'data-id') || attr(element, 'data-post-id')
  if (id !== '') return id
  const first = element.children.find((child) => typeof child !== 'string')
  return first && typeof first !== 'string' && first.tag === 'a'
    ? attr(first, 'name') || attr(first, 'id') || null
    : null
}

/** The address that the entry gives as its own: a link around its time or title to an anchor of the page, else page and anchor. */
function addressOf(element: PageElement, linked: LinkedObject | null, page: string | null): string | null {
  const told = linked && webAddress(linkedText(linked, 'url'), page)
  if (told) return told
  const id = attr(element, 'id')
  return page && id !== '' ? `${page.replace(/#.*$/u, '')}#${id}` : page
}
