/** Adjectives of nationality or region ("une frappe kesmarienne"): found by the pack's list, by the gazetteer, else by their ending. */
import { hasWord } from './event-lexicon.ts'
import type { EventContext } from './event-context.ts'

/** Letters of the longest ending of origin a pack lists ("-iennes"). */
const longestEnding = 6

export function isRelationalAdjective(context: EventContext, at: number): boolean {
  const { view, lexicon, places } = context
  const word = view.words[at]
  if (places.some((place) => place.at.word === at || (place.start === word.start && place.end === word.end)))
    return true
  const form = view.forms[at]
  if (hasWord(lexicon, 'demonym', form)) return true
  if (hasWord(lexicon, 'not-demonym', form) || hasWord(lexicon, 'not-demonym', view.lemmas[at]) || form.length < 6)
    return false
  if (lexicon.figurativeAdjectives.has(view.lemmas[at]) || lexicon.participles.has(form)) return false
  for (let size = 2; size <= longestEnding; size++)
    if (hasWord(lexicon, 'demonym-ending', form.slice(-size))) return true
  return false
}
