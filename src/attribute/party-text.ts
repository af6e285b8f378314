/** Texts that a party publishes itself: whether an event of its own voice is its own deed, told by name, or another's. */
import type { ActorMention, EventProposal } from '../model/proposals.ts'
import { type Content, type Context, overlaps } from './context.ts'
import { subjectIsFirstPerson } from './first-person.ts'
import { isHarm } from './harm.ts'

/**
 * "Nous avons frappé …", "our fighters struck …", in a post of a channel that no list knows as a medium: whoever writes there says
 * it of himself, also where nobody knows whose channel it is.
 */
export function speaksOfItself(ctx: Context, content: Content): boolean {
  if (ctx.doc.document.kind !== 'post' || ctx.findings.outlet) return false
  return subjectIsFirstPerson(ctx, ctx.views[content.sentence], content)
}

/** "Les unités de la Ligue ont frappé …", in a text of the Ligue. */
export function namesItself(ctx: Context, event: EventProposal): boolean {
  const { author } = ctx.findings
  return author !== undefined && isHarm(event) && doersOf(ctx, event).some(({ actor }) => actor === author.id)
}

/** "L'aviation de Kesmar a bombardé …", in a text of somebody else's. Who fights with whom accuses nobody. */
export function namesOpponent(ctx: Context, event: EventProposal): boolean {
  const { author } = ctx.findings
  if (!author || !isHarm(event) || event.real !== 'occurred' || event.presupposed) return false
  const doers = doersOf(ctx, event)
  return doers.length > 0 && doers.every(({ actor }) => actor !== null && actor !== author.id)
}

function doersOf(ctx: Context, event: EventProposal): ActorMention[] {
  const doer = event.roles.find(({ role }) => role === 'perpetrator')
  return doer ? ctx.actors[event.at.sentence].filter((actor) => overlaps(actor, doer)) : []
}
