/** What of a page's elements is used here; linkedom's own types would need the browser's. */
export interface PageElement {
  id: string
  className: string
  classList: { contains(name: string): boolean }
  nodeType: number
  nodeName: string
  data?: string
  firstChild: PageElement | null
  nextSibling: PageElement | null
  parentNode: PageElement | null
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

export function elementAt(within: PageElement, selector: string): PageElement | null {
  return within.querySelector(selector)
}

/** The messages of a page in their order, service messages among them. */
export function messagesIn(document: PageElement): Iterable<PageElement> {
  return document.querySelectorAll('.history > .message')
}

/** The words of an element: line breaks where the page has them, without what stands in `without`. Walks, so depth costs nothing. */
export function wordsOf(element: PageElement | null, without: PageElement | null = null): string {
  if (!element) return ''
  // Lines, so that a page of a million line breaks is no work.
  const lines = ['']
  const add = (words: string) => {
    lines[lines.length - 1] += words
  }
  let node = element.firstChild
  while (node) {
    if (node.nodeType === textNode) add((node.data ?? '').replace(/[ \t\r\n]+/gu, ' '))
    else if (node.nodeName === 'BR' || (blocks.has(node.nodeName) && lines.at(-1) !== '')) lines.push('')
    if (node !== without && node.firstChild) {
      node = node.firstChild
      continue
    }
    while (node && node !== element && !node.nextSibling) node = node.parentNode
    node = node === element || !node ? null : node.nextSibling
  }
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

const textNode = 3
const blocks: ReadonlySet<string> = new Set(['BLOCKQUOTE', 'PRE', 'DIV', 'P'])
