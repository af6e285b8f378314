/**
 * Places in languages that put names and adjectives in front of the noun: "Solmar market", "the Umber Valley", "the Vorkan border
 * town of Torre", "northern Vorkan". In: words. Out: the raw place, null inside the answer where the noun is somebody's ("Solmar
 * hospital director"); no answer at all where the phrase is not of this kind.
 */
import type { LexiconRow } from '../../packs/pack.ts'
import { foldedName } from '../folded-name.ts'
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { areaPhrase } from './area-phrase.ts'
import { facilityPhrase } from './facility-phrase.ts'
import { findToponym, isCapital, isTied, nameText, type PlaceScan } from './find-toponym.ts'
import { precisionOf } from './place-lexicon.ts'
import { anaphor, area, countriesOf, definiteness, rangeOf, toponym, type PhraseReader } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

interface Found {
  place: RawPlace | null
}

interface Noun {
  at: number
  last: number
  row: LexiconRow
  facility: boolean
}

/** Words in front of the noun, at most. */
const reach = 6

export function nameFirstPhrase(
  scan: PlaceScan,
  read: PhraseReader,
  at: number,
  loose: boolean,
  depth: number,
): Found | null {
  const { words, lexicon } = scan
  const first = words[at].upos === 'DET' ? at + 1 : at
  if (!words[first] || scan.taken.has(first)) return null
  // "the United States": a noun of the lexicon may end a name that the gazetteer knows.
  const whole = isCapital(words[first]) && isCapital(words[first + 1]) ? findToponym(scan, first) : null
  if (whole && whole.entries.length > 0 && whole.last > whole.first && nounOf(scan, whole.last)?.at === whole.last)
    return isModifier(scan, whole.last) && whole.entries[0].feature.startsWith('S.')
      ? { place: null }
      : { place: toponym(scan, at, whole) }
  const part = compassLength(scan, first)
  if (part > 0 && words[first + part]) {
    const inside = read(scan, first + part, loose, depth + 1)
    if (inside?.kind === 'toponym' && !inside.note && inside.first === first + part && isCapital(words[first + part]))
      return {
        place: {
          ...inside,
          ...rangeOf(scan, at, inside.last),
          note: 'part',
          precision: inside.feature.startsWith('A.') ? inside.precision : 'vague-region',
          governed: true,
        },
      }
  }
  const owned = isCapital(words[first]) ? possessed(scan, at, first) : ofThatPlace(scan, at, first)
  if (owned) return { place: owned }
  const noun = nounOf(scan, first)
  if (!noun) return null
  if (isModifier(scan, noun.last)) return noun.at === first || !isCapital(words[first]) ? { place: null } : null
  if (noun.facility && inNamedPlace(scan, read, at, noun.last, depth)) return { place: null }
  const countries = words.slice(first, noun.at).flatMap(({ form }) => countriesOf(scan, form))
  const of = countries.length > 0 ? { countries } : {}
  // "the Vorkan border town of Torre": the name stands behind.
  const behind = lexicon.of.has(foldWord(words[noun.last + 1]?.form ?? '')) && isCapital(words[noun.last + 2])
  const name = behind && !noun.facility ? null : nameBefore(scan, first, noun.at)
  if (name) {
    const place = named(scan, at, name, noun)
    // "Lena Marsh" may be somebody, unless it is known or the words locate something there.
    const sure = loose || first > at || place.entries.length > 0 || !isCapital(words[noun.at])
    return { place: sure ? { ...place, ...of } : null }
  }
  if (noun.at === first) return null
  const place = plain(noun)
  return { place: place && { ...place, ...(!place.countries && of) } }

  /** "the Vorkan border town of Torre": what stands in front names no place of its own. */
  function plain({ at: head, last, row, facility }: Noun): RawPlace | null {
    const match = { row, length: last - head + 1 }
    return facility
      ? facilityPhrase(scan, read, at, head, match, loose, depth)
      : areaPhrase(scan, read, at, head, match, loose, depth)
  }
}

/** "at a polling station in Quezal": which one is not said; the place is Quezal, read by itself. */
function inNamedPlace(scan: PlaceScan, read: PhraseReader, at: number, last: number, depth: number): boolean {
  if (definiteness(scan, at) !== 'indefinite') return false
  const match = scan.lexicon.locatives.at(scan.words, last + 1)
  if (match?.row.value.relation !== 'in' || match.length > 1) return false
  const place = read(scan, last + 2, true, depth + 1)
  return place !== null && (place.kind === 'toponym' || place.kind === 'area')
}

/** "Solmar's market", "Solmar's Alme district": the owner is where it lies. */
function possessed(scan: PlaceScan, at: number, first: number): RawPlace | null {
  const { words } = scan
  const owner = findToponym(scan, first)
  const mark = owner ? words[owner.last + 1] : undefined
  if (!owner || mark === undefined || !/^['’]s?$/.test(mark.form) || mark.start !== words[owner.last].end) return null
  const noun = nounOf(scan, owner.last + 2)
  if (!noun || isModifier(scan, noun.last)) return null
  const name = nameBefore(scan, owner.last + 2, noun.at)
  const place = named(scan, at, name ?? { first: owner.first, last: owner.last }, noun)
  if (!name) return { ...place, name: nameText(scan, noun.at, noun.last) }
  return { ...place, container: { ...toponym(scan, first, owner), ...rangeOf(scan, first, owner.last) } }
}

/** "the capital's diplomatic quarter": of a place named before. */
function ofThatPlace(scan: PlaceScan, at: number, first: number): RawPlace | null {
  const { words, lexicon } = scan
  if (first === at || !lexicon.anaphorNouns.has(foldedLemma(words[first]))) return null
  if (!/^['’]s?$/.test(words[first + 1]?.form ?? '')) return null
  const noun = nounOf(scan, first + 2)
  if (!noun || isModifier(scan, noun.last)) return null
  const { geo } = noun.row.value
  return {
    ...area(scan, at, noun.at, noun.last),
    kind: noun.facility ? 'facility' : 'area',
    feature: geo.split(',').find((code) => !noun.facility || !code.startsWith('P.')) ?? geo,
    precision: noun.facility ? 'site' : precisionOf(noun.row),
    noun: foldedLemma(words[noun.at]),
    container: anaphor(scan, at, first, foldedLemma(words[first]), ''),
  }
}

/** "northern", and "north-eastern" where hyphens part words: how many words, 0 for none. */
function compassLength({ words, lexicon }: PlaceScan, at: number): number {
  if (lexicon.compassAdjectives.has(foldedForm(words[at]))) return 1
  const [hyphen, second] = [words[at + 1], words[at + 2]]
  if (!second || !/^[-‑]$/.test(hyphen.form)) return 0
  return lexicon.compassAdjectives.has(foldWord(`${words[at].form}-${second.form}`)) ? 3 : 0
}

/** The noun for a place that ends the run of modifiers beginning here; the rightmost counts ("market square"). */
function nounOf(scan: PlaceScan, first: number): Noun | null {
  const { words, lexicon } = scan
  let found: Noun | null = null
  for (let i = first; i < words.length && i <= first + reach;) {
    const word = words[i]
    const facility = lexicon.facilities.at(words, i)
    const place = lexicon.placeNouns.at(words, i)
    const match = facility && facility.length >= (place?.length ?? 0) ? facility : place
    // "Port-Cendre": the first part of a name is no port.
    if (isTied(words, i)) {
      i += 2
      continue
    }
    if (match && word.upos !== 'VERB' && word.upos !== 'AUX') {
      found = { at: i, last: i + match.length - 1, row: match.row, facility: match === facility }
      i += match.length
      continue
    }
    if (found && !isModifier(scan, i - 1)) break
    if (!/^(?:ADJ|NOUN|PROPN|NUM)$/.test(word.upos) && !/^[-‑]$/.test(word.form)) break
    i++
  }
  return found
}

/** A noun follows at once: "hospital director", "market blast". */
function isModifier({ words }: PlaceScan, last: number): boolean {
  const next = words[last + 1]
  const noun = next?.upos === 'NOUN' || (next?.upos === 'PROPN' && !isCapital(next))
  return noun && next.start - words[last].end <= 1 && next.deprel !== 'nmod:tmod'
}

/** Capitals right in front of the noun, without adjectives of origin: "Stovric" of "the Karvenian town's Stovric hospital". */
function nameBefore(scan: PlaceScan, first: number, noun: number): { first: number; last: number } | null {
  const { words, lexicon } = scan
  let from = noun
  while (from > first && isCapital(words[from - 1]) && !scan.taken.has(from - 1)) {
    from--
    if (from - 2 >= first && isTied(words, from - 2)) from -= 2
  }
  if (from === noun) return null
  while (from < noun && isOfOrigin(scan, from)) from++
  const known = words.slice(from, noun).some((word) => !lexicon.notToponyms.has(foldedForm(word)))
  return known ? { first: from, last: noun - 1 } : null
}

/** "Karvenian": an adjective of origin, listed or by its ending where no place has that name. */
function isOfOrigin(scan: PlaceScan, at: number): boolean {
  const { form, upos } = scan.words[at]
  if (countriesOf(scan, form).length > 0) return true
  if (scan.gazetteer.find(form).length > 0) return false
  if (upos === 'ADJ') return true
  const fold = foldWord(form)
  return scan.lexicon.originEndings.some((ending) => fold.length > ending.length + 2 && fold.endsWith(ending))
}

function named(scan: PlaceScan, at: number, name: { first: number; last: number }, noun: Noun): RawPlace {
  const { words } = scan
  const { geo } = noun.row.value
  const precision = precisionOf(noun.row)
  const text = nameText(scan, name.first, name.last)
  const entries = scan.gazetteer.find(text)
  const own: RawPlace = {
    ...rangeOf(scan, name.first, name.last),
    at: { sentence: scan.sentence.index, word: name.last },
    kind: 'toponym',
    name: text,
    key: foldedName(text),
    entries,
    feature: '',
    governed: false,
    locative: true,
  }
  const head = { sentence: scan.sentence.index, word: noun.at }
  const whole = nameText(scan, name.first, noun.last)
  const range = rangeOf(scan, at, noun.last)
  const lemma = foldedLemma(words[noun.at])
  // "the Carrow road": somewhere on the way there.
  if (geo.startsWith('R.RD') || geo.startsWith('R.TRL'))
    return { ...own, ...range, at: head, feature: geo, precision: 'near-settlement', noun: lemma }
  if (noun.facility) {
    const listed = scan.gazetteer.find(whole)
    // A name in capitals throughout ("Stovric General Hospital") is the facility's; of its words only a known town is a place.
    const container = entries.length > 0 || name.first === name.last ? own : townOf(scan, own)
    return {
      ...range,
      at: head,
      kind: listed.length > 0 ? 'toponym' : 'facility',
      name: whole,
      key: foldedName(whole),
      entries: listed,
      feature: geo.split(',').find((code) => !code.startsWith('P.')) ?? geo,
      precision: 'site',
      governed: false,
      locative: true,
      noun: lemma,
      ...(container && { container }),
    }
  }
  const listed = scan.gazetteer.find(whole)
  if (noun.row.value.border !== undefined)
    return {
      ...area(scan, at, noun.at, noun.last),
      kind: 'border',
      feature: geo,
      precision: 'vague-region',
      container: own,
    }
  if (/^[PA]\./.test(geo))
    return {
      ...own,
      ...range,
      at: head,
      ...(listed.length > 0 && entries.length === 0 && { entries: listed, name: whole, key: foldedName(whole) }),
      feature: geo,
      ...(precision && { precision }),
      noun: lemma,
    }
  return {
    ...own,
    ...range,
    at: head,
    kind: listed.length > 0 ? 'toponym' : 'area',
    name: whole,
    key: foldedName(whole),
    entries: listed,
    feature: geo,
    ...(precision && listed.length === 0 && { precision }),
    noun: lemma,
    ...(entries.length > 0 && listed.length === 0 && { container: own }),
  }
}

/** The first word of a facility's name, where the gazetteer knows it as a town. */
function townOf(scan: PlaceScan, own: RawPlace): RawPlace | undefined {
  const text = nameText(scan, own.first, own.first)
  const entries = scan.gazetteer.find(text).filter((entry) => entry.feature.startsWith('P.'))
  return entries.length > 0
    ? { ...own, ...rangeOf(scan, own.first, own.first), name: text, key: foldedName(text), entries }
    : undefined
}
