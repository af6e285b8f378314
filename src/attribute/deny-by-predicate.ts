/**
 * "Ces informations sont dénuées de fondement", "« C'est faux »", "l'armée n'a rien à voir avec l'attaque": words that deny what others
 * said, whatever verb brings them. In: a content somebody says. Out: what is denied, or null.
 */
import type { Content, Context } from './context.ts'
import { matchSequence } from './match-sequence.ts'
import { isNegated } from './content-tense.ts'
import { subjectOf, wordsWithin } from './view.ts'

export function deniedByPredicate(ctx: Context, content: Content): string | null {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held || content.nominal || content.clause) return null
  for (let i = held.a; i <= held.b; i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'denying-predicate')
    if (!match) continue
    const { denies } = match.sequence.row.value
    if (denies) return denies
    const subject = subjectOf(view, content.at)
    if (subject < held.a || subject > held.b || isNegated(view, content.at)) continue
    const word = view.words[subject]
    const told =
      (word.upos === 'PRON' && word.feats.PronType === 'Dem') ||
      ctx.lexicon.has('said-noun', word.lemma) ||
      ctx.lexicon.has('information-noun', word.lemma)
    if (told) return 'statement'
  }
  return null
}
