/**
 * "Two men are said to have fled", "Clashes were reported in the north": a passive of the pack's hearsay verbs without an agent. In: a
 * content of the author's own. Out: the content marked as hearsay, its head the verb that tells what is said; or the content itself.
 */
import type { Content, Context } from './context.ts'
import { base, isInfinitive } from './view.ts'

export function hearsayPassive(ctx: Context, content: Content): Content {
  if (content.nominal || content.clause) return content
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  const row = word && ctx.lexicon.row('hearsay-passive', word.lemma)
  if (!row || !view.kids[content.at].some((kid) => view.words[kid].deprel === 'aux:pass')) return content
  for (const kid of view.kids[content.at])
    if (kid > content.at && view.kids[kid].some((item) => ctx.lexicon.has('agent-marker', view.words[item].form)))
      return content
  const told = view.kids[content.at].find((kid) => kid > content.at && base(view.words[kid]) === 'xcomp')
  if (told === undefined) return row.value.bare ? { ...content, hearsay: true } : content
  const auxiliary = view.kids[told].some((kid) => base(view.words[kid]) === 'aux' && isInfinitive(view.words[kid]))
  return isInfinitive(view.words[told]) || auxiliary ? { ...content, at: told, hearsay: true } : content
}
