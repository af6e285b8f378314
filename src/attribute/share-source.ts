/** Sources that several sayings share: a subject kept over a conjunction, and two parties that say the same of each other. */
import { type Context, type Saying, type Source, inside } from './context.ts'
import type { Range } from '../model/span.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { base, isGerund, rangeOf, type View } from './view.ts'

/** "X a reconnu que S, mais a démenti que …": the tree may hang the second cue inside the first content; X says both. */
export function shareMatrixSource(
  ctx: Context,
  cues: SentenceCues,
  at: number,
  source: Source | null,
  before: readonly Saying[],
): Source | null {
  const cue = ctx.views[cues.sentence].words[at]
  // "…, the ministry said, adding that S": a gerund under another cue has that cue's speaker.
  const matrix = before.findLast((other) => other.source && other.sentence === cues.sentence && other.at === cue.head)
  if (matrix?.source && isGerund(cue)) return { ...matrix.source, ellipsis: true }
  if (!source?.ellipsis) return source
  const nested = cues.verbs.some((verb) => verb.group.head === cue.head && verb.group.head !== source.at)
  if (nested && !quotedSource(before, source)) return source
  for (let i = before.length - 1; i >= 0; i--) {
    const other = before[i]
    if (!other.source || other.at >= at || other.clause < 0) continue
    const leaves = (range: Range): boolean => inside(source.range, range) && !inside(cue, range)
    const said = other.contents.some(
      (content) => leaves(content.range) || (content.quotation !== undefined && leaves(content.quotation)),
    )
    if (said) return { ...other.source, ellipsis: true }
  }
  return source
}

function quotedSource(before: readonly Saying[], source: Source): boolean {
  return before.some((other) =>
    other.contents.some((content) => content.quotation !== undefined && inside(source.range, content.quotation)),
  )
}

/** "X et Y s'accusent mutuellement de …", "X puis Y ont revendiqué …": one saying for each; where they accuse, about the other. */
export function mutual(ctx: Context, saying: Saying): Saying[] {
  if (!saying.source || saying.source.sentence !== saying.sentence) return [saying]
  const each = saying.cue?.value.mutual !== undefined
  const view = ctx.views[saying.source.sentence]
  const first = saying.source.at
  const parts = [first, ...view.kids[first].filter((kid) => base(view.words[kid]) === 'conj')]
  if (parts.length < 2 || !(each || parts.some((at) => inTurn(ctx, view, at)) || isDistributive(ctx, view, saying)))
    return [saying]
  const ranges = parts.map((at, order) => {
    let a = order === 0 ? view.lo[first] : view.lo[at]
    while (a < at && (view.words[a].upos === 'CCONJ' || view.words[a].upos === 'PUNCT' || isTurn(ctx, view, a))) a++
    let b = order === 0 ? parts[1] - 1 : view.hi[at]
    if (order === 0) {
      b = view.lo[parts[1]] - 1
      while (b > at && (view.words[b].upos === 'CCONJ' || view.words[b].upos === 'PUNCT')) b--
    }
    return { at, range: rangeOf(view, { a, b: Math.max(a, b) }) }
  })
  return ranges.map((part, order) => ({
    ...saying,
    source: { sentence: saying.sentence, at: part.at, range: part.range },
    contents: saying.contents.map((content) =>
      each ? { ...content, accused: ranges[order === 0 ? 1 : 0].range } : { ...content },
    ),
    rules: [...saying.rules, each ? 'mutual: one direction each' : 'each speaks alone'],
  }))
}

/** "X et Y ont chacun revendiqué …", "neither X nor Y": what is said, each says alone. */
function isDistributive(ctx: Context, view: View, { source, at }: Saying): boolean {
  if (!source) return false
  const from = Math.max(0, view.lo[source.at] - 1)
  for (let i = from; i <= Math.min(Math.max(at, source.at) + 1, view.words.length - 1); i++)
    if (ctx.lexicon.has('distributive', view.words[i].form)) return true
  return false
}

/** A speaker after another ("puis Y"). */
function inTurn(ctx: Context, view: View, at: number): boolean {
  for (let i = view.lo[at]; i < at; i++) if (isTurn(ctx, view, i)) return true
  return false
}

function isTurn(ctx: Context, view: View, at: number): boolean {
  return ctx.lexicon.has('in-turn', view.words[at].form)
}
