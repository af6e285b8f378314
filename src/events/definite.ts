/** True where a noun has a determiner that says it is known ("the attack", "its attack"). */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { relation, type SentenceView } from './sentence-view.ts'

export function isDefinite(view: SentenceView, lexicon: EventLexicon, noun: number): boolean {
  return view.kids[noun].some(
    (kid) => kid < noun && relation(view.words[kid]) === 'det' && hasWord(lexicon, 'definite', view.forms[kid]),
  )
}
