import type { PageBlock } from './page-blocks.ts'
import { rolesOf } from './page-hints.ts'
import { attr, isHomeLink, type PageElement } from './page-tree.ts'
import { foldPhrase } from './page-words.ts'

/**
 * The block that is the page's headline: the one that says what the page's own title says, else its first heading of the first rank.
 * A site's name may stand in a heading too, and old pages write the headline as bold text.
 * @param titles the page's title as its metadata tell it, the surest first
 */
export function findHeadline(blocks: readonly PageBlock[], titles: readonly string[]): PageBlock | null {
  const told = titles.map(wordsOf).filter((words) => words.length > 0)
  const short = blocks.filter(({ text, element }) => text.length >= 3 && text.length <= 300 && !isSiteName(element))
  let best: PageBlock | null = null
  let bestScore = 0
  for (const block of short) {
    const score = likeness(wordsOf(block.text), told) * 10 + rank(block)
    const enough = likeness(wordsOf(block.text), told) >= (rank(block) > 0 ? 0.6 : 0.95)
    if (enough && score > bestScore) {
      best = block
      bestScore = score
    }
  }
  if (best) return best
  // A site's own name as its first heading is no headline where another heading follows.
  const first = short.filter(({ element }) => hasTag(element, 'h1'))
  const named = short.find(
    (block) => rolesOf(block.element)[0] === 'headline' || attr(block.element, 'itemprop') === 'headline',
  )
  const next = short.find(({ element, text }) => /^h[2-4]$/.test(element.tag) && text.length > 15)
  return named ?? first.find(({ text }) => text.length > 25) ?? first[0] ?? next ?? null
}

/** A heading that leads to the front page. */
function isSiteName(element: PageElement): boolean {
  if (!/^h[1-3]$/.test(element.tag)) return false
  const links = element.children.filter((child): child is PageElement => typeof child !== 'string')
  return links.length === 1 && links[0].tag === 'a' && isHomeLink(links[0])
}

function rank({ element }: PageBlock): number {
  if (hasTag(element, 'h1') || attr(element, 'itemprop') === 'headline') return 3
  if (rolesOf(element).includes('headline')) return 2
  return hasTag(element, 'h2') ? 1.5 : hasTag(element, 'h3') ? 0.5 : 0
}

function hasTag(element: PageBlock['element'], tag: string): boolean {
  return element.tag === tag || (element.parent?.tag === tag && element.parent.children.length < 4)
}

/** 0 to 1: how much of the longer of two phrases the other has; a title with the site's name behind it counts as whole. */
function likeness(words: readonly string[], told: readonly (readonly string[])[]): number {
  let best = 0
  for (const title of told) {
    const known = new Set(title)
    const shared = words.filter((word) => known.has(word)).length
    const whole = shared === words.length && words.length >= 3 && shared * 2 >= title.length
    best = Math.max(best, whole ? 0.98 : shared / Math.max(words.length, title.length))
  }
  return best
}

function wordsOf(text: string): string[] {
  return foldPhrase(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
