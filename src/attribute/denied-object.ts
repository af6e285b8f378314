/** What a denial is about, by its object (rule S5). */
import type { EventProposal } from '../model/proposals.ts'
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
  if (isHarmToAny(ctx, content)) return 'toll'
  const figure = ctx.tolls[content.sentence].some((toll) => inside(toll.raw, content.range))
  // "dément que la frappe ait fait des victimes": the strike is granted.
  return figure &&
    !ctx.events[content.sentence].some(
      (event) =>
        inside(event.trigger, content.range) &&
        !(event.nominal && event.at.word !== content.at && isSubject(ctx, event)),
    )
    ? 'toll'
    : 'event'
}

/** "dément que des civils aient été tués", "denied killing any civilians": that anybody was, nobody in particular. */
function isHarmToAny(ctx: Context, content: Content): boolean {
  const view = ctx.views[content.sentence]
  const event = ctx.events[content.sentence].find(({ at }) => at.word === content.at)
  if (event?.type !== 'killing' || event.dates.length > 0) return false
  if (event.roles.some(({ role }) => role === 'place' || role === 'instrument' || role === 'target')) return false
  const victims = event.roles.filter(({ role }) => role === 'victim')
  return (
    victims.length > 0 &&
    victims.every(({ at }) => {
      const kids = view.kids[at.word].map((kid) => view.words[kid])
      const numbered = kids.some(({ deprel }) => deprel.startsWith('nummod'))
      // "des civils" is of no definite ones, though it is spelt with an article.
      const bare = kids.every(
        ({ deprel, feats, multiword }) =>
          deprel !== 'det' || multiword || feats.Definite === 'Ind' || feats.PronType === 'Ind',
      )
      return view.words[at.word].upos === 'NOUN' && !numbered && bare
    })
  )
}

function isSubject(ctx: Context, event: EventProposal): boolean {
  return ctx.views[event.at.sentence].words[event.at.word].deprel.startsWith('nsubj')
}
