/**
 * Words that belong to names of actors, sentence by sentence: "Résistance islamique en Irak", "Front de l'Aube". No place begins
 * inside them, and actors start from them. In: the words. Out: for each sentence the numbers of such words.
 */
import type { ParsedDocument } from '../../model/proposals.ts'
import type { Pack } from '../../packs/pack.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { placeLexicon } from '../places/place-lexicon.ts'
import { findNames, type ActorName } from './find-names.ts'

const known = new WeakMap<ParsedDocument, Map<number, ActorName[]>>()

export function nameRanges(doc: ParsedDocument, pack: Pack, gazetteer: Gazetteer): Map<number, Set<number>> {
  const taken = new Map<number, Set<number>>()
  for (const [sentence, names] of namesOf(doc, pack, gazetteer)) {
    const set = new Set<number>()
    for (const name of names) for (let i = name.first; i <= name.last; i++) set.add(i)
    taken.set(sentence, set)
  }
  return taken
}

/** Names of the document, found once for places and actors. */
export function namesOf(doc: ParsedDocument, pack: Pack, gazetteer: Gazetteer): Map<number, ActorName[]> {
  let names = known.get(doc)
  if (!names) {
    names = new Map()
    const lexicon = placeLexicon(pack)
    for (const sentence of doc.sentences) {
      const found = findNames(sentence.words, doc.text, lexicon, gazetteer)
      if (found.length > 0) names.set(sentence.index, found)
    }
    known.set(doc, names)
  }
  return names
}
