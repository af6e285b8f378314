/** What an act and its verb's mood say of the content's reality, where no frame settled it before. */
import { nounInFront } from './content-signs.ts'
import { type Content, type Context, type Decision, inside } from './context.ts'
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
    // "a décidé de fermer" looks ahead, "a décrété un couvre-feu" has done it.
    (decision.act === 'decides' && !content.nominal)
  )
    decision.real = 'planned'
  else if (decision.act === 'decides') decision.real = 'occurred'
  else if (decision.act === 'no-comment') decision.real = 'none'
  else if (view.words.some((word) => word.start === content.range.start && ctx.lexicon.has('anyone', word.form)))
    // "Quiconque proteste est dispersé": told of all times.
    decision.real = 'generic'
  else if (followsBareNoun(ctx, view, content)) decision.real = 'not-occurred'
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

/** "Un obus de plus et le barrage cédait": a noun without a verb, a conjunction and an imperfect tell what did not happen. */
function followsBareNoun(ctx: Context, view: View, content: Content): boolean {
  const held = view.words.filter((word) => inside(word, content.range))
  const joint = held.find(({ upos }) => upos === 'CCONJ')
  if (!joint || content.nominal || !isImperfect(view, content.at) || content.at < joint.index) return false
  const lead = held.filter(({ index }) => index < joint.index)
  return (
    lead[0]?.upos === 'DET' &&
    lead[0].feats.Definite !== 'Def' &&
    !lead.some(({ upos }) => upos === 'VERB' || upos === 'AUX' || upos === 'PUNCT') &&
    !view.kids[content.at].some((kid) => kid < joint.index && view.words[kid].deprel.startsWith('nsubj'))
  )
}
