/** How places of many texts are told to be the same: by gazetteer entry, else by folded name; sites by their settlement. */
import type { Place } from '../model/place.ts'
import { foldWord } from '../text/fold-word.ts'

export interface PlaceKeys {
  key: string
  /** The key itself and those of all that contain it. */
  containers: string[]
  /** Whether it is a settlement or finer. */
  settled: boolean
  /** The entry that is shown: never finer than the settlement. */
  shown: Place
}

const settled: ReadonlySet<string> = new Set(['site', 'settlement', 'near-settlement'])

/**
 * A place as incidents see it: sites and surroundings count as their settlement, so that two names of one town meet. Null for a
 * site of no town we know ("the depot"): that is a thing, not a place to tell events apart by.
 */
export function placeKeys(place: Place, places: readonly Place[]): PlaceKeys | null {
  const chain = chainOf(place, places)
  if (place.precision === 'site' && chain.every(({ gazetteer, precision }) => !gazetteer && precision === 'site'))
    return null
  const at = place.precision === 'site' || place.precision === 'near-settlement' ? settlementOf(chain) : place
  const rest = chain.slice(chain.indexOf(at) < 0 ? 0 : chain.indexOf(at))
  const keys = rest.map(keyOf)
  if (at.country) keys.push(`country:${foldWord(at.country)}`)
  return { key: keyOf(at), containers: [...new Set(keys)], settled: settled.has(at.precision), shown: at }
}

/** What kind of site the words name, and the words of its own name; null for a place that is none. */
export function siteOf(place: Place, places: readonly Place[]): { feature: string; words: string[] } | null {
  if (place.precision !== 'site' || !place.feature) return null
  const around = new Set(
    chainOf(place, places)
      .slice(1)
      .flatMap(({ name }) => wordsOf(name)),
  )
  const proper = place.name.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []
  return { feature: place.feature, words: proper.flatMap(wordsOf).filter((word) => !around.has(word)) }
}

function settlementOf(chain: readonly Place[]): Place {
  return chain.find(({ precision }) => precision === 'settlement') ?? chain[0]
}

function keyOf(place: Place): string {
  return place.gazetteer?.id ?? `name:${foldWord(place.name)}`
}

function chainOf(place: Place, places: readonly Place[]): Place[] {
  const chain = [place]
  for (let next = places.find(({ id }) => id === place.within); next && chain.length < 8;) {
    if (chain.includes(next)) break
    chain.push(next)
    const { within } = next
    next = places.find(({ id }) => id === within)
  }
  return chain
}

function wordsOf(name: string): string[] {
  return (name.match(/\p{L}{3,}/gu) ?? []).map(foldWord)
}
