/**
 * A report of a match is full of sieges, snipers and massacres. In: a document. Out: whether its sentences, taken together, are
 * about sport: several strong words of it, and a word of it in most sentences. One bombing at a stadium does not make one.
 */
import type { ParsedDocument, TollProposal } from '../model/proposals.ts'
import type { Sentence } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { eventLexicon, type NamedPhrase } from './event-lexicon.ts'

/** Different strong words ("goalkeeper", "penalty kick"), and the share of sentences with any word of sport. */
const strongNeeded = 2
const share = 0.4
const longest = 500
/** Figures of dead or wounded in so many sentences, or the police in one, tell of something else ("a crush at the stadium"). */
const harmsNeeded = 4

export function isMatchReport(doc: ParsedDocument, tolls: readonly TollProposal[], pack: Pack): boolean {
  const { sentences } = doc
  const lexicon = eventLexicon(pack)
  if (new Set(tolls.map(({ at }) => at.sentence)).size >= harmsNeeded) return false
  const strong = new Set<string>()
  let told = 0
  let read = 0
  for (const { words, segmentKind } of sentences) {
    if (segmentKind === 'dateline' || words.length < 4 || words.length > longest) continue
    read++
    let tells = false
    for (let at = 0; at < words.length; at++) {
      const listed = lexicon.first.get(words[at].lemma.toLowerCase())
      if (listed?.classes?.some(isPolice)) return false
      const domains = listed?.domains ?? lexicon.first.get(words[at].form.toLowerCase())?.domains
      const word = domains?.find((entry) => entry.name === 'sport' && standsAt(words, at, entry))
      if (!word) continue
      tells = true
      if (word.strong) strong.add(word.words.join(' '))
    }
    if (tells) told++
  }
  return strong.size >= strongNeeded && told >= read * share
}

function isPolice({ name, words }: NamedPhrase): boolean {
  return name === 'police' && words.length === 1
}

function standsAt(words: Sentence['words'], at: number, phrase: NamedPhrase): boolean {
  return phrase.words.every((word, i) => {
    const other = words[at + i]
    return other?.lemma.toLowerCase() === word || other?.form.toLowerCase() === word
  })
}
