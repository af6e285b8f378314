import { isDateLine, isDeck, isSignature, sentence } from './article-lines.ts'
import { classifyBlock, hasWords, isHeading, type BlockContext } from './classify-block.ts'
import type { ArticleBlock } from './lay-article.ts'
import type { PageBlock } from './page-blocks.ts'
import { holdsTime, isBesideTime, isRelativeTime } from './shown-time.ts'

// Deck and byline where no name or tag marks them: by what stands above and below.

/** One paragraph above the body may be its deck; of several that nothing marks only the first may, if it is made otherwise. */
export function openDecks(laid: ArticleBlock[], context: BlockContext, description: string | null): void {
  const unmarked = laid.filter(
    ({ kind, from }) => kind === 'deck' && !isDeck(from, description) && classifyBlock(from, context) === 'body',
  )
  if (unmarked.length < 2) return
  const makeOf = ({ from: { element } }: ArticleBlock): string => `${element.tag}.${element.attrs.class ?? ''}`
  for (const [at, block] of unmarked.entries()) if (at > 0 || makeOf(block) === makeOf(unmarked[1])) block.kind = 'body'
}

/** A line between headline and byline is the deck, whatever its tag: the body begins behind the byline. */
export function deckAboveByline(
  blocks: readonly PageBlock[],
  headline: PageBlock | null,
  context: BlockContext,
): PageBlock | null {
  const at = headline ? blocks.indexOf(headline) : -1
  if (at < 0 || at + 4 >= blocks.length) return null
  const [line, next] = blocks.slice(at + 1, at + 3)
  const { zones, lang } = context
  if (zones.zoneOf(line.element) !== null || zones.zoneOf(next.element) !== null) return null
  if (line.linkChars > 0 || line.text.length < 35 || line.text.length > 400 || line.text.split(/\s+/u).length < 5)
    return null
  if (isBylineLine(line, lang) || opensWithByline(line.text, lang)) return null
  return isBylineLine(next, lang) || opensWithByline(next.text, lang) ? line : null
}

/** A name alone behind the last paragraph, as old pages sign: it is no sentence. */
export function signedAtEnd(laid: ArticleBlock[]): ArticleBlock[] {
  const last = laid.findLast(({ kind }) => kind === 'body')
  if (last && laid.filter(({ kind }) => kind === 'body').length > 2 && isSignature(last.text)) last.kind = 'byline'
  return laid
}

/** A date in figures, "3 hours ago", a line that holds a date for machines, a name beside a date. */
export function isBylineLine({ text, element }: PageBlock, lang: string): boolean {
  if (text.length > 140 || sentence.test(text) || isHeading(element)) return false
  const words = text.split(/\s+/u).length
  if (isRelativeTime(text, lang) || (isDateLine(text, lang) && text.length <= 40) || holdsTime(element)) return true
  return text.length <= 60 && words >= 2 && words <= 5 && !/[\d:?]/u.test(text) && isBesideTime(element, lang)
}

/** "By Ann Quill" as a first paragraph. */
export function opensWithByline(text: string, lang: string): boolean {
  return text.length <= 120 && !sentence.test(text) && hasWords(text, ['byline', 'credit-by'], lang)
}
