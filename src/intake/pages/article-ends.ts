import { bare } from './article-lines.ts'
import { isHeading } from './classify-block.ts'
import type { ArticleBlock } from './lay-article.ts'
import { foldPhrase } from './page-words.ts'

// What a laid article is cleared of: its end that leads away, portraits of its authors, what it tells twice.

/** So many quotations are looked for in the body; to look for more would take long on a page of nothing else. */
const mostQuotes = 100

/** "Ann Quill covers the valley": a last line about the person whom the byline names is no part of the text. */
export function withoutPortrait(laid: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const last = laid.findLast(({ kind }) => kind === 'body')
  if (!last || last.text.length > 300) return laid
  const name = /^\p{Lu}[\p{L}\p{M}'’-]+\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+)?\p{Lu}[\p{L}\p{M}'’-]+(?=\s)/u.exec(
    last.text,
  )?.[0]
  if (!name || !laid.some(({ kind, text }) => kind === 'byline' && foldPhrase(text).includes(foldPhrase(name))))
    return laid
  return laid.map((block) => (block === last ? { ...block, kind: 'boilerplate' } : block))
}

/** Behind the last paragraph headings, links and invitations lead away from the article. */
export function withoutEnd(laid: readonly ArticleBlock[]): ArticleBlock[] {
  const own = laid.findLastIndex(({ kind }) => kind !== 'related-link' && kind !== 'boilerplate' && kind !== 'headline')
  return laid.slice(0, own + 1)
}

/** A heading above nothing but links is one of them ("On the same subject"), as are headings at the very end. */
export function closeRelated(laid: readonly ArticleBlock[]): ArticleBlock[] {
  const out = laid.map((block) => ({ ...block }))
  for (let at = out.length - 1; at >= 0; at--) {
    const block = out[at]
    if (block.kind !== 'headline' || !(isHeading(block.from.element) || block.from.boldChars > 0)) continue
    if (/^h1$/.test(block.from.element.tag)) continue
    const next = out[at + 1]
    if (!next || next.kind === 'related-link') block.kind = 'related-link'
    else if (next.kind === 'boilerplate') block.kind = 'boilerplate'
  }
  return out
}

/** What a page shows twice is told once: a pulled quotation that the body has, a caption under two sizes of a picture, the headline again. */
export function withoutRepeats(laid: readonly ArticleBlock[]): ArticleBlock[] {
  const seen = new Set<string>()
  const body = laid.map(({ kind, text }) => (kind === 'body' ? bare(text) : '')).join(' ')
  let quotes = 0
  return laid.filter(({ kind, text }) => {
    const key = bare(text)
    if (kind === 'quote-block' && key.length > 20 && quotes++ < mostQuotes && body.includes(key)) return false
    if (kind === 'body' || kind === 'quote-block' || kind === 'related-link' || kind === 'boilerplate') return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
