import type { IntakeInput } from '../document-from-input.ts'
import type { AnalysedPage } from './analyse-page.ts'
import { attr } from './page-tree.ts'
import { pageWords, foldPhrase } from './page-words.ts'

/** What kind of document a page calls itself: by its linked data, its names, its headline or the labels right above and below it. */
export function pageKind({
  tree,
  metadata,
  blocks,
  headline,
  lang,
}: AnalysedPage): Pick<IntakeInput, 'kind' | 'genre'> {
  const types = metadata.article?.types ?? []
  if (types.includes('PressRelease')) return official
  const body = tree.elements.find(({ tag }) => tag === 'body')
  const named = `${(body && attr(body, 'class')) ?? ''} ${metadata.meta.get('og:type')?.[0] ?? ''}`.toLowerCase()
  if (/(?:^|[\s_-])(?:press-?release|communique|pressemitteilung)(?:$|[\s_-])/u.test(named)) return official
  const at = headline ? blocks.indexOf(headline) : -1
  const labels =
    at < 0
      ? []
      : blocks.slice(Math.max(0, at - 3), at + 3).filter(({ text }) => text.length <= 60 || text === headline?.text)
  if (labels.some(({ text }) => isOfficialLabel(text, lang))) return official
  if (types.includes('Report') || /(?:^|[\s_-])type-report(?:$|[\s_-])/u.test(named)) return { kind: 'report' }
  if (types.includes('OpinionNewsArticle')) return { kind: 'article', genre: 'opinion' }
  return types.includes('AnalysisNewsArticle') ? { kind: 'article', genre: 'analysis' } : { kind: 'article' }
}

const official = { kind: 'communique', genre: 'official-statement' } as const

/** "Pressemitteilung Nr. 47", "COMMUNIQUÉ N° 212 : …": the word alone, or with a number or a colon behind it; not "a statement by …". */
function isOfficialLabel(text: string, lang: string): boolean {
  const parts = foldPhrase(text)
    .split(/[>›/|]/u)
    .map((part) => part.trim())
  return parts.some((part) =>
    pageWords('communique', lang).some(
      ({ words }) => part.startsWith(words) && /^\s*(?:$|:|n[°ºr.o]|\d|#|№|–|—)/u.test(part.slice(words.length)),
    ),
  )
}
