import type { PageBlock } from './page-blocks.ts'
import { foldPhrase } from './page-words.ts'

/**
 * Old pages write headline, byline and date as lines of one block, with line breaks between them. A block of which one line is the page's
 * title becomes a block a line.
 */
export function splitTitleLines(blocks: readonly PageBlock[], titles: readonly string[]): PageBlock[] {
  const told = titles.map(bare)
  return blocks.flatMap((block) => {
    const lines = block.text.split('\n')
    if (lines.length < 2 || lines.length > 12) return [block]
    const isTitle = lines.some((line) => line.length > 15 && told.some((title) => title.includes(bare(line))))
    if (!isTitle) return [block]
    const share = (count: number, line: string): number => Math.round((count * line.length) / block.text.length)
    return lines.map((text) => ({
      ...block,
      text,
      linkChars: share(block.linkChars, text),
      boldChars: share(block.boldChars, text),
    }))
  })
}

function bare(text: string): string {
  return foldPhrase(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
