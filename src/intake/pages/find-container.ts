import { rolesOf } from './page-hints.ts'
import { attr, type PageElement, type PageTree } from './page-tree.ts'
import type { PageZones } from './page-zones.ts'

/** Of the prose of what is looked at, so much must lie in a part for it to be the body. */
const shareOfNamed = 0.5

/**
 * The element that holds the paragraphs of the article: the one that the page names so, else the one in which nearly all prose lies.
 * @param headline where it is known: of several articles on one page it tells which is meant
 */
export function findContainer(tree: PageTree, zones: PageZones, headline: PageElement | null): PageElement {
  const within = articleOf(tree, zones, headline)
  const named = tree.elements.filter(
    (element) => isNamedBody(element) && zones.zoneOf(element) === null && isBelow(element, within),
  )
  let best: PageElement | null = null
  for (const element of named) if (!best || zones.proseOf(element) > zones.proseOf(best)) best = element
  if (best && zones.proseOf(best) >= zones.proseOf(within) * shareOfNamed && zones.proseOf(best) > 0) {
    // Several bodies side by side (a text in parts) belong together.
    if (zones.proseOf(best) < zones.proseOf(within) * 0.8) {
      const same = named.filter((element) => element !== best && !isBelow(element, best) && !isBelow(best!, element))
      if (same.length > 0) return commonParent([best, ...same]) ?? within
    }
    return best
  }
  return densest(within, zones)
}

/** Elements of which a name must not be believed that speaks against them: they hold the headline or the body. */
export function keptElements(elements: readonly PageElement[]): Set<PageElement> {
  const kept = new Set<PageElement>()
  for (const element of elements)
    for (let at: PageElement | null = element; at && !kept.has(at); at = at.parent) kept.add(at)
  return kept
}

/** The `article` of the headline, or that with the most prose; the page's main part, or all of it. */
function articleOf(tree: PageTree, zones: PageZones, headline: PageElement | null): PageElement {
  const prose = (element: PageElement): number => zones.proseOf(element)
  const candidates = tree.elements.filter(({ tag }) => tag === 'article')
  for (let at = headline?.parent ?? null; at; at = at.parent) if (at.tag === 'article' && prose(at) > 0) return at
  const main = tree.elements.find(
    (element) => (element.tag === 'main' || attr(element, 'role') === 'main') && prose(element) > 0,
  )
  const all = main && prose(main) >= prose(tree.root) * shareOfNamed ? main : tree.root
  const inside = candidates.filter((element) => isBelow(element, all))
  const best = inside.toSorted((a, b) => prose(b) - prose(a))[0]
  if (best && prose(best) >= prose(all) * shareOfNamed) return best
  return headline ? aroundHeadline(headline, all, zones) : all
}

/** The innermost element that holds the headline and most of the prose. */
function aroundHeadline(headline: PageElement, all: PageElement, zones: PageZones): PageElement {
  for (let at: PageElement | null = headline; at && at !== all; at = at.parent)
    if (zones.proseOf(at) >= zones.proseOf(all) * 0.6) return at
  return all
}

/**
 * The element whose own paragraphs hold the most prose, and from there upwards as long as the parts beside it hold prose too: a body in
 * sections, paragraphs each in a part of its own.
 */
function densest(from: PageElement, zones: PageZones): PageElement {
  let at = from
  let best = from
  let most = -1
  const walk = (element: PageElement): void => {
    const own = ownProse(element, zones)
    if (own > most) {
      most = own
      best = element
    }
    for (const child of element.children)
      if (typeof child !== 'string' && !isParagraph(child) && zones.proseOf(child) > most) walk(child)
  }
  walk(from)
  at = best
  for (let parent = at.parent; at !== from && parent; parent = at.parent) {
    const here = at
    const beside = parent.children.some(
      (child) => typeof child !== 'string' && child !== here && isBesideBody(child, here, zones),
    )
    // A part that holds one paragraph only is that paragraph.
    const single = here.children.filter((child) => typeof child !== 'string' && zones.proseOf(child) > 0).length < 2
    // A wrapper that adds nothing is looked through: the other parts of the body stand beside it.
    const wraps = zones.proseOf(parent) === zones.proseOf(here)
    if (!wraps && !beside && !(single && zones.proseOf(parent) > zones.proseOf(here) * 1.4)) break
    at = parent
    if (!wraps) best = at
  }
  return best
}

/** Prose in the element's own paragraphs: its text, and that of children that are paragraphs. */
function ownProse(element: PageElement, zones: PageZones): number {
  let inParts = 0
  for (const child of element.children)
    if (typeof child !== 'string' && !isParagraph(child)) inParts += zones.proseOf(child)
  return zones.proseOf(element) - inParts
}

/** Another part of the same body: it holds a good deal of prose, or is made alike. */
function isBesideBody(child: PageElement, body: PageElement, zones: PageZones): boolean {
  const prose = zones.proseOf(child)
  if (prose === 0) return false
  if (isParagraph(child)) return prose >= Math.max(120, zones.proseOf(body) * 0.15)
  const alike = child.tag === body.tag && (child.attrs.class ?? '') === (body.attrs.class ?? '')
  return alike || prose >= Math.max(250, zones.proseOf(body) * 0.25)
}

const paragraphTags = /^(?:p|blockquote|li|ul|ol|figure|h[1-6]|pre|dl|em|i|b|strong|span|font|a|small|center)$/

/** An element that is one paragraph: by its tag, or a part that holds nothing but words and at most a line break or two. */
function isParagraph({ tag, children }: PageElement): boolean {
  if (paragraphTags.test(tag)) return true
  if (tag === 'article' || tag === 'main' || tag === 'body') return false
  let breaks = 0
  for (const child of children) {
    if (typeof child === 'string') continue
    if (child.tag === 'br') breaks++
    else if (!/^(?:a|b|i|em|strong|span|font|small|sup|sub|u|s|mark|q|cite|abbr|time|code|img|wbr)$/.test(child.tag))
      return false
    if (breaks > 2) return false
  }
  return true
}

function isNamedBody(element: PageElement): boolean {
  if (/\barticleBody\b/u.test(attr(element, 'itemprop'))) return true
  return element.tag !== 'body' && element.tag !== 'p' && rolesOf(element).includes('body')
}

function isBelow(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (at === outer) return true
  return false
}

function commonParent(elements: readonly PageElement[]): PageElement | null {
  for (let at: PageElement | null = elements[0]; at; at = at.parent)
    if (elements.every((element) => isBelow(element, at!))) return at
  return null
}
