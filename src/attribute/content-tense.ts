/** Negation, past and future of a content, by its verb group; and events announced as still to come. */
import type { Act } from '../model/statement.ts'
import type { Content, Context, Saying } from './context.ts'
import { isConditionalWord, isFutureWord, isPastConditional } from './verb-mood.ts'
import { type View, base, isInfinitive } from './view.ts'

export function isNegated(view: View, at: number): boolean {
  const kids = view.kids[at] ?? []
  if (kids.some((kid) => kid < at + 3 && view.words[kid].feats.Polarity === 'Neg')) return true
  // "made no arrests": the object carries the negation.
  return kids.some((kid) => base(view.words[kid]) === 'obj' && view.kids[kid].some((word) => isNo(view, word)))
}

function isNo(view: View, at: number): boolean {
  const { deprel, feats } = view.words[at]
  return deprel === 'det' && (feats.PronType === 'Neg' || feats.Polarity === 'Neg')
}

export function isPast(view: View, at: number): boolean {
  const word = view.words[at]
  return word.feats.Tense === 'Past' || word.feats.Tense === 'Imp'
}

export function isFuture(ctx: Context, view: View, content: Content, own: boolean): boolean {
  const word = view.words[content.at]
  if (!word) return false
  const words = [
    word,
    ...view.kids[content.at]
      .filter((kid) => ['aux', 'cop'].includes(base(view.words[kid])))
      .map((kid) => view.words[kid]),
  ]
  if (words.some((item) => isFutureWord(item, ctx.lexicon))) return true
  return (
    !own &&
    content.mode === 'indirect' &&
    words.some((item) => isConditionalWord(item, ctx.lexicon)) &&
    !isPastConditional(view, content.at, ctx.lexicon)
  )
}

/** An announced event that has not happened: a plain infinitive, or an indefinite event to come. */
export function plans(ctx: Context, content: Content, saying: Saying | null, act: Act): boolean {
  const view = ctx.views[content.sentence]
  const word = view.words[content.at]
  if (!content.nominal) {
    if (!isInfinitive(word)) return false
    return (
      !view.kids[content.at].some((kid) => base(view.words[kid]) === 'aux') &&
      (act === 'announces' || act === 'warns' || act === 'pledges')
    )
  }
  if (act !== 'announces' || !saying) return false
  const cue = saying.at >= 0 ? ctx.views[saying.sentence].words[saying.at] : null
  const present = cue?.feats.Tense === 'Pres' && cue.feats.VerbForm !== 'Part'
  const definite = view.kids[content.at].some((kid) => view.words[kid].feats.Definite === 'Def')
  return present && !definite && word.feats.Number === 'Plur'
}
