/**
 * Which entry a name means. In: the candidates of one mention and what the document says of countries and places. Out: the entry
 * with its evidence, or none with the candidates. A name is never given to the most populous place unless nothing else could be
 * meant: without a country in the text, near rivals leave it open.
 */
import { foldWord } from '../../text/fold-word.ts'
import type { PlaceEntry } from './place-index.ts'
import type { RawPlace } from './raw-place.ts'

export interface PlaceContext {
  /** Weight of each country in the document, by code. */
  countries: ReadonlyMap<string, number>
  /** Countries that the same sentence names. */
  sentenceCountries: (sentence: number) => ReadonlySet<string>
  /** Places of the document whose name has one meaning only. */
  certain: readonly PlaceEntry[]
  /** Weight of each first-order unit in the document, by "US.OH", and the names that give it. */
  units: ReadonlyMap<string, { weight: number; keys: ReadonlySet<string> }>
  /** By unit, how many of the document's names may lie in it, and the share of each: "US.OH" where three of four have a place there. */
  home: ReadonlyMap<string, { weight: number; shares: ReadonlyMap<string, number> }>
  /** For an entry, by id: how much the other names of the document lie around it, and the one that does most. */
  around: ReadonlyMap<string, { weight: number; name: string }>
}

export interface Choice {
  entry: PlaceEntry | null
  evidence: string[]
  /** Candidates as "Name (CC)", best first; given when there is more than one place. */
  candidates: string[]
  /** The best of several where none is sure. */
  likeliest?: PlaceEntry
}

/** Kilometres within which two entries may be one place under two headings (a city and its province). */
const samePlace = 80
/** Margin, in tenfold population or its equal in evidence, by which the best must lead. */
const lead = 1
/** A lone settlement without any context must be this populous to be taken. */
const knownTown = 15_000

export function chooseEntry(raw: RawPlace, context: PlaceContext): Choice {
  const own = raw.entries.filter((entry) => entry.user !== undefined)
  if (own.length > 0) return { entry: fitting(own, raw), evidence: ["user's gazetteer"], candidates: [] }
  const local = new Set(raw.countries ?? [])
  if (raw.container?.entries.length) {
    for (const entry of raw.container.entries) if (entry.country && entry.feature === 'A.PCLI') local.add(entry.country)
  }
  const near = context.sentenceCountries(raw.at.sentence)
  const scored = raw.entries
    .filter((entry) => fits(entry, raw))
    .map((entry) => ({ entry, ...score(entry, raw, local, near, context) }))
    .sort((a, b) => b.value - a.value || (a.entry.id < b.entry.id ? -1 : 1))
  if (scored.length === 0) return { entry: null, evidence: [], candidates: [] }
  const best = scored[0]
  const rivals = scored.slice(1).filter((other) => !isSame(best.entry, other.entry))
  const candidates = rivals.length > 0 ? names([best, ...rivals].map((item) => item.entry)) : []
  if (best.entry.feature === 'A.PCLI' || best.entry.feature === 'L.CONT') {
    return { entry: best.entry, evidence: best.evidence, candidates: [] }
  }
  const margin = rivals.length === 0 ? Infinity : best.value - rivals[0].value
  if (best.inUnit) return take(margin >= lead / 2)
  if (best.inCountry) return take(margin >= lead)
  // Other countries are spoken of and nothing ties the name to its own: a small namesake far away is no answer.
  const others = context.countries.size > 0
  if (rivals.length === 0) {
    const known = !best.entry.feature.startsWith('P.') || best.entry.population >= (others ? 10 * knownTown : knownTown)
    return take(known && (best.entry.match !== 'alias' || !best.entry.feature.startsWith('P.')))
  }
  return take(best.entry.population >= 100_000 && margin >= lead)

  function take(sure: boolean): Choice {
    if (!sure)
      return { entry: null, evidence: [], candidates: names(scored.map((item) => item.entry)), likeliest: best.entry }
    return {
      entry: best.entry,
      evidence: best.evidence.length > 0 ? best.evidence : [rivals.length === 0 ? 'only entry' : 'population'],
      candidates,
    }
  }
}

/** Great-circle distance in kilometres; infinite without coordinates. */
export function distance(a: PlaceEntry, b: PlaceEntry): number {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return Infinity
  const radians = Math.PI / 180
  const half =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2
  return 12_742 * Math.asin(Math.sqrt(Math.min(1, half)))
}

function score(
  entry: PlaceEntry,
  raw: RawPlace,
  local: ReadonlySet<string>,
  near: ReadonlySet<string>,
  context: PlaceContext,
) {
  const evidence: string[] = []
  let value = Math.log10(entry.population + 10)
  let inCountry = false
  let inUnit = false
  const say = (points: number, why: string) => {
    value += points
    evidence.push(why)
  }
  // "Georgia": the country, unless the text is about the other one's.
  const elsewhere =
    entry.feature === 'A.PCLI' &&
    !context.countries.has(entry.country) &&
    raw.entries.some((other) => other.feature === 'A.ADM1' && context.countries.has(other.country))
  if (entry.feature === 'A.PCLI' && !elsewhere) value += 4
  if (entry.match === 'alias' && entry.feature.startsWith('P.')) value -= 1
  if (entry.feature === 'L.CONT') value += 4
  if (entry.feature === 'P.PPLX') value -= 1.5
  if (entry.match === 'main' && differsInAccents(entry.name, raw.name)) value -= 1
  if (entry.country) {
    if (local.has(entry.country) || local.has(entry.id)) {
      say(6, `country in the phrase: ${entry.country}`)
      inCountry = true
    } else if (near.has(entry.country)) {
      say(3.5, `country in the sentence: ${entry.country}`)
      inCountry = true
    } else if (context.countries.has(entry.country)) {
      say(2 + Math.min(1, (context.countries.get(entry.country) ?? 0) / 10), `country in the text: ${entry.country}`)
      inCountry = true
    }
  }
  const close = context.certain.find(
    (other) => other.id !== entry.id && distance(entry, other) < (other.feature.startsWith('H.') ? 500 : 250),
  )
  if (close && !inCountry) {
    say(1.5, `near ${close.name}`)
    inCountry = entry.country !== '' && (entry.country === close.country || close.country === '')
  }
  if (entry.admin && entry.feature.startsWith('P.')) {
    const outer = raw.outer?.entries.find((other) => other.feature === 'A.ADM1')
    const unit = context.units.get(`${entry.country}.${entry.admin}`)
    // A name that is city and province at once says nothing for itself.
    const weight = unit && (unit.keys.size > 1 || !unit.keys.has(raw.key)) ? unit.weight : 0
    if (outer && outer.country === entry.country) {
      if (outer.admin === entry.admin) {
        say(8, `named with its unit: ${outer.name}`)
        inUnit = true
      }
    } else if (weight > 0) {
      say(1 + Math.min(1.5, weight / 3), `unit in the text: ${entry.country}.${entry.admin}`)
      inUnit = true
    }
  }
  const home = context.home.get(`${entry.country}.${entry.admin}`)
  const others = home ? home.weight - (home.shares.get(raw.key) ?? 0) : 0
  if (entry.admin && others >= 0.4) {
    say(Math.min(1.5, others), `other names lie in ${entry.country}.${entry.admin}`)
    inUnit ||= entry.feature.startsWith('P.')
  }
  const around = context.around.get(entry.id)
  // "California" is no hamlet of that name, whatever lies around the hamlet.
  const dwarfed = raw.entries.some(
    ({ feature, population }) => /^(?:A\.|L\.)/.test(feature) && population > 30 * entry.population,
  )
  if (around && !dwarfed && !(raw.outer && inUnit)) {
    say(Math.min(2.5, around.weight), `near ${around.name}`)
    inUnit ||= around.weight >= 0.5
  }
  if (raw.afterTown && entry.feature === 'A.ADM1') say(3, 'named behind a place of its own')
  // The preposition tells a city from the province of its name.
  const settlement = entry.feature.startsWith('P.')
  if (raw.relation !== 'in' && !raw.definite && settlement && !dwarfed) value += 1.5
  if (raw.relation === 'in' && !settlement) value += 0.7
  if (raw.definite && !settlement) value += 1.5
  // A name that acts is a capital or a country.
  if (!raw.locative && entry.feature === 'P.PPLC') value += 2
  // "Washington" is the capital rather than the state, though that is the bigger one.
  const namesake = raw.entries.some(
    (other) => other.feature === 'A.ADM1' && other.country === entry.country && other.population > 3 * entry.population,
  )
  if (raw.locative && entry.feature === 'P.PPLC' && namesake) value += 1.5
  if (/^[LHTS]\./.test(entry.feature)) value += 3
  return { value, evidence, inCountry, inUnit }
}

/** "province de Homs" is no city, "la ville de Homs" no province. */
function fits(entry: PlaceEntry, raw: RawPlace): boolean {
  if (raw.feature.startsWith('P.')) return /^[PS]\./.test(entry.feature)
  if (raw.feature.startsWith('A.ADM')) return !entry.feature.startsWith('P.')
  return true
}

function fitting(own: readonly PlaceEntry[], raw: RawPlace): PlaceEntry {
  return own.find((entry) => fits(entry, raw)) ?? own[0]
}

function isSame(a: PlaceEntry, b: PlaceEntry): boolean {
  if (a.country !== b.country) return false
  if (a.feature.startsWith('P.') && b.feature.startsWith('P.')) return distance(a, b) < 10
  return distance(a, b) < samePlace * 3
}

function names(entries: readonly PlaceEntry[]): string[] {
  return [...new Set(entries.map((entry) => (entry.country ? `${entry.name} (${entry.country})` : entry.name)))].slice(
    0,
    8,
  )
}

function differsInAccents(a: string, b: string): boolean {
  const marks = (name: string) => (name.normalize('NFD').match(/\p{M}/gu) ?? []).length
  return b !== b.toUpperCase() && foldWord(a) === foldWord(b) && marks(a) !== marks(b)
}
