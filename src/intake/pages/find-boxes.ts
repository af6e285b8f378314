import type { PageBlock } from './page-blocks.ts'
import type { PageElement } from './page-tree.ts'
import { proseLength, type PageZones } from './page-zones.ts'

/** What a part of the body is: the flow of its paragraphs, or a box set among them. */
export interface PageBoxes {
  /** The outermost box in the body that holds the block; null for a block of the flow. */
  boxOf(block: PageBlock): PageElement | null
}

/** These wrap parts of a page; what is none of them is a paragraph, a heading, a list, a table or a quotation. */
const wrappers = new Set([
  'div',
  'section',
  'aside',
  'header',
  'footer',
  'details',
  'form',
  'article',
  'center',
  'fieldset',
  'figure',
])
const shareOfFlow = 0.2
const shareOfCards = 0.4

/**
 * The flow of an article runs through its container; a part in it that holds little of the prose, and is not one of a row of its like,
 * is a box: a newsletter, a vote, cards of other articles, whatever its names say.
 * @param inside the blocks of the container
 */
export function findBoxes(inside: readonly PageBlock[], container: PageElement, zones: PageZones): PageBoxes {
  const lengths = new Map<PageElement, number>()
  const linked = new Set<PageElement>()
  const cards = new Set<PageElement>()
  let total = 0
  for (const block of inside) {
    const length = proseLength(block)
    total += length
    for (let at: PageElement | null = block.element; at && at !== container; at = at.parent) {
      lengths.set(at, (lengths.get(at) ?? 0) + length)
      if (block.linkChars * 2 > block.text.length) linked.add(at)
      if (block.linkChars >= block.text.length * 0.9 && /^h[2-5]$/.test(block.element.tag)) cards.add(at)
    }
  }
  const known = new Map<PageElement, PageElement | null>()
  const rows = new Map<PageElement, Rows>()

  const outermost = (element: PageElement): PageElement | null => {
    if (element === container) return null
    const found = known.get(element)
    if (found !== undefined) return found
    const outer = element.parent ? outermost(element.parent) : null
    const box = outer ?? (isBox(element) ? element : null)
    known.set(element, box)
    return box
  }
  const isBox = (element: PageElement): boolean => {
    if (!wrappers.has(element.tag)) return false
    const length = lengths.get(element) ?? 0
    if (zones.zoneOf(element) !== null) return true
    // A heading that leads elsewhere, and a line or two below it.
    if (cards.has(element) && length < total * shareOfCards) return true
    if (length >= total * shareOfFlow && length > 0) return false
    return !isOneOfRow(element, rowsOf(element.parent!, lengths, linked, rows), linked)
  }
  return { boxOf: ({ element }) => outermost(element) }
}

/** Of the parts below an element, by make: how many there are without links, and how many of them hold prose. */
type Rows = ReadonlyMap<string, { parts: number; prose: number }>

/** One of several parts of the same make that hold prose and no links: paragraphs written as parts. */
function isOneOfRow(element: PageElement, rows: Rows, linked: ReadonlySet<PageElement>): boolean {
  const row = rows.get(makeOf(element))
  return !linked.has(element) && row !== undefined && row.parts >= 3 && row.prose >= 2
}

function rowsOf(
  parent: PageElement,
  lengths: ReadonlyMap<PageElement, number>,
  linked: ReadonlySet<PageElement>,
  known: Map<PageElement, Rows>,
): Rows {
  const found = known.get(parent)
  if (found) return found
  const rows = new Map<string, { parts: number; prose: number }>()
  for (const child of parent.children) {
    if (typeof child === 'string' || linked.has(child)) continue
    const row = rows.get(makeOf(child)) ?? { parts: 0, prose: 0 }
    row.parts++
    if ((lengths.get(child) ?? 0) > 0) row.prose++
    rows.set(makeOf(child), row)
  }
  known.set(parent, rows)
  return rows
}

function makeOf({ tag, attrs }: PageElement): string {
  return `${tag}.${(attrs.class ?? '').trim().split(/\s+/u)[0]}`
}
