import type { ArticleBlock } from './lay-article.ts'
import { linkedText } from './linked-data.ts'
import type { PageMetadata } from './page-metadata.ts'
import { collapse, type PageElement } from './page-tree.ts'

/** Shorter texts in the linked data are summaries. */
const shortest = 200

/**
 * The article as the linked data give it, where the page shows less than half of it: pages that a script would fill. Null elsewhere,
 * since what readers see goes before.
 */
export function linkedBody(
  { article }: PageMetadata,
  shown: readonly ArticleBlock[],
  root: PageElement,
): ArticleBlock[] | null {
  const body = article ? linkedText(article.object, 'articleBody') : undefined
  if (!body || body.length < shortest) return null
  const length = shown.reduce((sum, { kind, text }) => sum + (isText(kind) ? text.length : 0), 0)
  if (length * 2 >= body.length) return null
  const block = (kind: ArticleBlock['kind'], text: string): ArticleBlock => ({
    kind,
    text,
    from: { text, element: root, linkChars: 0, boldChars: 0 },
  })
  const head = shown.filter(({ kind }) => kind === 'headline' || kind === 'deck' || kind === 'byline')
  const title = linkedText(article!.object, 'headline')
  const headline = head.some(({ kind }) => kind === 'headline') || !title ? [] : [block('headline', collapse(title))]
  const paragraphs = body
    .split(/\n+/u)
    .map(collapse)
    .filter((text) => text !== '')
  const first = head.filter(({ kind, from }) => kind !== 'headline' || /^h1$/.test(from.element.tag))
  return [...headline, ...first, ...paragraphs.map((text) => block('body', text))]
}

function isText(kind: ArticleBlock['kind']): boolean {
  return kind === 'body' || kind === 'quote-block' || kind === 'deck'
}
