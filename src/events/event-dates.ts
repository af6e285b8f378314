/**
 * Date expressions of an event's own clause, nearest first. A date of a verb of saying dates the saying (rule D4) and is left
 * out; a bare noun takes only the dates inside its phrase.
 */
import type { EventContext, EventDraft } from './event-context.ts'
import { isUnder, isVerbal, type SentenceView } from './sentence-view.ts'

export function datesOf(context: EventContext, draft: EventDraft): number[] {
  const { view } = context
  const found: { index: number; distance: number }[] = []
  for (const { index, mention } of context.dates) {
    if (mention.date.notATime || mention.date.type === 'DURATION') continue
    const at = firstWordOf(view, mention.date.span.start, mention.at.word)
    const nominal = draft.predicate < 0
    const inPhrase = isUnder(view, mention.at.word, draft.at) || isUnder(view, at, draft.at)
    const own = draft.predicate >= 0 && sameClause(context, mention.at.word, draft)
    if (!inPhrase && !(own && !nominal)) continue
    found.push({ index, distance: (inPhrase ? 0 : 100) + Math.abs(at - draft.at) })
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ index }) => index)
}

function sameClause(context: EventContext, date: number, draft: EventDraft): boolean {
  const { view, lexicon } = context
  let clause = view.clause[draft.predicate]
  // Infinitives under aspect and modal verbs share that verb's dates, never a saying's.
  for (let steps = 0; steps < 4; steps++) {
    if (view.clause[date] === clause) return true
    const { head, deprel } = view.words[clause]
    if (
      head < 0 ||
      !deprel.startsWith('xcomp') ||
      !isVerbal(view.words[head]) ||
      lexicon.speechVerbs.has(view.lemmas[head])
    )
      return false
    clause = view.clause[head]
  }
  return false
}

function firstWordOf(view: SentenceView, start: number, fallback: number): number {
  const word = view.words.find((candidate) => candidate.start >= start)
  return word?.index ?? fallback
}
