/**
 * "Aucun bilan n'était disponible", "n'ont communiqué aucun chiffre": a clause that only says that nothing is known. In: a clause of the
 * author's. Out: true where a noun for information is denied being known or given, and no other verb says anything: no statement.
 */
import type { Context } from './context.ts'
import { base, isAuxiliary, isFiniteVerb, subjectOf, type Stretch } from './view.ts'

export function saysNothingKnown(ctx: Context, sentence: number, { a, b }: Stretch, head: number): boolean {
  const view = ctx.views[sentence]
  const word = view.words[head]
  if (word && isAbsent(ctx, sentence, head)) return true
  if (!word || !ctx.lexicon.has('made-known', word.lemma)) return false
  if (!view.kids[head].some((kid) => kid < head && ctx.lexicon.row('negator', view.words[kid].form)?.value.full))
    return false
  for (let i = a; i <= b; i++) {
    const other = view.words[i]
    if (isFiniteVerb(other) && i !== head && !(isAuxiliary(other) && other.head === head)) return false
  }
  // Told with an agent or an object, the information is the object; else it is what is not known.
  const object = view.kids[head].find((kid) => base(view.words[kid]) === 'obj')
  const thing = object ?? subjectOf(view, head)
  return thing >= a && thing <= b && ctx.lexicon.has('information-noun', view.words[thing].lemma)
}

/** "There were no immediate reports of casualties": what nobody has told says nothing, of none least of all. */
function isAbsent(ctx: Context, sentence: number, head: number): boolean {
  const view = ctx.views[sentence]
  if (!ctx.lexicon.has('existence-verb', view.words[head].lemma)) return false
  const subject = subjectOf(view, head)
  const there = view.kids[head].some((kid) => kid < head && base(view.words[kid]) === 'expl')
  if (!there || subject < head || !ctx.lexicon.has('absent-noun', view.words[subject].lemma)) return false
  if (view.words.some((other) => isFiniteVerb(other) && other.index !== head)) return false
  return view.kids[subject].some((kid) => kid < subject && ctx.lexicon.has('negator', view.words[kid].form))
}
