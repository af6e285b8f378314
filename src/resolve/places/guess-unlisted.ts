/**
 * Where names lie that no gazetteer knows: a county or street is most likely near the town or province named beside it. In: the
 * places of a document. Out: nothing; `likeliest` is filled in, for grouping only.
 */
import type { Place } from '../../model/place.ts'

/** Characters on either side in which a neighbour is sought. */
const reach = 1500
const holding = new Set<Place['precision']>(['settlement', 'near-settlement', 'district', 'province', 'site'])

export function guessUnlisted(places: readonly Place[]): void {
  const known = places
    .filter((place) => place.span && holding.has(place.precision) && (place.lat !== undefined || place.likeliest))
    .map((place) => ({ place, start: place.span?.start ?? 0, end: place.span?.end ?? 0 }))
    .sort((a, b) => a.start - b.start)
  if (known.length === 0) return
  for (const place of places) {
    if (!place.span || place.lat !== undefined || place.likeliest || place.anaphorOf || place.gazetteer) continue
    if (!/\p{Lu}/u.test(place.name)) continue
    const neighbour = nearest(known, place.span.start, place.span.end)
    const at = neighbour && (neighbour.lat === undefined ? neighbour.likeliest : neighbour)
    if (!neighbour || at?.lat === undefined || at.lon === undefined) continue
    place.likeliest = { id: neighbour.id, lat: at.lat, lon: at.lon, why: 'named beside it' }
  }
}

/** By bisection: the list is in text order. */
function nearest(
  known: readonly { place: Place; start: number; end: number }[],
  start: number,
  end: number,
): Place | null {
  let low = 0
  let high = known.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (known[middle].start < start) low = middle + 1
    else high = middle
  }
  const before = known[low - 1]
  const after = known[low]
  const back = before ? start - before.end : Infinity
  const ahead = after ? after.start - end : Infinity
  if (Math.min(back, ahead) > reach) return null
  return back < ahead ? before.place : after.place
}
