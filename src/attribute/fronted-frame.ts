/**
 * Frames of words that stand before a clause and turn it: "il est faux de dire que S" denies S, "il se dit que S" tells S by hearsay.
 * In: a content. Out: the content without the frame, marked; or the content itself.
 */
import type { Content, Context } from './context.ts'
import { trimText } from './content-edges.ts'
import { formOf, matchSequence } from './match-sequence.ts'
import { type View, headOf, isFiniteVerb, wordsWithin } from './view.ts'

export function stripFrame(ctx: Context, content: Content, said: boolean): Content {
  if (content.nominal || content.clause) return content
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return content
  for (let i = held.a; i < Math.min(held.b, held.a + 3); i++) {
    const frame = matchSequence(view, i, ctx.lexicon.sequences, 'negating-frame', 'hearsay-frame', 'hedge-frame')
    if (!frame) continue
    const { category } = frame.sequence.row
    const denies = category === 'negating-frame'
    const hedges = category === 'hedge-frame'
    if (hedges && !said) return content
    const comma = frame.sequence.row.value.comma !== undefined
    if (comma && view.words[frame.last + 1]?.form !== ',') continue
    const from = comma ? frame.last + 2 : denies ? frame.last + 1 : afterConjunction(ctx, view, frame.last + 1, held.b)
    if (from < 0 || from >= held.b) return content
    const range = trimText(ctx.doc.text, { start: view.words[from].start, end: content.range.end })
    if (range.end - range.start < 6) return content
    const at = headOf(view, { a: from, b: held.b })
    return { ...content, range, at, ...(denies ? { denied: true } : hedges ? { hedged: true } : { hearsay: true }) }
  }
  return content
}

/** "il se dit à Brisane que S": a place or time may stand between, no verb. */
function afterConjunction(ctx: Context, view: View, from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + 12); i++) {
    if (isFiniteVerb(view.words[i])) return -1
    if (ctx.lexicon.has('complementiser', formOf(view, i))) return i + 1
  }
  return -1
}
