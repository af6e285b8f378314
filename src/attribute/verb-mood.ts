/**
 * Conditional and future, told by a feature of the verb ("frapperait") or by an auxiliary that the pack names ("would strike").
 * In: a sentence's view and the head of a clause. Out: yes or no; the pack says whether the mood by itself tells hearsay.
 */
import type { Word } from '../model/tree.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { base, type View } from './view.ts'

export function isConditionalWord(word: Word, lexicon: CueLexicon): boolean {
  return word.feats.Mood === 'Cnd' || (word.upos === 'AUX' && lexicon.has('conditional-aux', word.lemma))
}

export function isFutureWord(word: Word, lexicon: CueLexicon): boolean {
  return word.feats.Tense === 'Fut' || (word.upos === 'AUX' && lexicon.has('future-aux', word.lemma))
}

/** The head, its auxiliary or its copula is conditional. */
export function headIsConditional(view: View, head: number, lexicon: CueLexicon): boolean {
  const word = view.words[head]
  if (!word) return false
  return (
    word.feats.Mood === 'Cnd' ||
    view.kids[head].some(
      (kid) => isConditionalWord(view.words[kid], lexicon) && ['aux', 'cop'].includes(base(view.words[kid])),
    )
  )
}

/** "aurait frappé", "would have struck": the conditional of something done, not of something to come. */
export function isPastConditional(view: View, head: number, lexicon: CueLexicon): boolean {
  const auxiliaries = view.kids[head].map((kid) => view.words[kid]).filter((word) => base(word) === 'aux')
  if (auxiliaries.some((word) => word.feats.Mood === 'Cnd' && word.deprel !== 'aux:pass')) return true
  return (
    auxiliaries.some((word) => lexicon.has('conditional-aux', word.lemma)) &&
    auxiliaries.some((word) => word.deprel !== 'aux:pass' && lexicon.has('auxiliary', word.lemma))
  )
}

/** The clause is told as hearsay by its mood, where the pack's language has such a mood. */
export function hasHearsayMood(view: View, head: number, lexicon: CueLexicon): boolean {
  const moods = [head, ...view.kids[head].filter((kid) => ['aux', 'cop'].includes(base(view.words[kid])))]
  return moods.some((at) => {
    const { Mood } = view.words[at]?.feats ?? {}
    return Mood !== undefined && lexicon.has('hearsay-mood', Mood)
  })
}

/** "allegedly", "reportedly": an adverb of the pack that makes hearsay of the clause it stands in. */
export function hasHearsayAdverb(view: View, head: number, lexicon: CueLexicon): boolean {
  return view.kids[head]?.some((kid) => lexicon.has('hearsay-adverb', view.words[kid].form)) ?? false
}
