import { Parser } from 'htmlparser2'
import { SelonError } from '../../model/selon-error.ts'

/** An element of a page: names in lower case, entities decoded, text as it stands in the markup. */
export interface PageElement {
  tag: string
  attrs: Readonly<Record<string, string>>
  children: (PageElement | string)[]
  parent: PageElement | null
}

/** A page as a tree, and what stands beside it: linked data, style sheets and the remarks that a browser left when it saved it. */
export interface PageTree {
  root: PageElement
  /** Every element in the order of the page. */
  elements: PageElement[]
  linkedData: string[]
  styles: string[]
  comments: string[]
}

/** Deeper than any page that people made; browsers themselves stop at 512. */
const deepest = 2000
/** More than any article; a tree of more would not fit into memory. */
const mostElements = 500_000
/** What these hold is not shown as text. Their content is left out. */
const unseen = new Set([
  'script',
  'style',
  'svg',
  'template',
  'noscript',
  'iframe',
  'object',
  'math',
  'canvas',
  'audio',
  'map',
])

/**
 * Markup → tree, whatever the markup: tags that are not closed or closed twice are mended as browsers mostly do. No script is run,
 * nothing is fetched.
 * @throws SelonError input-malformed where elements are nested deeper than any page is
 */
export function parsePage(html: string, file?: string): PageTree {
  const root: PageElement = { tag: '#page', attrs: {}, children: [], parent: null }
  const tree: PageTree = { root, elements: [], linkedData: [], styles: [], comments: [] }
  let at = root
  let depth = 0
  // The unseen element that is open, how many are open inside it, and where its text goes.
  let hidden = 0
  let keep: string[] | null = null
  const parser = new Parser(
    {
      onopentag(tag, attrs) {
        if (hidden > 0 || unseen.has(tag)) {
          if (hidden++ === 0) keep = keptContent(tag, attrs, tree)
          return
        }
        if (++depth > deepest)
          throw new SelonError('input-malformed', `is no page: its elements are nested over ${deepest} deep`, { file })
        const element: PageElement = { tag, attrs, children: [], parent: at }
        at.children.push(element)
        if (tree.elements.push(element) > mostElements)
          throw new SelonError('input-too-large', `is too large: over ${mostElements} elements in a page`, { file })
        at = element
      },
      ontext(text) {
        if (hidden > 0) {
          if (keep) keep[keep.length - 1] += text
        } else if (typeof at.children.at(-1) === 'string') at.children[at.children.length - 1] += text
        else at.children.push(text)
      },
      onclosetag() {
        if (hidden > 0) {
          if (--hidden === 0) keep = null
          return
        }
        depth--
        at = at.parent ?? root
      },
      oncomment(text) {
        if (tree.comments.length < 20) tree.comments.push(text.slice(0, 2000))
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true, recognizeSelfClosing: false },
  )
  parser.write(html)
  parser.end()
  return tree
}

/** Linked data and style sheets are looked into; scripts and pictures never. */
function keptContent(tag: string, attrs: Readonly<Record<string, string>>, tree: PageTree): string[] | null {
  const kept =
    tag === 'script' && /^application\/(?:ld\+)?json/iu.test(attrs.type ?? '')
      ? /ld\+json/iu.test(attrs.type)
        ? tree.linkedData
        : null
      : tag === 'style' && !/print/iu.test(attrs.media ?? '')
        ? tree.styles
        : null
  kept?.push('')
  return kept
}

/** The attribute, or "" where there is none. */
export function attr(element: PageElement, name: string): string {
  return Object.hasOwn(element.attrs, name) ? element.attrs[name] : ''
}

/** All text below, white space runs as one blank, none at the ends. */
export function plainText(element: PageElement): string {
  const parts: string[] = []
  collect(element, parts)
  return collapse(parts.join(''))
}

/** White space as a browser shows it: runs of blanks, tabs and line ends as one blank; no-break spaces stay. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim()
}

/** Whether one element holds the other, or is it. */
export function holds(outer: PageElement, inner: PageElement): boolean {
  for (let at: PageElement | null = inner; at; at = at.parent) if (at === outer) return true
  return false
}

/** A link to the site's front page. */
export function isHomeLink(element: PageElement): boolean {
  return (
    attr(element, 'rel') === 'home' ||
    /^(?:https?:\/\/[^/]+)?\.?\/?(?:index\.\w+)?$/u.test(attr(element, 'href').trim() || '#')
  )
}

function collect(element: PageElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child)
    else if (child.tag === 'br') parts.push(' ')
    else collect(child, parts)
  }
}
