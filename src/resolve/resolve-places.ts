/**
 * Words → places. In: the document with its words, a pack, the gazetteer. Out: places p1… and their mentions. Every phrase is
 * found first; only then, with all countries and sure places of the text known, is each name given its entry.
 */
import type { ParsedDocument } from '../model/proposals.ts'
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { foldWord } from '../text/fold-word.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { nameRanges } from './actors/name-ranges.ts'
import type { Gazetteer } from './gazetteer.ts'
import { buildPlaces, type ResolvedPlaces } from './places/build-places.ts'
import { findCoordinates } from './places/find-coordinates.ts'
import { findPlacePhrases } from './places/find-place-phrases.ts'
import { namesInPassing } from './places/names-in-passing.ts'
import { countriesOf } from './places/place-parts.ts'
import { isCapital, type PlaceScan } from './places/find-toponym.ts'
import { chooseEntry } from './places/choose-entry.ts'
import type { PlaceEntry } from './places/place-index.ts'
import { personNames } from './places/person-names.ts'
import { contextOf, type Mentioned } from './places/context-of.ts'
import { placeLexicon, type PlaceLexicon } from './places/place-lexicon.ts'
import type { RawPlace } from './places/raw-place.ts'

const resolved = new WeakMap<ParsedDocument, ResolvedPlaces>()

/** Resolved once a document: actors need the same places. */
export function resolvePlaces(doc: ParsedDocument, pack: Pack, gazetteer: Gazetteer): ResolvedPlaces {
  let places = resolved.get(doc)
  if (!places) resolved.set(doc, (places = resolve(doc, pack, gazetteer)))
  return places
}

function resolve(doc: ParsedDocument, pack: Pack, gazetteer: Gazetteer): ResolvedPlaces {
  const lexicon = placeLexicon(pack)
  const taken = nameRanges(doc, pack, gazetteer, true)
  const named: Mentioned = { weights: new Map(), bySentence: new Map() }
  const persons = personNames(doc.sentences, lexicon, gazetteer, taken)
  const raws: RawPlace[] = []
  const scans: PlaceScan[] = []
  for (const sentence of doc.sentences) {
    const scan: PlaceScan = {
      sentence,
      words: sentence.words,
      text: doc.text,
      lexicon,
      gazetteer,
      taken: taken.get(sentence.index) ?? none,
      persons,
    }
    scans.push(scan)
    const found = findPlacePhrases(scan)
    if (sentence.segmentKind === 'dateline') {
      for (const raw of found) {
        raw.dateline = true
        raw.locative = false
      }
    }
    raws.push(...found)
    countAdjectives(scan, named)
  }
  for (const raw of raws) countCountries(raw, named)
  const proven = provenNames(raws)
  proveCountries(doc, lexicon, raws, proven)
  const nouns = new Set(raws.filter((raw) => raw.kind === 'facility' && raw.container).map((raw) => raw.noun))
  const kept = raws.filter(
    (raw) => !raw.unproven || (raw.kind === 'facility' ? nouns.has(raw.noun) : proven.has(raw.key)),
  )
  for (const raw of kept) {
    for (const place of [raw, raw.container, raw.other]) {
      if (place?.kind === 'toponym' && place.entries.length === 0) place.feature ||= proven.get(place.key) ?? ''
    }
  }
  kept.push(...findCoordinates(doc, kept))
  kept.sort((a, b) => a.start - b.start || a.end - b.end)
  bindOuter(doc.text, kept)
  const inPassing = passing(scans, kept)
  const context = contextOf(kept, inPassing, named)
  if (!lexicon.nameFirst) return buildPlaces(doc, kept, inPassing, context, gazetteer)
  const known = locatedKeys(kept)
  const sure = (raw: RawPlace) =>
    !isDoubtful(raw, known) ||
    ownsNext(doc.sentences[raw.at.sentence].words, raw.last, lexicon) ||
    chooseEntry(raw, context).entry !== null
  return buildPlaces(doc, kept.filter(sure), inPassing.filter(sure), context, gazetteer)
}

/** One word, some small town's name, with nothing that locates: "Baker" is sooner somebody. */
function isDoubtful(raw: RawPlace, known: ReadonlySet<string>): boolean {
  if (raw.kind !== 'toponym' || raw.governed || raw.dateline || raw.outer || raw.feature || raw.use === 'adjective')
    return false
  if (raw.entries.length === 0 || known.has(raw.key)) return false
  return raw.entries.every(({ feature, population, user }) => !user && feature.startsWith('P.') && population < bigTown)
}

/** "Solmar police", "a Solmar woman". */
function ownsNext(words: readonly Word[], last: number, lexicon: PlaceLexicon): boolean {
  const next = words[last + 1]
  return (
    next?.upos === 'NOUN' && (lexicon.actorNouns.has(foldedLemma(next)) || lexicon.peopleNouns.has(foldedLemma(next)))
  )
}

/** A town of this many inhabitants may be meant by its bare name. */
const bigTown = 100_000

/** Names that words of the text locate somewhere. */
function locatedKeys(kept: readonly RawPlace[]): Set<string> {
  const known = new Set<string>()
  for (const raw of kept) {
    if (!raw.governed && !raw.dateline) continue
    for (const place of [raw, raw.container, raw.other])
      if (place?.kind === 'toponym' && place.entries.length > 0) known.add(place.key)
  }
  return known
}

/** "Solmar, Ohio": the unit or country behind a name says which of its places is meant. */
function bindOuter(text: string, raws: readonly RawPlace[]): void {
  for (let i = 0; i + 1 < raws.length; i++) {
    const [inner, outer] = [raws[i], raws[i + 1]]
    const gap = text.slice(inner.end, outer.start)
    if (!/^(?:, ?| \()$/.test(gap) || outer.kind !== 'toponym') continue
    const units = outer.entries.filter((entry) => entry.feature === 'A.ADM1')
    // "Selon Téhéran, Washington …": a unit only where the place before it may lie in it.
    const town = inner.container ?? inner
    const lies = town.entries.some(({ country, admin }) =>
      units.some((unit) => unit.country === country && unit.admin === admin),
    )
    const listed = town.entries.length > 0 || outer.entries.some(({ feature }) => feature.startsWith('P.'))
    if (units.length === 0 || (!lies && listed)) continue
    outer.afterTown = true
    for (const place of [inner, inner.container]) if (place?.kind === 'toponym') place.outer = outer
  }
}

/** Names that locate nothing, told from persons' by what the phrases of the document show to be places. */
function passing(scans: readonly PlaceScan[], kept: readonly RawPlace[]): RawPlace[] {
  const known = locatedKeys(kept)
  const bySentence = new Map<number, RawPlace[]>()
  for (const raw of kept) {
    const list = bySentence.get(raw.at.sentence)
    if (list) list.push(raw)
    else bySentence.set(raw.at.sentence, [raw])
  }
  return scans.flatMap((scan) => namesInPassing(scan, bySentence.get(scan.sentence.index) ?? [], known))
}

const none: ReadonlySet<number> = new Set()

function countAdjectives(scan: PlaceScan, named: Mentioned): void {
  for (const word of scan.words) {
    if (word.upos === 'PUNCT' || word.form.length < 4) continue
    const countries = countriesOf(scan, word.form).filter((code) => !code.startsWith('people:'))
    // "Palestiniens", "israélien": a shared adjective ("congolais") speaks for both, at half weight.
    for (const country of countries)
      add(named, scan.sentence.index, country, (isCapital(word) ? 0.7 : 1) / countries.length)
  }
}

function countCountries(raw: RawPlace, named: Mentioned): void {
  for (const place of [raw, raw.container, raw.other]) {
    const country = place?.entries.find((entry) => entry.feature === 'A.PCLI')
    const abroad = country && place?.entries.find((entry) => isUnitAbroad(entry, country))
    // "Georgia" speaks for neither until something else does.
    if (abroad) continue
    if (country) add(named, raw.at.sentence, country.country, 2)
    else if (place && place.entries.length > 0) {
      const codes = new Set(place.entries.map((entry) => entry.country))
      // A name with one country speaks for it when it is a region or a big city.
      if (codes.size === 1 && place.entries.some((entry) => entry.population > 200_000))
        add(named, raw.at.sentence, [...codes][0], 1)
      else if (codes.size > 1) {
        const capital = place.entries.find((entry) => isTheCapital(entry, place.entries))
        if (capital) add(named, raw.at.sentence, capital.country, raw.dateline ? 2 : 1)
      }
    }
  }
}

function isUnitAbroad(entry: PlaceEntry, country: PlaceEntry): boolean {
  return entry.feature === 'A.ADM1' && entry.country !== country.country && entry.population > country.population / 3
}

/** "Bogota" is the capital, though villages elsewhere bear its name. */
function isTheCapital(entry: PlaceEntry, all: readonly PlaceEntry[]): boolean {
  if (entry.feature !== 'P.PPLC') return false
  return all.every((other) => other.country === entry.country || other.population * 20 < entry.population)
}

function add(named: Mentioned, sentence: number, country: string, weight: number): void {
  if (!country) return
  named.weights.set(country, (named.weights.get(country) ?? 0) + weight)
  const set = named.bySentence.get(sentence) ?? new Set<string>()
  named.bySentence.set(sentence, set.add(country))
}

/** Unknown names that some phrase of the document shows to be places, with the feature it shows. */
function provenNames(raws: readonly RawPlace[]): Map<string, string> {
  const proven = new Map<string, string>()
  const visit = (raw: RawPlace | undefined) => {
    if (!raw || raw.unproven) return
    if (raw.kind === 'toponym' && raw.entries.length === 0 && (raw.governed || raw.feature || proven.has(raw.key))) {
      const feature = raw.feature || (raw.governed && !raw.definite ? 'P.PPL' : '')
      proven.set(raw.key, proven.get(raw.key) || feature)
    }
    for (const inner of [raw.container, raw.other]) {
      if (!inner) continue
      if (inner.kind === 'toponym' && inner.entries.length === 0) {
        proven.set(inner.key, proven.get(inner.key) || (raw.kind === 'facility' && !inner.definite ? 'P.PPL' : ''))
      }
      visit(inner)
    }
  }
  raws.forEach(visit)
  // "… de Baryan. … ce bourg": a demonstrative shows that the name just before it is one.
  raws.forEach((raw, index) => {
    const back = raw.kind === 'anaphor' ? raw : raw.container?.kind === 'anaphor' ? raw.container : undefined
    if (back?.definite !== 'demonstrative' || !back.feature.startsWith('P.')) return
    for (let i = index - 1; i >= 0 && raws[i].at.sentence >= raw.at.sentence - 3; i--) {
      if (raws[i].kind !== 'toponym' || raws[i].first === 0) continue
      if (raws[i].unproven && !proven.has(raws[i].key)) proven.set(raws[i].key, 'P.PPL')
      return
    }
  })
  return proven
}

/** "l'état-major tarsénien": an adjective on a state organ makes the place whose name it shares a country. */
function proveCountries(
  doc: ParsedDocument,
  lexicon: PlaceLexicon,
  raws: readonly RawPlace[],
  proven: Map<string, string>,
): void {
  const unknown = new Set<string>()
  for (const raw of raws) {
    for (const place of [raw, raw.container, raw.other]) {
      if (place?.kind === 'toponym' && place.entries.length === 0 && place.key.length >= 4) unknown.add(place.key)
    }
  }
  if (unknown.size === 0) return
  const stems = new Map([...unknown].map((key) => [key.slice(0, Math.max(4, key.length - 3)), key]))
  const lengths = new Set([...stems.keys()].map((stem) => stem.length))
  for (const { words } of doc.sentences) {
    for (let i = 1; i < words.length; i++) {
      const { form, upos } = words[i]
      if (isCapital(words[i]) || form.length < 6 || (upos !== 'ADJ' && upos !== 'NOUN' && upos !== 'VERB')) continue
      if (words[i - 1].upos !== 'NOUN' || !lexicon.actorNouns.has(foldedLemma(words[i - 1]))) continue
      const fold = foldWord(form)
      for (const length of lengths) {
        const key = fold.length > length ? stems.get(fold.slice(0, length)) : undefined
        if (key) proven.set(key, 'A.PCLI')
      }
    }
  }
}
