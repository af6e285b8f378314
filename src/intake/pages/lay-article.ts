import type { SegmentKind } from '../../model/document.ts'
import { datelineLength } from '../find-dateline.ts'
import { isCreditLine, isDateLine, isDeck, isItalic, sameText, sentence } from './article-lines.ts'
import { classifyBlock, hasWords, isHeading, kindByPack, roleOf, type BlockContext } from './classify-block.ts'
import { closeRelated, withoutEnd, withoutPortrait, withoutRepeats } from './article-ends.ts'
import { deckAboveByline, isBylineLine, openDecks, opensWithByline, signedAtEnd } from './deck-lines.ts'
import { findBoxes } from './find-boxes.ts'
import type { PageBlock } from './page-blocks.ts'
import { holds, type PageElement } from './page-tree.ts'
import { textDate } from './text-date.ts'

/** A block of the document to be, and the block of the page it is made of. */
export interface ArticleBlock {
  kind: SegmentKind
  text: string
  from: PageBlock
}

/**
 * The article's blocks in the order of the page: headline, what stands between it and the body, the body with what stands inside it,
 * and behind it only notices (corrections, updates) and credits.
 */
export function layArticle(
  blocks: readonly PageBlock[],
  headline: PageBlock | null,
  context: BlockContext,
  description: string | null,
): ArticleBlock[] {
  const { container } = context
  const inside = blocks.filter(({ element }) => holds(container, element))
  if (inside.length === 0) return []
  const first = blocks.indexOf(inside[0])
  const last = blocks.indexOf(inside[inside.length - 1])
  const headlineAt = headline ? blocks.indexOf(headline) : -1
  const laid: ArticleBlock[] = []
  if (headline && headlineAt < first) laid.push({ kind: 'headline', text: headline.text, from: headline })
  if (headlineAt >= 0)
    for (const block of blocks.slice(headlineAt + 1, Math.max(headlineAt + 1, first))) {
      const kind = headKind(block, context, description)
      if (kind) laid.push({ kind, text: block.text, from: block })
    }
  openDecks(laid, context, description)
  // A headline that stands in the body comes where it stands; what is above it in the body is a label or a crumb.
  const start =
    headlineAt > first && headlineAt <= last && !hasProse(blocks.slice(first, headlineAt), context) ? headlineAt : first
  laid.push(...bodyOf(blocks.slice(start, last + 1), headline, context, description))
  const whole = [...withoutEnd(withoutPortrait(laid))]
  const scope = tailScope(container, headline)
  for (const block of blocks.slice(last + 1)) {
    if (!holds(scope, block.element)) break
    const kind = tailKind(block, context)
    if (kind) whole.push({ kind, text: block.text, from: block })
  }
  return withoutRepeats(whole)
}

/** What stands above the entries of a live blog: headline, deck, and what follows as its introduction. */
export function layIntroduction(
  blocks: readonly PageBlock[],
  headline: PageBlock | null,
  context: BlockContext,
  description: string | null,
): ArticleBlock[] {
  const laid: ArticleBlock[] = headline ? [{ kind: 'headline', text: headline.text, from: headline }] : []
  let decks = 0
  for (const block of blocks.slice(headline ? blocks.indexOf(headline) + 1 : 0)) {
    const isPoint = block.element.tag === 'li' && block.linkChars === 0 && block.text.length >= 12
    const kind =
      isPoint && context.zones.zoneOf(block.element) === null ? 'body' : headKind(block, context, description)
    if (kind === null) continue
    if (isHeading(block.element) && kind === 'deck' && block.text.length < 40)
      laid.push({ kind: 'headline', text: block.text, from: block })
    else laid.push({ kind: kind === 'deck' && decks++ > 0 ? 'body' : kind, text: block.text, from: block })
  }
  const end = laid.findLastIndex(({ kind, from }) => kind !== 'headline' || from === headline)
  return withoutRepeats(laid.slice(0, end + 1))
}

/** Between the headline and the body: deck, byline, captions; menus and labels are left out. */
function headKind(block: PageBlock, context: BlockContext, description: string | null): SegmentKind | null {
  const { zones, lang, pack, container } = context
  const zone = zones.zoneOf(block.element)
  const { text } = block
  if (zone === null && isBylineLine(block, lang)) return 'byline'
  // Templates put the byline into the footer of the article.
  if (zone !== null && !(zone === 'boilerplate' && textDate(text, lang) !== null && text.length < 120)) return null
  const kind = classifyBlock(block, context)
  if (kind === 'related-link' || (kind === 'boilerplate' && zone === null)) return null
  if (text.length < 200 && hasWords(text, ['credit-republished', 'credit-translated'], lang)) return 'byline'
  if (kind !== 'body' && kind !== 'headline' && kind !== 'deck' && kind !== 'boilerplate') return kind
  if (description !== null && sameText(text, description)) return 'deck'
  if (text.length < 140 && textDate(text, lang) !== null && (kind !== 'deck' || !sentence.test(text))) return 'byline'
  if (zone !== null) return null
  if (kind === 'deck') return text.length < 12 ? null : 'deck'
  if (text.length < 120 && !sentence.test(text)) {
    if (
      hasWords(text, ['byline', 'published', 'updated', 'credit-by', 'credit-source'], lang) ||
      kindByPack(text, pack) === 'byline'
    )
      return 'byline'
    const words = text.split(/\s+/u).length
    const named = isHeading(block.element) || roleOf(block.element, container) !== null
    return named || (words >= 6 && text.length >= 35 && block.linkChars === 0) ? 'deck' : null
  }
  return text.length < 20 || text.split(/\s+/u).length < 4 ? null : 'deck'
}

function bodyOf(
  blocks: readonly PageBlock[],
  headline: PageBlock | null,
  context: BlockContext,
  description: string | null,
): ArticleBlock[] {
  const boxes = findBoxes(blocks, context.container, context.zones)
  const sums = new Map<PageElement, BoxSum>()
  for (const block of blocks) {
    const box = boxes.boxOf(block)
    if (!box) continue
    const sum = sums.get(box) ?? { blocks: 0, links: 0, prose: 0, leads: false, points: 0, controls: hasControls(box) }
    sum.blocks++
    sum.links += block.linkChars
    if (block.element.tag === 'li') sum.points++
    if (isHeading(block.element) && block.linkChars >= block.text.length * 0.9) sum.leads = true
    if (block.text.length >= 60) sum.prose += block.text.length
    sums.set(box, sum)
  }
  const laid: ArticleBlock[] = []
  const deck = deckAboveByline(blocks, headline, context)
  let begun = false
  let hasDeck = false
  let told = headline !== null && !blocks.includes(headline)
  for (const block of blocks) {
    const box = boxes.boxOf(block)
    const inHead =
      told && !begun && box !== null && !sums.get(box)!.leads && context.zones.zoneOf(block.element) === null
    let kind: SegmentKind | null =
      block === headline
        ? 'headline'
        : inHead
          ? headKind(block, context, description)
          : box
            ? boxedKind(block, sums.get(box)!, context)
            : flowKind(block, context)
    if (kind === null) continue
    // Before the first paragraph: what the page names its description and writes apart is its deck.
    if (
      !begun &&
      told &&
      !hasDeck &&
      (kind === 'headline' || kind === 'body') &&
      block !== headline &&
      isDeck(block, description)
    )
      kind = 'deck'
    if (block === deck && (kind === 'body' || kind === 'headline')) kind = 'deck'
    if (!begun && kind === 'body' && isDateLine(block.text, context.lang))
      kind = datelineLength(block.text) === block.text.length ? 'dateline' : 'byline'
    if (!begun && told && kind === 'body' && opensWithByline(block.text, context.lang)) kind = 'byline'
    // Bylines and dates may be written as headings.
    if (
      !begun &&
      told &&
      kind === 'headline' &&
      block !== headline &&
      headKind(block, context, description) === 'byline'
    )
      kind = 'byline'
    if ((begun || hasDeck) && kind === 'deck') kind = 'body'
    if (kind === 'headline') told = true
    if (kind === 'deck') hasDeck = true
    if (kind === 'body' && block.text.length >= 40) begun = true
    laid.push({ kind, text: block.text, from: block })
  }
  return closeRelated(signedAtEnd(laid))
}

function hasControls({ children }: PageElement): boolean {
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      (/^(?:form|input|button|select|textarea|label)$/.test(child.tag) || hasControls(child)),
  )
}

function flowKind(block: PageBlock, context: BlockContext): SegmentKind | null {
  const kind = classifyBlock(block, context)
  if (kind === 'body') return bodyKind(block, context)
  // A few words ("Share", "Advertisement") are a control, not a line of the article.
  return kind === 'boilerplate' && block.text.split(/\s+/u).length <= 5 ? null : kind
}

/** What a box holds: blocks, characters in links, characters of prose. */
interface BoxSum {
  blocks: number
  links: number
  prose: number
  /** Whether a heading in it leads to another page. */
  leads: boolean
  /** Lines of lists. */
  points: number
  controls: boolean
}

/**
 * A box of one line is told as what it is: a link to another article, an invitation. Larger ones are no part of the article, unless
 * they are prose without links, as a chronology or a portrait is.
 */
function boxedKind(
  block: PageBlock,
  { blocks, links, prose, points, controls }: BoxSum,
  context: BlockContext,
): SegmentKind | null {
  const zone = context.zones.zoneOf(block.element)
  const kind = classifyBlock(block, context)
  // A heading and a list below it: what is known so far, a chronology; with buttons it is a vote.
  const isPlainList = points >= 2 && points >= blocks - 2 && !controls
  if (kind === null || kind === 'correction' || kind === 'update-notice') return kind
  if (zone === null && (kind === 'caption' || kind === 'quote-block')) return kind
  if (blocks === 1) {
    if (zone === 'boilerplate' && links >= block.text.length * 0.95) return null
    if (kind === 'related-link' || kind === 'boilerplate') return kind
    const packed = kindByPack(block.text, context.pack)
    if (packed) return packed
    if (links > 0 || isItalic(block)) return 'boilerplate'
    return block.text.length >= 40 && sentence.test(block.text) ? 'body' : null
  }
  const isText = prose >= 250 || isPlainList
  return zone === null && links === 0 && isText ? flowKind(block, context) : null
}

/** Lines whose structure says nothing: the pack's words, a date line, a heading written as bold text. */
function bodyKind(block: PageBlock, { pack, lang }: BlockContext): SegmentKind {
  const { text, boldChars } = block
  const packed = kindByPack(text, pack)
  if (packed) return packed
  if (text.length < 160 && isCreditLine(text, lang)) return 'byline'
  if (
    text.length < 80 &&
    !sentence.test(text) &&
    hasWords(text, ['published', 'updated'], lang) &&
    textDate(text, lang) !== null
  )
    return 'byline'
  if (boldChars >= text.length * 0.95 && text.length <= 100 && !/[.,:;]$/u.test(text) && !sentence.test(text))
    return 'headline'
  return 'body'
}

function tailKind(block: PageBlock, context: BlockContext): SegmentKind | null {
  const zone = context.zones.zoneOf(block.element)
  if (zone === 'comments' || zone === 'ad' || zone === 'chrome' || zone === 'related') return null
  const kind = classifyBlock(block, context)
  if (kind === 'correction' || kind === 'update-notice') return kind
  if (zone === 'boilerplate') return null
  const credit = hasWords(block.text, ['credit-republished', 'credit-translated', 'credit-with'], context.lang)
  if (credit && block.text.length < 300) return 'byline'
  return kind === 'byline' ? 'byline' : null
}

/** How far behind the body notices are looked for: as far as the part goes that also holds the headline. */
function tailScope(container: PageElement, headline: PageBlock | null): PageElement {
  for (let at: PageElement | null = container; at; at = at.parent) {
    if (at.tag === 'article' || at.tag === 'main' || at.tag === 'body') return at
    if (headline && holds(at, headline.element)) return at
  }
  return container
}

function hasProse(blocks: readonly PageBlock[], context: BlockContext): boolean {
  return blocks.some(
    (block) => block.text.length >= 80 && classifyBlock(block, context) === 'body' && sentence.test(block.text),
  )
}
