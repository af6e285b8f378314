/** What auxiliaries say of reality where a language has no endings for it: "will strike", "would have struck", "is shelling". */
import type { Real } from '../model/statement.ts'
import { isUnderSaying } from './condition.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { isPresentParticiple, relation, type SentenceView } from './sentence-view.ts'
import { ownerOf } from './verb-form.ts'

/** Null where no auxiliary says anything of it. */
export function realityOfModal(view: SentenceView, lexicon: EventLexicon, verb: number): Real | null {
  const auxiliaries = view.kids[ownerOf(view, verb)].filter((kid) => relation(view.words[kid]) === 'aux')
  const perfect = auxiliaries.some(
    (kid) => hasWord(lexicon, 'having', view.lemmas[kid]) && view.words[kid].feats.VerbForm === 'Inf',
  )
  for (const kid of auxiliaries) {
    const lemma = view.lemmas[kid]
    if (hasWord(lexicon, 'future-aux', lemma)) return perfect ? 'occurred' : 'planned'
    if (hasWord(lexicon, 'conditional-aux', lemma)) {
      if (perfect) return 'not-occurred'
      return isUnderSaying(view, lexicon, verb) ? 'planned' : 'hypothetical'
    }
    if (hasWord(lexicon, 'modal-aux', lemma)) return perfect ? null : 'hypothetical'
  }
  return null
}

/** "is shelling": the present participle with "be" lasts. */
export function isProgressive(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  return (
    isPresentParticiple(view.words[verb]) &&
    view.kids[ownerOf(view, verb)].some(
      (kid) => relation(view.words[kid]) === 'aux' && hasWord(lexicon, 'being', view.lemmas[kid]),
    )
  )
}
