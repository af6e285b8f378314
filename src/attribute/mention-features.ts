/** What tells mentions apart that a pronoun may mean: whether a group is named, and the gender of the words. */
import type { ActorMention } from '../model/proposals.ts'
import type { Context } from './context.ts'
import { base } from './view.ts'

/** A name with an identity that is no person's: of a group, a state, an organisation. */
export function isGroup(actor: ActorMention | undefined): boolean {
  return actor !== undefined && actor.named === 'named' && actor.actor !== null && actor.type !== 'person'
}

/** "La ministre": the determiner's gender tells whom a word of either gender means. */
export function genderOf(ctx: Context, sentence: number, at: number): string | undefined {
  const view = ctx.views[sentence]
  const determiner = view.kids[at].find(
    (kid) => kid < at && base(view.words[kid]) === 'det' && view.words[kid].feats.Gender,
  )
  return determiner === undefined ? view.words[at].feats.Gender : view.words[determiner].feats.Gender
}
