/** Incises and phrases as sayings: the cue, the source and the clauses they cover. */
import type { Range } from '../model/span.ts'
import type { Act } from '../model/statement.ts'
import type { AccordingTo } from './attribute-phrases.ts'
import { clauses } from './clause-content.ts'
import { contentEnd } from './content-edges.ts'
import { type Content, type Context, type Saying, inside } from './context.ts'
import { scopeOf } from './frame-scope.ts'
import { matchSequence } from './match-sequence.ts'
import type { Quotation } from './quotations.ts'
import type { Incise } from './incise.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { isFiniteClause, rangeOf } from './view.ts'

export function fromIncise(
  ctx: Context,
  cues: SentenceCues,
  incise: Incise,
  others: Parameters<typeof scopeOf>[3],
  direct: readonly Quotation[],
): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { verb, group, phrase } = incise
  if (!verb || !verb.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote' || slot.kind === 'clause')))
    return null
  if (group.negated && !verb.cues.some((cue) => cue.negated)) return null
  const cue =
    verb.cues.find((item) => item.slots.some((slot) => slot.kind === 'quote' || slot.kind === 'clause')) ?? verb.cues[0]
  const contents = covered(
    ctx,
    cues,
    scopeOf(
      ctx,
      sentence,
      phrase,
      others.filter((item) => item !== phrase),
      cues.barriers,
    ),
    direct,
  )
  const announces: Range[] = []
  const behind = behindColon(ctx, cues, phrase.b + 1)
  if (behind.length > 0) {
    // "Les auditions concordent, résume X : S": what announces S is no statement of its own.
    const told = contents.filter((content) => holdsFinding(ctx, content))
    announces.push(...contents.filter((content) => !told.includes(content)).map((content) => content.range))
    contents.splice(0, contents.length, ...told, ...behind)
  }
  if (contents.length === 0) return null
  return {
    sentence,
    at: group.head,
    cue,
    act: cue.act || 'reports',
    cueRange: rangeOf(view, { a: group.a, b: verb.last }),
    source: incise.source,
    inner: [],
    contents,
    clause: group.head,
    frame: [phrase],
    ...(announces.length > 0 ? { announces } : {}),
    rules: [`${cue.lemma} + incise`],
    needsReview: [],
  }
}

/** The clauses behind a colon that closes the incise. */
function behindColon(ctx: Context, cues: SentenceCues, colon: number): Content[] {
  const { words } = ctx.views[cues.sentence]
  if (words[colon]?.form !== ':' || /^[«"“‘]$/.test(words[colon + 1]?.form ?? '«')) return []
  return clauses(ctx, cues.sentence, { a: colon + 1, b: contentEnd(ctx, cues.sentence, colon + 1, -1, cues.barriers) })
}

function holdsFinding(ctx: Context, { range, sentence }: Content): boolean {
  return (
    ctx.events[sentence].some((event) => inside(event.trigger, range)) ||
    ctx.tolls[sentence].some((toll) => inside(toll.raw, range)) ||
    ctx.views[sentence].words.some((word) => word.upos === 'NUM' && inside(word, range))
  )
}

export function fromPhrase(
  ctx: Context,
  cues: SentenceCues,
  item: AccordingTo,
  others: Parameters<typeof scopeOf>[3],
  direct: readonly Quotation[],
): Saying | null {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const phrase = { ...item.phrase, b: pastCiting(ctx, sentence, item.phrase.b) }
  const barriers = new Set(cues.barriers)
  for (let i = phrase.a - 1; i <= phrase.b; i++) barriers.delete(i)
  const contents = covered(
    ctx,
    cues,
    scopeOf(
      ctx,
      sentence,
      phrase,
      others.filter((other) => other !== item.phrase),
      barriers,
    ),
    direct,
  )
  if (contents.length === 0) return null
  if (item.row.value.initial !== undefined && !contents.some((content) => isFiniteClause(view, content.at))) return null
  return {
    sentence,
    at: phrase.a,
    cue: null,
    act: (item.row.stance as Act) || 'reports',
    cueRange: rangeOf(view, { a: phrase.a, b: item.last }),
    source: item.source,
    inner: [],
    contents: contents.map((content) => ({ ...content, mode: 'according-to' })),
    clause: -1,
    frame: [phrase],
    rules: [`${item.row.lemma} X`],
    needsReview: [],
  }
}

/** ", citant une source médicale," stands with the phrase. */
function pastCiting(ctx: Context, sentence: number, end: number): number {
  const view = ctx.views[sentence]
  let at = end + 1
  if (view.words[at]?.form === ',') at++
  const match = at < view.words.length ? matchSequence(view, at, ctx.lexicon.sequences, 'adverbial') : null
  if (!match?.sequence.row.value.chain) return end
  let last = match.last
  while (last + 1 < view.words.length && !/^[,;:.–—()«]$/.test(view.words[last + 1].form)) last++
  return last
}

function covered(
  ctx: Context,
  cues: SentenceCues,
  scopes: readonly { a: number; b: number }[],
  direct: readonly Quotation[],
): Content[] {
  const view = ctx.views[cues.sentence]
  const out: Content[] = []
  for (const scope of scopes) {
    const range = rangeOf(view, scope)
    // A direct quotation has its own saying.
    if (
      direct.some(
        (quotation) =>
          inside({ start: range.start + 2, end: Math.max(range.start + 2, range.end - 2) }, quotation) &&
          quotation.start >= range.start - 2,
      )
    )
      continue
    for (const content of clauses(ctx, cues.sentence, scope)) {
      if (direct.some((quotation) => inside(content.range, quotation) && !inside(range, quotation))) continue
      out.push(content)
    }
  }
  return out
}

/** "a-t-on appris de source militaire": the phrase belongs to the verb's chain. */
export function toldInside(ctx: Context, cues: SentenceCues, item: AccordingTo): boolean {
  const before = item.phrase.a
  return (
    item.row.value.inside !== undefined &&
    cues.verbs.some(
      (verb) =>
        verb.cues[0].value.chain === 'relay' &&
        verb.last < before &&
        before - verb.last < 8 &&
        ctx.views[cues.sentence].words[before - 1].form !== ',',
    )
  )
}
