import { attr, plainText, type PageElement } from './page-tree.ts'
import { foldPhrase, pageWords } from './page-words.ts'
import { textDate, westernDigits } from './text-date.ts'
import { toldDate } from './told-date.ts'

/** "3 hours ago": a time told by how long ago it is, and nothing else; it says no date. */
export function isRelativeTime(text: string, lang: string): boolean {
  if (text.length > 40 || text.split(/\s+/u).length > 6) return false
  const line = westernDigits(foldPhrase(text)).trim()
  if (!/\d/u.test(line)) return false
  return pageWords('relative-time', lang).some(
    ({ words }) => line.startsWith(`${words} `) || line.endsWith(` ${words}`),
  )
}

/** Whether a short part of the page holds an element that tells a date for machines. */
export function holdsTime(element: PageElement): boolean {
  const open: PageElement[] = [element]
  let seen = 0
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.tag === 'time' && toldDate(attr(at, 'datetime'))) return true
    if (at.tag === 'abbr' && toldDate(attr(at, 'title'))) return true
    for (const child of at.children)
      if (typeof child !== 'string') {
        if (++seen > 20) return false
        open.push(child)
      }
  }
  return false
}

const besides = new WeakMap<PageElement, boolean>()

/** Whether the part around the element is small and tells a date: a byline in parts. */
export function isBesideTime(element: PageElement, lang: string): boolean {
  const around = element.parent
  if (!around || around.children.length > 12) return false
  let found = besides.get(around)
  if (found === undefined) {
    const text = around.children.some((child) => typeof child !== 'string' && /^h[1-3]$/.test(child.tag))
      ? ''
      : plainText(around)
    found = text !== '' && text.length <= 160 && (textDate(text, lang) !== null || holdsTime(around))
    besides.set(around, found)
  }
  return found
}
