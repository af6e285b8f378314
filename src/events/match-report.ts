/**
 * A report of a match is full of sieges, snipers and massacres. In: a document. Out: whether its sentences, taken together, are
 * about sport: several strong words of it, and a word of it in most sentences. One bombing at a stadium does not make one.
 */
import type { ParsedDocument, TollProposal } from '../model/proposals.ts'
import type { Sentence } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { eventLexicon, type EventLexicon } from './event-lexicon.ts'

/** Different strong words ("goalkeeper", "penalty kick"), and the share of sentences with any word of sport. */
const strongNeeded = 2
const share = 0.4
const longest = 500
/** Figures of dead or wounded in so many sentences, or the police in one, tell of something else ("a crush at the stadium"). */
const harmsNeeded = 4

function isPolice(lemma: string, lexicon: EventLexicon): boolean {
  return (lexicon.classes.get(lemma.toLowerCase()) ?? []).some(
    ({ name, words }) => name === 'police' && words.length === 1,
  )
}

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
    const found = sportWords(words, lexicon)
    if (found.length > 0) told++
    if (words.some(({ lemma }) => isPolice(lemma, lexicon))) return false
    for (const { word, isStrong } of found) if (isStrong) strong.add(word)
  }
  return strong.size >= strongNeeded && told >= read * share
}

function sportWords(words: Sentence['words'], lexicon: EventLexicon): { word: string; isStrong: boolean }[] {
  return words.flatMap(({ lemma, form }, at) => {
    const rows = lexicon.domains.get(lemma.toLowerCase()) ?? lexicon.domains.get(form.toLowerCase()) ?? []
    const row = rows.find(
      (entry) =>
        entry.name === 'sport' &&
        entry.words.every((word, i) => {
          const other = words[at + i]
          return other?.lemma.toLowerCase() === word || other?.form.toLowerCase() === word
        }),
    )
    return row ? [{ word: row.words.join(' '), isStrong: row.strong }] : []
  })
}
