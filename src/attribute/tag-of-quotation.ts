/** Where the tag of a quotation stands: right behind it, in the next sentence where the parser cut at its stop, or inside its marks. */
import { type Context, inside, type Saying } from './context.ts'
import type { Incise } from './incise.ts'
import type { Quotation } from './quotations.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { sourceOfVerb } from './source-of-verb.ts'
import { tagByItself } from './subject-first-incise.ts'
import { isPunctuation, subjectOf } from './view.ts'
import { wordAfter } from './words-around.ts'

/** “S,” X said, “S”: the tag of the quotation before ends right here. */
export function behindTag(
  cues: SentenceCues,
  comma: number,
  last: { saying: Saying; end: number } | null,
  sentence: number,
): boolean {
  if (!last || last.saying.sentence !== sentence) return false
  return cues.incises.some(
    ({ phrase }) => last.saying.at >= phrase.a && last.saying.at <= phrase.b && phrase.b === comma - 1,
  )
}

export function inciseAt(cues: SentenceCues, at: number): { incise: Incise; sentence: number } | null {
  if (at < 0) return null
  const incise = cues.incises.find((item) => item.phrase.a >= at && item.phrase.a <= at + 1)
  return incise ? { incise, sentence: cues.sentence } : null
}

/** The parser may have cut the sentence at a stop inside the closing mark: the tag then opens the next sentence. */
export function inciseAfterNext(
  ctx: Context,
  cues: readonly SentenceCues[],
  t: number,
  quotation: Quotation,
): { incise: Incise; sentence: number } | null {
  const next = ctx.views[t + 1]
  if (!next || next.sentence.segment !== ctx.views[t].sentence.segment) return null
  if (wordAfter(ctx.views[t], quotation.end) >= 0) return null
  const gap = ctx.doc.text.slice(quotation.end, next.sentence.start)
  if (/[\p{L}\n]/u.test(gap)) return null
  const first = next.words.findIndex((word) => !isPunctuation(word))
  if (first < 0) return null
  if (ctx.lexicon.has('incise-order', 'subject-verb')) {
    const tag = tagByItself(ctx, t + 1, cues[t + 1].verbs, first)
    if (tag) return { incise: tag, sentence: t + 1 }
  }
  const verb = cues[t + 1].verbs.find((item) => item.group.a <= first + 3 && item.group.form === 'finite')
  if (!verb || !/^[\p{Ll}-]/u.test(next.words[first].form)) return null
  const subject = subjectOf(next, verb.group.head)
  if (verb.group.inverted < 0 && subject >= 0 && subject < verb.group.head) return null
  const source = sourceOfVerb(ctx, t + 1, verb.group, true)
  return source
    ? {
        incise: { phrase: { a: first, b: next.words.length - 1, incise: true }, verb, group: verb.group, source },
        sentence: t + 1,
      }
    : null
}

export function insideIncises(
  cues: readonly SentenceCues[],
  s: number,
  t: number,
  quotation: Quotation,
): { incise: Incise; sentence: number }[] {
  const out: { incise: Incise; sentence: number }[] = []
  for (let i = s; i <= t; i++) {
    for (const incise of cues[i].incises) {
      const words = incise.verb?.cues.some((cue) => cue.slots.some((slot) => slot.kind === 'quote'))
      const range = incise.source?.range
      if (words && range && inside(range, quotation.inner)) out.push({ incise, sentence: i })
    }
  }
  return out
}
