import type { Segment } from '../../model/document.ts'
import { composeText, type ComposedText } from '../compose-text.ts'
import { datelineLength } from '../find-dateline.ts'
import type { ArticleBlock } from './lay-article.ts'

/** In scripts without capitals a dateline shows by its agency or date before the dash. */
const uncased =
  /^[\p{Script=Arabic}\p{Script=Hebrew}][^.!?؟\n:;«»"“”]{1,50}(?:\((?:[^()]{2,40})\)|[/,،]\s?[^.!?؟\n:;()]{2,40})\s*[-–—ـ:]{1,2}(?=\s)/u

/** The text of an article and its segments; a dateline at the beginning of the body is a segment of its own. */
export function composeArticle(laid: readonly ArticleBlock[]): ComposedText {
  const { text, segments } = composeText(laid)
  const first = segments.findIndex(({ kind }) => kind === 'body')
  if (first < 0) return { text, segments }
  return { text, segments: segments.flatMap((segment, at) => (at === first ? cutDateline(segment, text) : [segment])) }
}

function cutDateline(segment: Segment, text: string): Segment[] {
  const line = text.slice(segment.start, segment.end)
  const length = datelineLength(line) || (uncased.exec(line)?.[0].length ?? 0)
  if (length === 0) return [segment]
  const dateline: Segment = { kind: 'dateline', start: segment.start, end: segment.start + length }
  const gap = /^\s*/u.exec(line.slice(length))![0].length
  const start = dateline.end + gap
  return start < segment.end ? [dateline, { kind: 'body', start, end: segment.end }] : [dateline]
}
