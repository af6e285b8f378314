/** "Le bilan fait état de dix morts, a déclaré X": the count is what X tells with, no voice of its own. */
import { type Context, type Saying, inside } from './context.ts'
import { foldWord } from './fold-once.ts'

/** True where a count "speaks" inside what somebody else of the same sentence says. */
export function isToldCount(ctx: Context, saying: Saying, others: readonly Saying[]): boolean {
  const { source, cueRange, contents } = saying
  if (!source || !cueRange || source.sentence !== saying.sentence || saying.inner.length > 0) return false
  const { lemma } = ctx.views[source.sentence].words[source.at]
  if (ctx.lexicon.artefacts.get(foldWord(lemma))?.act !== 'counts') return false
  return others.some(
    (other) =>
      other !== saying &&
      other.source !== null &&
      other.contents.some(
        ({ range }) =>
          inside(source.range, range) &&
          inside(cueRange, range) &&
          contents.some((content) => inside(content.range, range)),
      ),
  )
}

/** "Aucune organisation ne s'était manifestée pour endosser l'attentat": what no one did to claim is claimed by none. */
export function isSaidByNone(ctx: Context, { source, act }: Saying): boolean {
  if (!source || act !== 'claims-responsibility') return false
  const view = ctx.views[source.sentence]
  return view.kids[source.at].some(
    (kid) => view.words[kid].upos === 'DET' && ctx.lexicon.row('negator', view.words[kid].form) !== undefined,
  )
}
