/**
 * Words → actors. In: the document with its words, a pack, the gazetteer. Out: mentions in text order and the actors they mean.
 * Names are linked within the document: acronyms in brackets, short names ("le Front" for "le Front de l'Aube"), the army of the
 * only country whose army is named. A private person never becomes an actor.
 */
import type { ParsedDocument, PlaceMention } from '../model/proposals.ts'
import type { Sentence } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { actorLexicon } from './actors/actor-lexicon.ts'
import { buildActors } from './actors/build-actors.ts'
import { findActorPhrases } from './actors/find-actor-phrases.ts'
import { namesOf, nameRanges } from './actors/name-ranges.ts'
import type { RawActor, ResolvedActors } from './actors/raw-actor.ts'
import type { Gazetteer } from './gazetteer.ts'
import { placeLexicon } from './places/place-lexicon.ts'
import { resolvePlaces } from './resolve-places.ts'

export function resolveActors(doc: ParsedDocument, pack: Pack, gazetteer: Gazetteer): ResolvedActors {
  const lexicon = placeLexicon(pack)
  const actors = actorLexicon(pack)
  const names = namesOf(doc, pack, gazetteer)
  const taken = nameRanges(doc, pack, gazetteer)
  const bySentence = new Map<number, ReturnType<typeof resolvePlaces>['mentions']>()
  for (const mention of resolvePlaces(doc, pack, gazetteer).mentions) {
    const list = bySentence.get(mention.at.sentence) ?? []
    list.push(mention)
    bySentence.set(mention.at.sentence, list)
  }
  const raws: RawActor[] = []
  for (const sentence of doc.sentences) {
    raws.push(
      ...findActorPhrases({
        sentence,
        words: sentence.words,
        text: doc.text,
        lexicon,
        gazetteer,
        actors,
        names: new Map((names.get(sentence.index) ?? []).map((name) => [name.first, name])),
        taken: taken.get(sentence.index) ?? none,
        places: bySentence.get(sentence.index) ?? [],
        placeAt: placesByWord(sentence, bySentence.get(sentence.index) ?? []),
      }),
    )
  }
  return buildActors(doc, raws, actors, gazetteer)
}

const none: ReadonlySet<number> = new Set()

/** The mention that covers each word; both lists are in text order. */
function placesByWord(sentence: Sentence, mentions: readonly PlaceMention[]): Map<number, PlaceMention> {
  const byWord = new Map<number, PlaceMention>()
  let from = 0
  for (const mention of mentions) {
    while (from < sentence.words.length && sentence.words[from].end <= mention.start) from++
    for (let i = from; i < sentence.words.length && sentence.words[i].start < mention.end; i++) byWord.set(i, mention)
  }
  return byWord
}
