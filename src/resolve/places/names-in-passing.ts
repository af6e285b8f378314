/**
 * Names of places that no place phrase covers: adjectives of origin ("Kenyan officials"), names inside those of organisations
 * ("Solmar police", "University of Solmar"), containers. In: a sentence and the phrases found in it. Out: raw places that locate
 * nothing; persons' names give none.
 */
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import type { PlaceEntry } from './place-index.ts'
import { isCapital, lookup, shortUnit, type PlaceScan, type Toponym } from './find-toponym.ts'
import { toponym } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

const none: ReadonlySet<number> = new Set()

/** `known`: keys of names that phrases of the document show to be places. */
export function namesInPassing(scan: PlaceScan, raws: readonly RawPlace[], known: ReadonlySet<string>): RawPlace[] {
  const { words, lexicon } = scan
  const covered = coveredWords(scan, raws)
  const found: RawPlace[] = []
  for (let i = 0; i < words.length; i++) {
    if (covered.has(i) || !isCapital(words[i]) || words[i].upos === 'PUNCT') continue
    const name = nameAt(scan, i, known)
    if (name && !overlaps(covered, name)) {
      found.push({ ...toponym(scan, name.first, name), use: 'part', locative: false })
      i = name.last
      continue
    }
    if (lexicon.notToponyms.has(foldedForm(words[i]))) continue
    const entries = origins(scan, i)
    if (entries.length > 0) {
      const adjective: Toponym = { first: i, last: i, name: words[i].form, key: foldedForm(words[i]), entries }
      found.push({ ...toponym(scan, i, adjective), use: 'adjective', locative: false })
    }
  }
  return found
}

/** A known name at a word that somebody's surname could not be. */
function nameAt(scan: PlaceScan, at: number, known: ReadonlySet<string>): Toponym | null {
  const { words, lexicon, persons } = scan
  const short = shortUnit(scan, at)
  if (short) return short
  let end = at
  while (end + 1 < words.length && isCapital(words[end + 1]) && words[end + 1].start - words[end].end <= 1) end++
  const single = lexicon.notToponyms.has(foldedForm(words[at])) || lexicon.demonyms.has(foldedForm(words[at]))
  const name = lookup({ ...scan, taken: none }, at, end, single ? 2 : 1)
  // "City", "Park": names of some quarter too, but common nouns of the longer name.
  if (!name || (name.first === name.last && (lexicon.placeNouns.at(words, at) || lexicon.facilities.at(words, at))))
    return null
  const sure = name.entries.some((entry) => /^(?:A\.PCLI|L\.CONT|A\.ADM1)$/.test(entry.feature)) || known.has(name.key)
  const unit = name.entries.some((entry) => /^(?:A\.|L\.CONT)/.test(entry.feature))
  if (!unit && name.first === name.last && lexicon.givenNames.has(name.key)) return null
  if (!unit && (persons?.sure.has(name.key) || persons?.likely.has(name.key))) return null
  return (sure && !isPerson(scan, name)) || namesOrganisation(scan, name, end) ? name : null
}

/** "Oxford City Council", "Solmar police", "University of Solmar": the longer name or noun is somebody's that sits there. */
function namesOrganisation({ words, lexicon, taken }: PlaceScan, name: Toponym, end: number): boolean {
  const behind = words[end + 1]
  const common =
    behind?.upos === 'NOUN' &&
    name.last === end &&
    (lexicon.actorNouns.has(foldedLemma(behind)) || lexicon.facilities.at(words, end + 1) !== null)
  if (common) return true
  for (let i = name.last + 1; i <= end; i++) {
    const form = foldedForm(words[i])
    if (
      lexicon.facilities.at(words, i) ||
      lexicon.nameHeads.has(form) ||
      lexicon.actorNouns.has(form) ||
      lexicon.notToponyms.has(form)
    )
      return true
  }
  const of = words[name.first - 1]
  return (
    of !== undefined && lexicon.of.has(foldedForm(of)) && taken.has(name.first - 2) && isCapital(words[name.first - 2])
  )
}

/** A capital beside it that opens no sentence: "Paris Holt", "Lena Georgia". */
function isPerson({ words, lexicon, taken }: PlaceScan, name: Toponym): boolean {
  const isName = (i: number): boolean =>
    words[i] !== undefined &&
    isCapital(words[i]) &&
    words[i].upos === 'PROPN' &&
    !taken.has(i) &&
    !lexicon.demonyms.has(foldedForm(words[i])) &&
    !lexicon.notToponyms.has(foldedForm(words[i]))
  const before = words[name.first - 1]
  if (before && before.end >= words[name.first].start - 1 && isName(name.first - 1) && name.first > 1) return true
  if (before && lexicon.titles.has(foldedForm(before))) return true
  const next = words[name.last + 1]
  return (
    next !== undefined &&
    next.start <= words[name.last].end + 1 &&
    isName(name.last + 1) &&
    words[name.last + 2]?.upos === 'VERB'
  )
}

/** The country, or the region that is none, of an adjective. */
function origins({ words, lexicon, gazetteer }: PlaceScan, at: number): PlaceEntry[] {
  const fold = foldedForm(words[at])
  const own = gazetteer.adjective(fold)
  if (own) return [own]
  const demonym = lexicon.demonyms.get(fold)
  if (!demonym) return []
  const place = demonym.place && !demonym.place.startsWith('people:') ? gazetteer.named(demonym.place) : null
  if (place) return [place]
  return demonym.countries.flatMap((code) => gazetteer.country(code) ?? [])
}

/** Words of the names that phrases show as their own. */
function coveredWords({ words, text }: PlaceScan, raws: readonly RawPlace[]): Set<number> {
  const covered = new Set<number>()
  for (const raw of raws) {
    // The town of "Solmar General Hospital" is a name of its own.
    if (raw.kind === 'anaphor' || raw.other || (raw.kind === 'facility' && raw.entries.length === 0)) continue
    const at = text.slice(raw.start, raw.end).indexOf(raw.name)
    const start = raw.start + Math.max(0, at)
    const end = at < 0 ? raw.end : start + raw.name.length
    for (let i = raw.first; i <= raw.last; i++) if (words[i].start < end && words[i].end > start) covered.add(i)
  }
  return covered
}

function overlaps(covered: ReadonlySet<number>, name: Toponym): boolean {
  for (let i = name.first; i <= name.last; i++) if (covered.has(i)) return true
  return false
}
