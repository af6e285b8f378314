/**
 * Raw phrases of a document → places with ids p1… and mentions. Containers ("l'aéroport de [Solmar]") get entries of their own,
 * once a name; anaphora ("la ville") take the place named before when only one can be meant.
 */
import type { Place } from '../../model/place.ts'
import type { ParsedDocument, PlaceMention } from '../../model/proposals.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { chooseEntry, type Choice, type PlaceContext } from './choose-entry.ts'
import { guessUnlisted } from './guess-unlisted.ts'
import { isContained, isTownOf } from './is-contained.ts'
import type { PlaceEntry } from './place-index.ts'
import { precisionOfFeature, precisionOfPlace, vaguer, wordsPrecision } from './place-precision.ts'
import type { RawPlace } from './raw-place.ts'

export interface ResolvedPlaces {
  places: Place[]
  mentions: PlaceMention[]
}

/** Mentions looked back over for an antecedent. */
const reach = 100

interface Built {
  raw: RawPlace
  place: Place
  mention?: PlaceMention
}

export function buildPlaces(
  doc: ParsedDocument,
  raws: readonly RawPlace[],
  passing: readonly RawPlace[],
  context: PlaceContext,
  gazetteer: Gazetteer,
): ResolvedPlaces {
  const places: Place[] = []
  const built: Built[] = []
  const containers = new Map<string, Place>()
  /** Earlier decisions by name: one name has one meaning in a text. */
  const decided = new Map<string, PlaceEntry>()
  for (const raw of raws) {
    const before = built.at(-1)
    const place = newPlace(raw)
    const mention: PlaceMention = { start: raw.start, end: raw.end, at: raw.at, place, locative: raw.locative }
    if (raw.dateline) mention.dateline = true
    if (before && isContained(doc.text, before, raw, place)) {
      const holder = before.place.within ? places[Number(before.place.within.slice(1)) - 1] : undefined
      // "le port de Hodeïda, au Yémen": the city lies in the country, the port in the city.
      if (holder && holder !== place) holder.within ??= place.id
      else before.place.within = place.id
      mention.locative = false
      mention.container = true
    } else if (before && isTownOf(doc.text, before, raw, place)) before.place.within = place.id
    built.push({ raw, place, mention })
  }
  const located = new Map<string, Built>()
  for (const other of built) {
    const { kind, noun, container } = other.raw
    if (kind === 'facility' && noun && container && !located.has(noun)) located.set(noun, other)
  }
  for (const { raw, place } of built)
    if (raw.kind === 'facility' && !place.within && !place.anaphorOf) lookAhead(raw, place)
  for (const raw of passing) {
    const { entry, evidence, candidates, likeliest } = choose(raw)
    const place = newPlace({ ...raw, kind: 'coordinates' })
    place.use = raw.use
    if (!entry) {
      if (likeliest) guess(place, likeliest)
      place.needsReview = ['toponym']
      place.evidence = ['ambiguous: nothing in the text decides']
    } else {
      fill(place, entry)
      place.precision = precisionOfFeature(entry.feature)
      place.display = place.id
      place.evidence = [...evidence, ...(place.evidence ?? [])]
    }
    if (candidates.length > 0) place.candidates = candidates
  }
  guessUnlisted(places)
  return { places, mentions: built.flatMap(({ mention }) => mention ?? []) }

  /** A headline names the facility before the body says where it is. */
  function lookAhead(raw: RawPlace, place: Place): void {
    if (raw.definite !== 'definite') return
    const later = located.get(raw.noun ?? '')
    if (later) referBack(place, raw, later)
  }

  function referBack(place: Place, raw: RawPlace, same: Built): void {
    place.anaphorOf = same.place.name
    if (place.relation === 'near' || place.relation === 'offset') place.of = same.place.id
    if (same.place.within) place.within = same.place.within
    place.display = same.place.display
    if (same.place.country) place.country = same.place.country
    delete place.needsReview
    place.evidence = ['refers to the one named']
  }

  function newPlace(raw: RawPlace): Place {
    const place: Place = {
      id: `p${places.length + 1}`,
      span: { start: raw.start, end: raw.end, exact: doc.text.slice(raw.start, raw.end) },
      name: raw.name,
      feature: raw.feature,
      precision: raw.precision ?? 'unknown',
      display: null,
    }
    places.push(place)
    if (raw.relation) place.relation = raw.relation
    if (raw.kind === 'anaphor') resolveAnaphor(place, raw)
    else if (raw.kind === 'toponym') resolveToponym(place, raw)
    else if (raw.kind === 'facility') resolveFacility(place, raw)
    else if (raw.kind === 'area' || raw.kind === 'border') resolveArea(place, raw)
    if (place.relation === 'near' || place.relation === 'offset') {
      if (place.precision === 'site') place.precision = 'near-settlement'
    }
    if (raw.dateline) place.evidence = [...(place.evidence ?? []), 'dateline']
    return place
  }

  function resolveToponym(place: Place, raw: RawPlace): void {
    const entry = decide(place, raw)
    const said = raw.precision
    // "la région de Belgorod" is a unit by the words, though its entry is only a region.
    const unit = raw.feature.startsWith('A.ADM') && entry?.feature === 'L.RGN'
    const own = unit ? precisionOfFeature(raw.feature) : entry ? precisionOfFeature(entry.feature) : wordsPrecision(raw)
    place.precision = said && said !== 'settlement' ? vaguer(said, own, raw) : said && own === 'unknown' ? said : own
    if (raw.note === 'part') place.precision = 'vague-region'
    place.display = place.precision === 'unknown' ? null : place.id
  }

  /** Fills the entry's data in; leaves candidates and a reason where no entry can be chosen. */
  function decide(place: Place, raw: RawPlace): PlaceEntry | null {
    const choice = choose(raw)
    const { entry } = choice
    if (choice.candidates.length > 0) place.candidates = choice.candidates
    if (!entry) {
      if (choice.likeliest) guess(place, choice.likeliest)
      place.needsReview = ['toponym']
      place.evidence = [raw.entries.length > 0 ? 'ambiguous: nothing in the text decides' : 'not in the gazetteer']
      return null
    }
    if (!raw.afterTown) decided.set(raw.key, entry)
    fill(place, entry)
    place.evidence = choice.evidence
    return entry
  }

  function choose(raw: RawPlace): Choice {
    const earlier = raw.afterTown ? undefined : decided.get(raw.key)
    return earlier && raw.entries.some((entry) => entry.id === earlier.id)
      ? { entry: earlier, evidence: ['same name before'], candidates: [] }
      : chooseEntry(raw, context)
  }

  function resolveFacility(place: Place, raw: RawPlace): void {
    place.precision = raw.precision ?? 'site'
    if (!place.relation) place.relation = 'at'
    if (raw.container) {
      const holder = containerOf(raw.container)
      place.within = holder.id
      place.display = holder.display
      if (holder.country) place.country = holder.country
      return
    }
    const same = lastOf(
      (other) => other.raw.kind === 'facility' && other.raw.noun === raw.noun && other.place.anaphorOf === undefined,
    )
    if (same && raw.definite !== 'indefinite' && (same.raw.container || raw.definite === 'demonstrative')) {
      referBack(place, raw, same)
      return
    }
    place.needsReview = ['place']
    place.evidence = ['facility without a place name']
  }

  function resolveArea(place: Place, raw: RawPlace): void {
    place.precision = raw.precision ?? 'vague-region'
    if (raw.container) {
      const holder = containerOf(raw.container)
      if (raw.other) {
        const other = containerOf(raw.other)
        place.of = holder.id
        place.evidence = [`between ${holder.id} and ${other.id}`]
      } else place.within = holder.id
      if (holder.country) place.country = holder.country
    }
    if (raw.countries?.length === 1 && !raw.countries[0].includes(':')) place.country = raw.countries[0]
    place.display = place.id
  }

  function resolveAnaphor(place: Place, raw: RawPlace): void {
    const antecedent = findAntecedent(raw)
    if (!antecedent) {
      place.needsReview = ['place']
      place.evidence = ['refers back, to nothing certain']
      if (raw.noun === '') place.precision = 'unknown'
      return
    }
    const before = antecedent.place
    place.anaphorOf = before.name
    place.precision = raw.precision && raw.feature.startsWith('P.') ? raw.precision : before.precision
    if (raw.relation === 'near' || raw.relation === 'offset') {
      place.of = before.id
      place.precision = 'near-settlement'
    }
    if (!place.feature) place.feature = before.feature
    for (const key of ['gazetteer', 'country', 'lat', 'lon', 'within'] as const) {
      if (before[key] !== undefined) Object.assign(place, { [key]: before[key] })
    }
    place.display = before.display
    place.evidence = ['refers back']
  }

  /** The same noun with a name before ("la vallée" after "la vallée de l'Orme"), else the one place of its kind named last. */
  function findAntecedent(raw: RawPlace): Built | undefined {
    if (raw.noun === '')
      return lastOf((other) => other.raw.locative && !other.raw.dateline && other.place.precision !== 'country')
    const same = lastOf(
      (other) => other.raw.noun === raw.noun && other.raw.kind !== 'anaphor' && other.raw.container !== undefined,
    )
    if (same) return same
    const wanted = precisionOfFeature(raw.feature)
    if (wanted === 'unknown' || wanted === 'vague-region' || wanted === 'sea-air') return undefined
    const names = new Map<string, Built>()
    for (const other of built.slice(-reach)) {
      if (other.raw.kind === 'toponym' && !other.raw.dateline && precisionOfPlace(other.place) === wanted)
        last(names, other.raw.key, other)
      const inside = other.raw.container
      if (inside?.kind === 'toponym' && wanted === 'settlement' && other.place.within) {
        const holder = places[Number(other.place.within.slice(1)) - 1]
        if (holder && precisionOfPlace(holder) === wanted) last(names, inside.key, { raw: inside, place: holder })
      }
    }
    if (names.size === 1 || raw.definite === 'demonstrative') return [...names.values()].at(-1)
    return undefined
  }

  function lastOf(test: (other: Built) => boolean): Built | undefined {
    for (let i = built.length - 1; i >= 0 && i >= built.length - reach; i--) if (test(built[i])) return built[i]
    return undefined
  }

  /** The entry of a container, made once a name. */
  function containerOf(raw: RawPlace): Place {
    const known = containers.get(raw.key)
    if (known) return known
    const place: Place = {
      id: `p${places.length + 1}`,
      name: raw.name,
      feature: raw.feature,
      precision: 'unknown',
      display: null,
    }
    places.push(place)
    if (raw.kind === 'toponym') resolveToponym(place, raw)
    else if (raw.kind === 'anaphor') resolveAnaphor(place, raw)
    else if (raw.kind === 'facility') resolveFacility(place, raw)
    else resolveArea(place, raw)
    containers.set(raw.key, place)
    return place
  }

  function fill(place: Place, entry: PlaceEntry): void {
    place.feature = keptFeature(place, entry)
    const [source] = entry.id.split(':')
    place.gazetteer = {
      source: entry.user ? 'user' : source === 'gn' || source === 'adm' ? 'geonames' : 'selon',
      id: entry.id,
    }
    if (entry.country) place.country = entry.country
    if (entry.lat !== undefined && entry.lon !== undefined) {
      place.lat = entry.lat
      place.lon = entry.lon
    }
    if (entry.admin && entry.feature.startsWith('P.')) {
      const region = gazetteer.region(entry.country, entry.admin)
      if (region) place.evidence = [...(place.evidence ?? []), `in ${region.name}`]
    }
  }
}

function keptFeature(place: Place, entry: PlaceEntry): string {
  return place.feature && !place.feature.startsWith('P.') && !place.feature.startsWith('A.')
    ? place.feature
    : entry.feature
}

/** Sets a key as the last one. */
function last<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
}

/** The most likely entry of an open name: no decision, but the first that a person would look at. */
function guess(place: Place, { id, lat, lon }: PlaceEntry): void {
  if (lat !== undefined && lon !== undefined) place.likeliest = { id, lat, lon, why: 'best of its candidates' }
}
