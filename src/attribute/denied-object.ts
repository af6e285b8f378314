/** What a denial is about, by its object (rule S5). */
import { type Content, type Context, inside } from './context.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { wordsWithin } from './view.ts'

/** What a denial is about, by its object (S5). */
export function deniedBy(ctx: Context, content: Content): string {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  const row = ctx.lexicon.row('said-noun', word.lemma)
  if (row?.value.denies) return row.value.denies
  if (row && content.nominal && ctx.tolls[content.sentence].some((toll) => inside(toll.raw, content.range)))
    return 'toll'
  if (content.clause) return content.accused ? 'responsibility' : 'statement'
  if (content.nominal) {
    if (isEventNoun(ctx, content.sentence, content.at)) return 'event'
    return ctx.tolls[content.sentence].some((toll) => inside(toll.raw, content.range)) ? 'toll' : 'event'
  }
  const held = wordsWithin(view, content.range)
  for (let i = held?.a ?? 0; i <= (held?.b ?? -1); i++) {
    const found = ctx.lexicon.row('said-noun', view.words[i].lemma)?.value.denies
    if (found === 'responsibility') return found
  }
  // "exclut qu'il y ait des disparus": a figure and nothing that happens.
  const figure = ctx.tolls[content.sentence].some((toll) => inside(toll.raw, content.range))
  return figure && !ctx.events[content.sentence].some((event) => inside(event.trigger, content.range))
    ? 'toll'
    : 'event'
}
