import type { PageBlock } from './page-blocks.ts'
import { rolesOf, type PageRole } from './page-hints.ts'
import { attr, type PageElement } from './page-tree.ts'

/** What a part of a page is when it is no part of the article's own text. */
export type PageZone = 'related' | 'boilerplate' | 'comments' | 'ad' | 'chrome'

/** What the tree tells of each block of a page. */
export interface PageZones {
  /** The part of the page beside the text that holds the element; null inside the text. */
  zoneOf(element: PageElement): PageZone | null
  /** Characters of prose below the element, without those of such parts. */
  proseOf(element: PageElement): number
}

const zones: Readonly<Partial<Record<PageRole, PageZone>>> = {
  comments: 'comments',
  ad: 'ad',
  chrome: 'chrome',
  related: 'related',
  boilerplate: 'boilerplate',
  paywall: 'boilerplate',
}

/**
 * Parts of a page beside its text, by their names and tags. A name is not believed where the part holds the headline, the body
 * that the page declares, or nearly all prose: "has-sidebar", "share-enabled" stand on what wraps everything.
 */
export function layZones(blocks: readonly PageBlock[], kept: ReadonlySet<PageElement>): PageZones {
  const all = sumProse(blocks, () => true)
  let total = 0
  for (const length of all.values()) if (length > total) total = length
  const texts = new Map<PageElement, { all: number; links: number }>()
  for (const { element, linkChars, text } of blocks)
    for (let at: PageElement | null = element; at; at = at.parent) {
      const sum = texts.get(at) ?? { all: 0, links: 0 }
      sum.all += text.length
      sum.links += linkChars
      texts.set(at, sum)
    }
  const own = new Map<PageElement, PageZone | null>()
  const inherited = new Map<PageElement, PageZone | null>()

  const ownZone = (element: PageElement): PageZone | null => {
    const known = own.get(element)
    if (known !== undefined) return known
    const named = namedZone(element)
    // Comments may be longer than the article.
    const most = named === 'comments' ? 0.9 : 0.5
    // Other articles are reached by links: a "teaser" without any is this article's own.
    const { all: length, links } = texts.get(element) ?? { all: 0, links: 0 }
    if (named === 'related' && links < length * 0.2) return (own.set(element, null), null)
    const whole = named !== null && (kept.has(element) || (all.get(element) ?? 0) > total * most)
    const zone = whole ? null : named
    own.set(element, zone)
    return zone
  }
  const zoneOf = (element: PageElement): PageZone | null => {
    const known = inherited.get(element)
    if (known !== undefined) return known
    const outer = element.parent ? zoneOf(element.parent) : null
    const zone = outer ?? ownZone(element)
    inherited.set(element, zone)
    return zone
  }
  const clear = sumProse(blocks, ({ element }) => zoneOf(element) === null)
  return { zoneOf, proseOf: (element) => clear.get(element) ?? 0 }
}

/** Prose: text outside links, in blocks long enough to be sentences. */
export function proseLength({ text, linkChars, element }: PageBlock): number {
  if (text.length < 40 || linkChars * 2 > text.length || /^h\d$/.test(element.tag)) return 0
  return text.length - linkChars
}

function sumProse(
  blocks: readonly PageBlock[],
  counts: (block: PageBlock) => boolean,
): ReadonlyMap<PageElement, number> {
  const sums = new Map<PageElement, number>()
  for (const block of blocks) {
    const length = proseLength(block)
    if (length === 0 || !counts(block)) continue
    for (let at: PageElement | null = block.element; at; at = at.parent) sums.set(at, (sums.get(at) ?? 0) + length)
  }
  return sums
}

function namedZone(element: PageElement): PageZone | null {
  if (element.tag === 'body' || element.tag === 'html' || element.tag === 'main') return null
  const [role] = rolesOf(element)
  const zone = role && zones[role]
  if (zone) return zone
  const position = attr(element, 'role')
  if (element.tag === 'aside' || position === 'complementary' || element.tag === 'footer') return 'boilerplate'
  return attr(element, 'itemtype').includes('schema.org/Comment') ? 'comments' : null
}
