/** Conditions around a verb: an "if" clause above or beside it, "without X" before it, a verb of saying that governs it. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { isDefinite } from './definite.ts'
import { prepositionOf, relation, type SentenceView } from './sentence-view.ts'

export function hasCondition(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  for (const kid of view.kids[verb]) {
    if (hasWord(lexicon, 'without', prepositionOf(view, kid)) && isDefinite(view, lexicon, kid)) return true
    if (
      relation(view.words[kid]) === 'advcl' &&
      view.kids[kid].some((mark) => hasWord(lexicon, 'if', view.lemmas[mark]))
    )
      return true
  }
  // Word order as second leg: "si" or "sans" opens the sentence.
  const first = view.words.findIndex((word) => word.upos !== 'PUNCT')
  return (
    first >= 0 &&
    first < verb &&
    (hasWord(lexicon, 'if-opening', view.forms[first]) || opensWithout(view, lexicon, first))
  )
}

/** "Sans l'intervention de X, …": what would else have happened; "sans résistance" is only a manner. */
export function opensWithout(view: SentenceView, lexicon: EventLexicon, first: number): boolean {
  return (
    hasWord(lexicon, 'without', view.forms[first]) &&
    first + 1 < view.words.length &&
    hasWord(lexicon, 'definite', view.forms[first + 1])
  )
}

export function isUnderCondition(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  const clause = view.clause[verb]
  const marked = view.kids[clause].some((kid) => kid < verb && hasWord(lexicon, 'if', view.lemmas[kid]))
  if (marked && relation(view.words[clause]) === 'advcl') return true
  // Word order as second leg: "si" before the subject, no other verb between.
  for (let i = verb - 1; i >= 0 && verb - i <= 8; i--) {
    const word = view.words[i]
    if (word.upos === 'SCONJ') return hasWord(lexicon, 'if', view.lemmas[i])
    if (word.upos === 'VERB' || word.upos === 'PUNCT') return false
  }
  return false
}

export function isUnderSaying(view: SentenceView, lexicon: EventLexicon, verb: number): boolean {
  const clause = view.clause[verb]
  const { head } = view.words[clause]
  return head >= 0 && relation(view.words[clause]) === 'ccomp' && lexicon.speechVerbs.has(view.lemmas[head])
}
