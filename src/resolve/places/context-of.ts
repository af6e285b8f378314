/** What a document says of countries, units and sure places, for choosing among the entries of a name. In: its raw places. Out: the context. */
import type { PlaceContext } from './choose-entry.ts'
import type { PlaceEntry } from './place-index.ts'
import type { RawPlace } from './raw-place.ts'
import { supportOf } from './support-of.ts'

/** Countries with their weights, in the document and by sentence. */
export interface Mentioned {
  weights: Map<string, number>
  bySentence: Map<number, Set<string>>
}

export function contextOf(raws: readonly RawPlace[], inPassing: readonly RawPlace[], named: Mentioned): PlaceContext {
  const toponyms = [...raws, ...inPassing].flatMap((raw) =>
    [raw, raw.container, raw.other].filter((place) => place?.kind === 'toponym' && place.entries.length > 0),
  ) as RawPlace[]
  const certain: PlaceEntry[] = []
  for (const place of toponyms) {
    if (certain.length >= 40) break
    if (place.use) continue
    const [only] = place.entries
    const codes = new Set(place.entries.map((entry) => entry.country))
    if (
      codes.size === 1 &&
      only.feature !== 'A.PCLI' &&
      (only.population > 100_000 || (only.id.startsWith('selon:') && place.entries.length === 1)) &&
      !certain.some((other) => other.id === only.id)
    )
      certain.push(only)
  }
  return {
    countries: named.weights,
    sentenceCountries: (sentence) => named.bySentence.get(sentence) ?? new Set(),
    certain,
    units: unitsOf(toponyms),
    ...supportOf(toponyms),
  }
}

/** First-order units that the text names; one that shares its name with a country or a big city speaks less. */
function unitsOf(toponyms: readonly RawPlace[]): PlaceContext['units'] {
  const units = new Map<string, { weight: number; keys: Set<string> }>()
  for (const { entries, key: name } of toponyms) {
    const unit = entries.find((entry) => entry.feature === 'A.ADM1')
    if (!unit) continue
    const shared = entries.some((entry) => entry.feature === 'A.PCLI' || entry.population > unit.population / 3)
    const key = `${unit.country}.${unit.admin}`
    let known = units.get(key)
    if (!known) units.set(key, (known = { weight: 0, keys: new Set() }))
    known.weight += shared && entries.length > 1 ? 0.3 : 1
    known.keys.add(name)
  }
  return units
}
