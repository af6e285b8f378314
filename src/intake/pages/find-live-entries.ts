import type { PageBlock } from './page-blocks.ts'
import { rolesOf } from './page-hints.ts'
import type { PageMetadata } from './page-metadata.ts'
import { attr, holds, type PageElement, type PageTree } from './page-tree.ts'
import { markerLength } from './page-words.ts'
import type { PageZones } from './page-zones.ts'
import { textClock } from './text-date.ts'

/** An entry of a live blog: its part of the page and its blocks. */
export interface LiveEntry {
  element: PageElement
  blocks: readonly PageBlock[]
}

/** So many entries make a live blog; fewer are a page with boxes. */
const fewest = 2

/**
 * The entries of a live blog in the order of the page, empty where the page is none: parts of one make, each with a time of its own,
 * on a page whose linked data, names or title call it live, or that is made of nothing else.
 */
export function findLiveEntries(
  tree: PageTree,
  metadata: PageMetadata,
  blocks: readonly PageBlock[],
  zones: PageZones,
  lang: string,
): LiveEntry[] {
  const called = isCalledLive(tree, metadata, lang)
  let best: LiveEntry[] = []
  let bestLength = 0
  const within = blocksByElement(blocks)
  for (const group of groups(tree, zones)) {
    const entries = group
      .map((element) => ({ element, blocks: blocksOf(element, within) }))
      .filter(({ element, blocks: own }) => hasTime(element, own) && ownLength(own) > 0)
    if (entries.length < fewest) continue
    const length = entries.reduce((sum, { blocks: own }) => sum + ownLength(own), 0)
    const told = called || group.some((element) => rolesOf(element).includes('live') || isLinkedEntry(element))
    const share = length / Math.max(1, zones.proseOf(tree.root))
    if ((told ? share >= 0.3 : entries.length >= 4 && share >= 0.85) && length > bestLength) {
      best = entries
      bestLength = length
    }
  }
  return withoutFurniture(best, lang)
}

/** Blocks whose first characters are nothing but a clock time or a date. */
export function isClockBlock({ text }: PageBlock): boolean {
  return (
    text.length <= 40 &&
    textClock(text) !== null &&
    !/[.!?…]["»”’)]*$/u.test(text) &&
    text.replace(/[^\p{L}]+/gu, '').length <= 18
  )
}

function isCalledLive(tree: PageTree, metadata: PageMetadata, lang: string): boolean {
  if (metadata.objects.some((object) => String(object['@type']).includes('LiveBlogPosting'))) return true
  if (tree.elements.some((element) => attr(element, 'itemtype').includes('LiveBlogPosting'))) return true
  const names =
    /(?:^|[\s_-])(?:live|liveblog|live-blog|ticker|liveticker|directo|direct|en-direct|minuto-a-minuto)(?:$|[\s_-])/iu
  if (tree.elements.some((element) => names.test(attr(element, 'class')) || names.test(attr(element, 'id'))))
    return true
  return metadata.titles.some(
    (title) =>
      markerLength(title, 'live-title', lang) > 0 ||
      title.split(/[:|–—-]/u).some((part) => markerLength(part, 'live-title', lang) > 0),
  )
}

/** Elements of one make: the same tag and first name, none inside another. */
function groups(tree: PageTree, zones: PageZones): PageElement[][] {
  const made = new Map<string, PageElement[]>()
  for (const element of tree.elements) {
    if (!/^(?:article|section|div|li|dd|tr|amp-live-list|p)$/.test(element.tag)) continue
    const [first] = attr(element, 'class').trim().split(/\s+/u)
    const key = isLinkedEntry(element) ? 'linked' : `${element.tag}.${first}`
    if (key === 'div.' || key === 'p.') continue
    const list = made.get(key)
    if (!list) made.set(key, [element])
    else if (!holds(list[list.length - 1], element)) list.push(element)
  }
  return [...made.values()]
    .filter((list) => list.length >= fewest && list.some((element) => zones.zoneOf(element) === null))
    .map((list) => list.filter((element) => zones.zoneOf(element) === null))
}

function isLinkedEntry(element: PageElement): boolean {
  return (
    /\bliveBlogUpdate\b/u.test(attr(element, 'itemprop')) || /schema\.org\/BlogPosting/u.test(attr(element, 'itemtype'))
  )
}

/** A time of its own: an element that tells one, or a clock time in its first blocks. */
function hasTime(element: PageElement, own: readonly PageBlock[]): boolean {
  if (
    attr(element, 'data-timestamp') !== '' ||
    attr(element, 'data-time') !== '' ||
    attr(element, 'data-published') !== ''
  )
    return true
  if (timesIn(element).length > 0) return true
  return own.slice(0, 3).some((block) => isClockBlock(block)) || textClock((own[0]?.text ?? '').slice(0, 8)) !== null
}

/** Elements below that tell a time, in their order. */
export function timesIn(element: PageElement): PageElement[] {
  const found: PageElement[] = []
  const walk = (at: PageElement): void => {
    if (at.tag === 'time' || attr(at, 'datetime') !== '' || /\bdatePublished\b/u.test(attr(at, 'itemprop')))
      found.push(at)
    for (const child of at.children) if (typeof child !== 'string') walk(child)
  }
  walk(element)
  return found
}

/** Characters outside links. */
function ownLength(own: readonly PageBlock[]): number {
  return own.reduce(
    (sum, block) =>
      sum + (isClockBlock(block) || block.text.length < 20 ? 0 : Math.max(0, block.text.length - block.linkChars)),
    0,
  )
}

/** What stands in the same words in half of the entries ("Share") is no part of them. */
function withoutFurniture(entries: readonly LiveEntry[], lang: string): LiveEntry[] {
  const counts = new Map<string, number>()
  for (const { blocks } of entries)
    for (const text of new Set(blocks.map((block) => block.text))) counts.set(text, (counts.get(text) ?? 0) + 1)
  return entries.map(({ element, blocks }) => ({
    element,
    blocks: blocks.filter(({ text }) => {
      const count = counts.get(text) ?? 0
      if (markerLength(text, 'credit-by', lang) > 0) return true
      return entries.length > 2 ? text.length > 60 || count * 2 < entries.length : text.length > 20 || count < 2
    }),
  }))
}

/** Blocks by every element that holds them. */
function blocksByElement(blocks: readonly PageBlock[]): Map<PageElement, PageBlock[]> {
  const found = new Map<PageElement, PageBlock[]>()
  for (const block of blocks)
    for (let at: PageElement | null = block.element; at; at = at.parent) {
      const list = found.get(at)
      if (list) list.push(block)
      else found.set(at, [block])
    }
  return found
}

function blocksOf(element: PageElement, within: ReadonlyMap<PageElement, PageBlock[]>): readonly PageBlock[] {
  return within.get(element) ?? []
}
