import type { SegmentKind } from '../../model/document.ts'
import type { Pack } from '../../packs/pack.ts'
import { markLine } from '../segment-words.ts'
import { rolesOf, type PageRole } from './page-hints.ts'
import type { PageBlock } from './page-blocks.ts'
import { attr, plainText, type PageElement } from './page-tree.ts'
import { foldPhrase, markerLength, pageWords, type PageWordKind } from './page-words.ts'
import { textClock } from './text-date.ts'
import type { PageZones } from './page-zones.ts'

/** What decides what a block is, the same for all blocks of a page. */
export interface BlockContext {
  zones: PageZones
  container: PageElement
  lang: string
  /** The words of the page's language, where there is a pack for it. */
  pack: Pack | null
}

const roleKinds: Readonly<Partial<Record<PageRole, SegmentKind>>> = {
  correction: 'correction',
  'update-notice': 'update-notice',
  caption: 'caption',
  byline: 'byline',
  date: 'byline',
  deck: 'deck',
  'pull-quote': 'quote-block',
  quote: 'quote-block',
  subhead: 'headline',
}
const wordKinds = ['correction', 'update-notice', 'related-link', 'boilerplate', 'paywall', 'caption'] as const
const closed = /[.!?…؟۔]["»”’)\]\s]*$/u

/** What a block inside the body is: by the part of the page it stands in, its names, its tag, its words and its links; null for what is no part of the article. */
export function classifyBlock(block: PageBlock, context: BlockContext): SegmentKind | null {
  const { zones, lang } = context
  const zone = zones.zoneOf(block.element)
  const { text } = block
  // Ornaments, counters ("1 / 4") and labels of advertisements say nothing.
  if (!/\p{L}/u.test(text) || isAdLabel(text, lang)) return null
  if (zone === 'comments' || zone === 'ad' || zone === 'chrome') return null
  const word = kindByWords(block, lang)
  if (zone !== null) {
    if (word === 'correction' || word === 'update-notice') return word
    return zone === 'related' ? 'related-link' : 'boilerplate'
  }
  const role = roleOf(block.element, context.container)
  const kind = role && roleKinds[role]
  const caption = captionPart(block.element, context.container)
  if (kind === 'caption' || caption === 'inside') return 'caption'
  if (caption === 'picture' && kind !== 'byline' && isCaptionLine(text)) return 'caption'
  if (caption === 'beside') return null
  if (kind === 'correction' || kind === 'update-notice') return kind
  if (word !== null) return word
  if (zone === null && isCard(block, context.container)) return 'related-link'
  if (isCaptionBehind(block, lang)) return 'caption'
  if (kind === 'byline' && text.length < 200 && !closed.test(text)) return 'byline'
  if (kind === 'quote-block' || insideTag(block.element, 'blockquote', context.container)) return 'quote-block'
  if (kind === 'headline' || isHeading(block.element)) return 'headline'
  if (kind === 'deck') return 'deck'
  if (isSmallPrint(block.element)) return 'boilerplate'
  if (isLinkLine(block)) return 'related-link'
  return 'body'
}

/** What the first words of a line say that it is, in the language of the page. Sentences are not taken for labels. */
export function kindByWords(block: PageBlock, lang: string): SegmentKind | null {
  const { text, linkChars } = block
  for (const kind of wordKinds) {
    const length = markerLength(text, kind, lang)
    if (length === 0) continue
    const rest = text.slice(length)
    const label = /^\s*(?:[:–—|>→»]|$)/u.test(rest) || /:\s*$/u.test(text.slice(0, length))
    const isNotice = kind === 'correction' || kind === 'update-notice'
    if (
      isNotice
        ? label ||
          /\p{L}\s+\p{L}/u.test(text.slice(0, length)) ||
          /^\s*[(\d,.]/u.test(rest) ||
          textClock(text.slice(0, 40)) !== null
        : label || isShort(text, linkChars)
    )
      return kind === 'paywall' ? 'boilerplate' : kind
  }
  return null
}

/** What the pack's words for lines of the press say of a block; only for lines that structure told nothing of. */
export function kindByPack(text: string, pack: Pack | null): SegmentKind | null {
  const marked = pack && markLine(text, pack)
  if (!marked || marked.kind === 'communique' || marked.kind === 'kicker') return null
  if (text.length > 160 && closed.test(text) && (marked.kind === 'related-link' || marked.kind === 'boilerplate'))
    return null
  return marked.kind
}

export function hasWords(text: string, kinds: readonly PageWordKind[], lang: string): boolean {
  return kinds.some((kind) => markerLength(text, kind, lang) > 0)
}

/** The role that the nearest named element tells, up to the container. */
export function roleOf(element: PageElement, container: PageElement): PageRole | null {
  for (let at: PageElement | null = element; at && at !== container; at = at.parent) {
    const role = rolesOf(at).find((one) => one in roleKinds || one === 'headline')
    if (role) return role
    const prop = attr(at, 'itemprop')
    if (/\b(?:author|creator)\b/u.test(prop)) return 'byline'
    if (/\b(?:datePublished|dateModified)\b/u.test(prop)) return 'date'
    if (/\b(?:description|alternativeHeadline|abstract)\b/u.test(prop)) return 'deck'
    if (at.tag === 'address' || attr(at, 'rel') === 'author') return 'byline'
  }
  return null
}

export function isHeading({ tag }: PageElement): boolean {
  return /^h[1-6]$/.test(tag)
}

/** A paragraph that is nothing but a link, without the full stop of a sentence. */
export function isLinkLine({ text, linkChars }: PageBlock): boolean {
  return linkChars >= text.length * 0.85 && text.length > 3 && (!closed.test(text) || text.length < 60)
}

/** A paragraph in small type and nothing else. */
function isSmallPrint({ tag, children }: PageElement): boolean {
  if (tag !== 'p' || children.length > 5) return false
  const own = children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return own.length === 1 && typeof own[0] !== 'string' && own[0].tag === 'small'
}

/** A part of the page that is a link as a whole, or a quotation that begins with a link to the post that it quotes. */
function isCard({ element, text, linkChars }: PageBlock, container: PageElement): boolean {
  const linked = linkChars >= text.length * 0.95
  for (let at: PageElement | null = element; at && at !== container; at = at.parent) {
    if (at.tag === 'a' && linked) return true
    if (at.tag === 'blockquote') return opensWithLink(at)
  }
  return false
}

const opened = new WeakMap<PageElement, boolean>()

function opensWithLink(quote: PageElement): boolean {
  let found = opened.get(quote)
  if (found === undefined) opened.set(quote, (found = startsLinked(quote)))
  return found
}

/** The first words stand in a link of their own line, and are a title: four words or more, no account. */
function startsLinked(element: PageElement): boolean {
  const first = element.children.find((child) =>
    typeof child === 'string' ? child.trim() !== '' : plainText(child) !== '',
  )
  if (first === undefined || typeof first === 'string') return false
  if (first.tag !== 'a') return first.children.length <= 3 && onlyText(first) && startsLinked(first)
  const text = plainText(first)
  return text.length >= 20 && text.split(/\s+/u).length >= 4 && !text.includes('@')
}

function onlyText({ children }: PageElement): boolean {
  return children.filter((child) => typeof child !== 'string' || child.trim() !== '').length === 1
}

/** A short line right behind a picture that says who took it. */
function isCaptionBehind({ element, text }: PageBlock, lang: string): boolean {
  if (text.length > 200 || !element.parent || isHeading(element)) return false
  const tail = foldPhrase(text.slice(-70))
  const credited = pageWords('caption', lang).some(({ words }) => {
    const word = words.replace(/\s*:$/u, '')
    const at = tail.indexOf(word)
    return at >= 0 && !/\p{L}/u.test(tail.charAt(at - 1)) && !/\p{L}/u.test(tail.charAt(at + word.length))
  })
  return credited && behindPicture().has(element)

  function behindPicture(): ReadonlySet<PageElement> {
    const parent = element.parent!
    let known = behind.get(parent)
    if (!known) behind.set(parent, (known = partsBehindPictures(parent)))
    return known
  }
}

const behind = new WeakMap<PageElement, ReadonlySet<PageElement>>()

/** The children that stand right behind a picture, or a part that holds one and no text. */
function partsBehindPictures({ children }: PageElement): ReadonlySet<PageElement> {
  const found = new Set<PageElement>()
  let afterPicture = false
  for (const child of children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') afterPicture = false
      continue
    }
    if (afterPicture) found.add(child)
    afterPicture = pictureTags.has(child.tag) || (child.children.length <= 5 && isPictureOnly(child, 4))
  }
  return found
}

function isPictureOnly({ children }: PageElement, depth: number): boolean {
  const parts = children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return (
    parts.length === 1 &&
    typeof parts[0] !== 'string' &&
    (pictureTags.has(parts[0].tag) || (depth > 0 && isPictureOnly(parts[0], depth - 1)))
  )
}

function isShort(text: string, linkChars: number): boolean {
  return (text.length <= 160 && !closed.test(text)) || linkChars * 2 > text.length || text.length <= 70
}

/** Text in a figure is its caption; beside the caption that the figure marks stand the buttons of a player. */
function captionPart(element: PageElement, container: PageElement): 'inside' | 'beside' | 'picture' | null {
  for (let at: PageElement | null = element; at && at !== container; at = at.parent) {
    if (at.tag === 'figcaption' || at.tag === 'caption') return 'inside'
    if (at.tag === 'figure') return figureText(at)
    if (isPictureBox(at)) return 'picture'
  }
  return null
}

const pictures = new WeakMap<PageElement, boolean>()
const pictureTags = new Set(['img', 'picture', 'amp-img'])

/** A part of the page that holds a picture and a line or two, and no link: the line is what is said of the picture. */
function isPictureBox(element: PageElement): boolean {
  if (!/^(?:div|section|span|td|table|center|p|dl)$/.test(element.tag)) return false
  let found = pictures.get(element)
  if (found === undefined) pictures.set(element, (found = looksPictureBox(element)))
  return found
}

function looksPictureBox(element: PageElement): boolean {
  const seen = { pictures: 0, links: 0, text: 0, plain: 0 }
  const walk = (at: PageElement, quiet: boolean): void => {
    for (const child of at.children) {
      if (seen.text > mostCaption) return
      if (typeof child === 'string') {
        seen.text += child.trim().length
        if (!quiet) seen.plain += child.trim().length
      } else if (pictureTags.has(child.tag)) seen.pictures++
      else if (/^h[1-4]$/.test(child.tag)) seen.links++
      else {
        if (child.tag === 'a' && plainText(child) !== '') seen.links++
        walk(child, quiet || /^(?:em|i|small|cite)$/.test(child.tag))
      }
    }
  }
  walk(element, false)
  if (seen.pictures === 0 || seen.links > 0 || seen.text > mostCaption) return false
  // A paragraph that begins with a picture is a caption only where it is set apart by its letters.
  return element.tag !== 'p' || seen.plain === 0
}

const mostCaption = 400

/** Beside an icon or a portrait stand names and counts: a caption has words, and no list of marks. */
function isCaptionLine(text: string): boolean {
  return text.split(/\s+/u).length >= 4 && !/\s[·•]\s/u.test(text)
}

/** Remembered for each figure: it may hold many lines. */
const figures = new WeakMap<PageElement, 'inside' | 'beside' | 'own'>()

function figureText(figure: PageElement): 'inside' | 'beside' | null {
  let found = figures.get(figure)
  if (!found) {
    const own = hasTag(figure, 'blockquote') || hasTag(figure, 'table')
    figures.set(figure, (found = own ? 'own' : hasTag(figure, 'figcaption') ? 'beside' : 'inside'))
  }
  return found === 'own' ? null : found
}

function hasTag(element: PageElement, tag: string): boolean {
  return element.children.some((child) => typeof child !== 'string' && (child.tag === tag || hasTag(child, tag)))
}

function isAdLabel(text: string, lang: string): boolean {
  return (
    text.length < 60 &&
    pageWords('ad-label', lang).some(({ words }) => words === foldPhrase(text.replace(/[\s:.–—-]+$/u, '')))
  )
}

function insideTag(element: PageElement, tag: string, container: PageElement): boolean {
  for (let at: PageElement | null = element; at && at !== container; at = at.parent) if (at.tag === tag) return true
  return false
}
