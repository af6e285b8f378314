/**
 * Whether a phrase names or describes the persons harmed: "trois soldats", "Mara D.", "un élu". Bare counts of people
 * ("40 personnes", "neuf morts") are figures of a toll and nobody's description.
 */
import { hasWord } from './event-lexicon.ts'
import type { EventContext } from './event-context.ts'
import { relation } from './sentence-view.ts'

export function namesPersons(context: EventContext, head: number): boolean {
  const { view, lexicon } = context
  const word = view.words[head]
  if (word.upos === 'PROPN' || word.upos === 'PRON') return !hasWord(lexicon, 'nobody', view.forms[head])
  if (word.upos === 'NUM' || hasWord(lexicon, 'group-noun', view.lemmas[head])) {
    return view.kids[head].some(
      (kid) =>
        ['nmod', 'amod'].includes(relation(view.words[kid])) &&
        view.words[kid].upos !== 'ADV' &&
        !hasWord(lexicon, 'quantity-adverb', view.forms[kid]) &&
        describesCounted(context, kid),
    )
  }
  return describes(context, head)
}

function describes(context: EventContext, head: number): boolean {
  const { view, classes } = context
  if (view.words[head].upos === 'PROPN') return true
  if (classes.is(head, 'generic'))
    return view.kids[head].some(
      (kid) =>
        (['amod', 'acl', 'flat'].includes(relation(view.words[kid])) ||
          (relation(view.words[kid]) === 'appos' && view.words[kid].upos === 'PROPN')) &&
        kid > head &&
        !isHarm(context, kid),
    )
  return classes.is(head, 'person') || classes.is(head, 'armed') || classes.of(head).size === 0
}

/** "trois militaires", where the tree makes the numeral the head and the noun its adjective or complement. */
function describesCounted(context: EventContext, kid: number): boolean {
  const { view, classes } = context
  if (relation(view.words[kid]) === 'amod') return classes.is(kid, 'person') && !classes.is(kid, 'generic')
  return describes(context, kid)
}

/** "personnes tuées" still only counts. */
function isHarm(context: EventContext, at: number): boolean {
  const { lexicon, view } = context
  return (lexicon.participles.get(view.forms[at]) ?? []).length > 0
}
