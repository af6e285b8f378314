/** What tells mentions apart that a pronoun may mean: whether a group is named, how it is named, and the gender of the words. */
import type { ActorMention } from '../model/proposals.ts'
import type { ChainLink } from '../model/statement.ts'
import type { Context, Source } from './context.ts'
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

/** By name, by a role, as several, or as nobody in particular. */
export function namedOf(ctx: Context, source: Source): NonNullable<ChainLink['named']> {
  if (source.anonymous) return 'anonymous'
  const view = ctx.views[source.sentence]
  const word = view.words[source.at]
  const actor = ctx.actors[source.sentence].find((item) => item.at.word === source.at)
  if (actor) return actor.named
  if (word.upos === 'PRON') return 'implicit'
  if (word.upos === 'PROPN' || view.kids[source.at].some((kid) => view.words[kid].upos === 'PROPN')) return 'named'
  const indefinite = view.kids[source.at].some((kid) => view.words[kid].feats.Definite === 'Ind')
  if (word.feats.Number === 'Plur') return 'collective'
  return indefinite ? 'anonymous' : 'role'
}
