/**
 * Who stands behind an event noun: "the Front was behind the attack", "those responsible for the massacre". Out: the word, or -1.
 * What cannot act is no doer ("the cold was responsible for the deaths"), and who is said not to be is none.
 */
import type { EventContext } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { isNominal, prepositionOf, relation } from './sentence-view.ts'

export function answerableFor(context: EventContext, noun: number): number {
  const { view, lexicon } = context
  const { head } = view.words[noun]
  const before = view.kids[noun].some((kid) => kid < noun && hasWord(lexicon, 'behind', view.forms[kid]))
  if (before) {
    if (hasCopula(context, noun)) return mayBe(context, noun, subjectIn(context, noun))
    return head >= 0 && relation(view.words[noun]) === 'nmod' ? mayBe(context, noun, head) : -1
  }
  if (head < 0 || head > noun || !['obl', 'nmod'].includes(relation(view.words[noun]))) return -1
  if (!hasWord(lexicon, 'answerable', view.lemmas[head]) || prepositionOf(view, noun) === '') return -1
  if (hasCopula(context, head)) return mayBe(context, head, subjectIn(context, head))
  return ['amod', 'acl'].includes(relation(view.words[head])) ? mayBe(context, head, view.words[head].head) : -1
}

function hasCopula({ view }: EventContext, at: number): boolean {
  return view.kids[at].some((kid) => relation(view.words[kid]) === 'cop')
}

function subjectIn({ view }: EventContext, at: number): number {
  return view.kids[at].find((kid) => kid < at && relation(view.words[kid]) === 'nsubj') ?? -1
}

function mayBe({ view, classes, lexicon }: EventContext, predicate: number, at: number): number {
  if (at < 0 || !isNominal(view.words[at])) return -1
  const denied = view.kids[predicate].some(
    (kid) => view.words[kid].feats.Polarity === 'Neg' || hasWord(lexicon, 'negation', view.forms[kid]),
  )
  if (denied || view.kids[at].some((kid) => hasWord(lexicon, 'negative', view.forms[kid]))) return -1
  const { upos } = view.words[at]
  if (upos === 'PRON') return hasWord(lexicon, 'nobody', view.forms[at]) ? -1 : at
  const acts = classes.couldBe(at, ['armed', 'person', 'state', 'government', 'crowd']) || upos === 'PROPN'
  return acts && !classes.is(at, 'weapon') ? at : -1
}
