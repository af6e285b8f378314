/**
 * Notices that withdraw what was said before: "Correction : S", "Mise à jour : cet article a été corrigé, S". In: a sentence. Out:
 * whether it is one, and the word behind the clause that only says that the text was mended.
 */
import type { Context } from './context.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { isFiniteVerb } from './view.ts'

/** A notice that withdraws what was said before: whoever it names, the author speaks. */
export function isCorrection(ctx: Context, sentence: number): boolean {
  const { segmentKind } = ctx.views[sentence].sentence
  const [first] = ctx.views[sentence].words
  if (segmentKind === 'correction') return true
  if (first !== undefined && ctx.lexicon.has('correction', first.form)) return true
  return segmentKind === 'update-notice' && behindNotice(ctx, sentence) > 0
}

/** "cet article a été corrigé, S": the first word of S; 0 where the notice does not open so. */
export function behindNotice(ctx: Context, sentence: number): number {
  const view = ctx.views[sentence]
  const subject = view.words.findIndex((word) => word.upos === 'NOUN')
  if (subject < 0 || subject > 2 || !ctx.lexicon.artefacts.has(foldedLemma(view.words[subject]))) return 0
  let corrects = false
  for (let i = subject + 1; i < Math.min(view.words.length - 3, subject + 9); i++) {
    const word = view.words[i]
    const rows = isFiniteVerb(word) || word.upos === 'VERB' ? ctx.lexicon.verbs.get(foldedLemma(word)) : undefined
    if (rows?.some((cue) => cue.act === 'retracts')) corrects = true
    if (/^[,:;]$/.test(word.form)) return corrects ? i + 1 : 0
  }
  return 0
}
