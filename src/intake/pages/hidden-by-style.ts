import { attr, type PageElement } from './page-tree.ts'

/** More of a page's style sheets is not looked into. */
const mostStyle = 300_000
/** What holds more text or parts than a label or a notice is shown all the same: scripts may show a text that a rule hides. */
const mostText = 600
const mostParts = 80

const hides =
  /display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(|clip-path\s*:\s*(?:inset\((?:50|100)%|circle\(0)/iu
const shows = /display\s*:\s*(?!none)\w|visibility\s*:\s*visible/iu

/**
 * The style sheets in a page → whether one of their rules hides an element, for rules of a single class or id (".x{display:none}"),
 * also those that leave it to screen readers alone. Rules inside of others (for print, for small screens) are not looked at.
 */
export function hiddenByStyle(styles: readonly string[]): (element: PageElement) => boolean {
  const hidden = new Set<string>()
  for (const style of styles) readRules(style.slice(0, mostStyle), hidden)
  if (hidden.size === 0) return () => false
  return (element) => {
    if (element.tag === 'body' || element.tag === 'html') return false
    const id = attr(element, 'id')
    const names = attr(element, 'class')
    const named =
      (id !== '' && hidden.has(`#${id}`)) ||
      (names !== '' &&
        names
          .slice(0, 500)
          .split(/\s+/u)
          .some((name) => hidden.has(`.${name}`)))
    return named && isSmall(element)
  }
}

/** Rules in their order: a later one may show again what an earlier one hid. */
function readRules(style: string, hidden: Set<string>): void {
  const text = style.replace(/\/\*[^]*?\*\//g, ' ')
  let depth = 0
  let from = 0
  let selectors = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '{') {
      if (depth++ === 0) selectors = text.slice(from, at)
      if (depth === 1) from = at + 1
    } else if (unit === '}') {
      if (depth > 0 && --depth === 0) {
        if (!selectors.includes('@')) readRule(selectors, text.slice(from, at), hidden)
        from = at + 1
      }
    } else if (unit === ';' && depth === 0) from = at + 1
  }
}

function readRule(selectors: string, body: string, hidden: Set<string>): void {
  const hiding = hides.test(body)
  if (!hiding && !shows.test(body)) return
  for (const selector of selectors.split(',')) {
    const name = /^\s*(?<name>[.#][\w-]+)\s*$/u.exec(selector)?.groups?.name
    if (!name) continue
    if (hiding) hidden.add(name)
    else hidden.delete(name)
  }
}

function isSmall(element: PageElement): boolean {
  let text = 0
  let parts = 0
  const open: PageElement[] = [element]
  for (let at = open.pop(); at; at = open.pop())
    for (const child of at.children) {
      if (++parts > mostParts) return false
      if (typeof child === 'string') text += child.trim().length
      else if (child.tag === 'h1') return false
      else open.push(child)
      if (text > mostText) return false
    }
  return true
}
