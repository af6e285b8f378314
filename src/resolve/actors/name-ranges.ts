/**
 * Words that belong to names of actors, sentence by sentence: "Résistance islamique en Irak", "Front de l'Aube". No place begins
 * inside them, and actors start from them. In: the words. Out: for each sentence the numbers of such words.
 */
import type { ParsedDocument } from '../../model/proposals.ts'
import type { Pack } from '../../packs/pack.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { isCapital } from '../places/find-toponym.ts'
import { placeLexicon } from '../places/place-lexicon.ts'
import { findNames, type ActorName } from './find-names.ts'

const known = new WeakMap<ParsedDocument, Map<number, ActorName[]>>()

/** @param places names of sites are left to whoever reads places */
export function nameRanges(
  doc: ParsedDocument,
  pack: Pack,
  gazetteer: Gazetteer,
  places = false,
): Map<number, Set<number>> {
  const taken = new Map<number, Set<number>>()
  const { facilities, nameFirst } = placeLexicon(pack)
  for (const [sentence, names] of namesOf(doc, pack, gazetteer)) {
    const set = new Set<number>()
    const { words } = doc.sentences[sentence]
    for (const name of names) {
      // "l'hôpital de Solmar", though the user lists it as an actor, is also somewhere.
      const nouns = nameFirst ? [name.first, name.last] : [name.first]
      if (places && name.actor && nouns.some((at) => !isCapital(words[at]) && facilities.at(words, at))) continue
      for (let i = name.first; i <= name.last; i++) set.add(i)
    }
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
