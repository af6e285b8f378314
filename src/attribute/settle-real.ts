/** What an act and its verb's mood say of the content's reality, where no frame settled it before. */
import { nounInFront } from './content-signs.ts'
import type { Content, Context, Decision } from './context.ts'
import { isImperfect } from './trim-front.ts'
import { headIsConditional, isPastConditional } from './verb-mood.ts'
import type { View } from './view.ts'

export function settleReal(
  ctx: Context,
  view: View,
  content: Content,
  decision: Decision,
  future: boolean,
  said: boolean,
): void {
  if (decision.real) return
  if (decision.act === 'calls-for' || decision.act === 'demands') decision.real = 'none'
  else if (
    decision.act === 'orders' ||
    decision.act === 'pledges' ||
    decision.act === 'intends' ||
    decision.act === 'decides'
  )
    decision.real = 'planned'
  else if (decision.act === 'no-comment') decision.real = 'none'
  else if (content.condition && isImperfect(view, content.at) && nounInFront(ctx, content))
    decision.real = 'not-occurred'
  else if (content.condition && headIsConditional(view, content.at, ctx.lexicon)) {
    decision.real = isPastConditional(view, content.at, ctx.lexicon) ? 'not-occurred' : 'hypothetical'
  } else if (future && !content.nominal) decision.real = 'planned'
  else if (said && decision.act === 'assesses' && view.words[content.at]?.feats.Mood === 'Sub')
    decision.real = 'hypothetical'
  // "Une chute de X ouvrirait la route, redoutent Y": what would be, not what is said to have been.
  else if (
    said &&
    decision.act === 'assesses' &&
    !content.nominal &&
    headIsConditional(view, content.at, ctx.lexicon) &&
    !isPastConditional(view, content.at, ctx.lexicon)
  )
    decision.real = 'hypothetical'
}
