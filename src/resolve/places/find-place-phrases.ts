/**
 * Place phrases of one sentence: "près de l'aéroport de Solmar", "entre Alme et Torre", "la vallée de l'Orme", "Damas". In: the
 * words and lexicons; trees are asked only in `judge-locative.ts`. Out: raw places in text order, containers inside them.
 */
import type { LexiconRow } from '../../packs/pack.ts'
import { folded, foldedName } from '../folded.ts'
import { findToponym, isCapital, isSecondPart, nameText, type PlaceScan, type Toponym } from './find-toponym.ts'
import { isLocative } from './judge-locative.ts'
import { precisionOf, type Demonym } from './place-lexicon.ts'
import type { RawPlace } from './raw-place.ts'

export function findPlacePhrases(scan: PlaceScan): RawPlace[] {
  const found: RawPlace[] = []
  const { words } = scan
  for (let i = 0; i < words.length;) {
    const phrase = located(scan, i) ?? carried(scan, i, found.at(-1)) ?? bare(scan, i)
    if (!phrase) {
      i++
      continue
    }
    found.push(phrase)
    i = phrase.last + 1
  }
  return found
}

/** A phrase with its locating words: a preposition of the lexicon, a distance, "entre A et B". */
function located(scan: PlaceScan, at: number): RawPlace | null {
  const { words, lexicon } = scan
  if (isSecondPart(words, at)) return null
  const distance = afterDistance(scan, at)
  if (distance > 0) {
    const place = nounPhrase(scan, distance, true)
    if (place) return govern(scan, place, at, 'offset', 'near-settlement')
  }
  if (lexicon.between.has(folded(words[at].form))) return between(scan, at)
  const idiom = lexicon.anaphorPhrases.at(words, at)
  if (idiom) return anaphor(scan, at, at + idiom.length - 1, '', '')
  const match = lexicon.locatives.at(words, at)
  if (!match) return null
  const { relation, weak, border, part } = match.row.value
  const place = nounPhrase(scan, at + match.length, weak === undefined)
  if (!place || (weak !== undefined && !sureOfPlace(place))) return null
  if (weak !== undefined) return null
  // "à Israël" is a recipient; a stay is "en Israël". The gazetteer cannot know, the lexicon lists the exceptions.
  const country = place.kind === 'toponym' && place.entries.some((entry) => entry.feature === 'A.PCLI')
  const recipient =
    country &&
    match.length === 1 &&
    relation === 'at' &&
    place.first === at + 1 &&
    place.note === undefined &&
    place.definite === undefined &&
    !lexicon.stayWithTo.has(place.key)
  const governed = govern(scan, place, at, relation as RawPlace['relation'], precisionOf(match.row))
  if (border) governed.kind = 'border'
  if (part) governed.note = 'part'
  governed.locative = !recipient
  return governed
}

/** "à Solmar et Brisane": the second of a list is located as the first. */
function carried(scan: PlaceScan, at: number, before: RawPlace | undefined): RawPlace | null {
  const { words } = scan
  if (!before?.relation || before.last !== at - 1 || before.kind !== 'toponym') return null
  if (words[at].upos !== 'CCONJ' && words[at].form !== ',') return null
  let from = at + 1
  if (words[from] && scan.lexicon.of.has(folded(words[from].lemma))) from++
  const place = nounPhrase(scan, from, words[at].upos === 'CCONJ')
  if (!place || place.kind !== 'toponym' || (words[at].form === ',' && place.entries.length === 0)) return null
  place.locative = before.locative
  if (before.relation !== 'between') place.relation = before.relation
  if (before.precision) place.precision = before.precision
  return place
}

/** A phrase without a locating preposition: the sentence says whether it is where something happens. */
function bare(scan: PlaceScan, at: number): RawPlace | null {
  const { words } = scan
  const place = nounPhrase(scan, at, false)
  if (!place) return null
  if (place.kind === 'toponym' && place.entries.length === 0 && place.feature === '') {
    place.unproven = true
  }
  place.locative = isLocative(scan, place)
  // A colon after the opening name of a headline: "Solmar : une usine en feu".
  if (words[place.last + 1]?.form === ':' && place.first === 0) place.locative = true
  return place
}

/** A noun phrase that is a place: article, then facility, area or name. `loose`: unknown names and bare facilities will do. */
function nounPhrase(scan: PlaceScan, at: number, loose: boolean, depth = 0): RawPlace | null {
  const { words, lexicon } = scan
  if (at >= words.length || depth > 3) return null
  const withArticle = words[at].upos === 'DET' ? findToponym(scan, at) : null
  if (withArticle) return toponym(scan, at, withArticle)
  const isDeterminer = words[at].upos === 'DET'
  let head = isDeterminer ? at + 1 : at
  if (head >= words.length || scan.taken.has(head)) return null
  if (
    words[head].upos === 'ADJ' &&
    !isCapital(words[head]) &&
    head + 1 < words.length &&
    !lexicon.compass.has(folded(words[head].form))
  )
    head++
  const facility = words[head].upos === 'VERB' ? null : lexicon.facilities.at(words, head)
  const area = words[head].upos === 'VERB' ? null : lexicon.placeNouns.at(words, head)
  if (facility && facility.length >= (area?.length ?? 0)) {
    const known = isCapital(words[head]) ? null : findGeneric(scan, head)
    if (known) return toponym(scan, at, known)
    return facilityPhrase(scan, at, head, facility, loose, depth)
  }
  if (
    lexicon.compass.has(folded(words[head].form)) &&
    !isCapital(words[head]) &&
    lexicon.of.has(folded(words[head + 1]?.lemma ?? ''))
  ) {
    // "le sud du Liban": a part of it, no finer than the words.
    const whole = nounPhrase(scan, head + 2, loose, depth + 1)
    return whole?.kind === 'toponym'
      ? { ...whole, ...rangeOf(scan, at, whole.last), note: 'part', precision: 'vague-region', governed: true }
      : null
  }
  if (area) {
    const known = findGeneric(scan, head)
    if (known) return toponym(scan, at, known)
    return areaPhrase(scan, at, head, area, loose, depth)
  }
  if (isDeterminer && definiteness(scan, at) === 'indefinite') return null
  const name = findToponym(scan, isDeterminer ? at + 1 : at)
  if (!name || (name.entries.length === 0 && !loose && isDeterminer)) return null
  return toponym(scan, at, name)
}

function findGeneric(scan: PlaceScan, head: number): Toponym | null {
  const found = findToponym(scan, head)
  return found && found.entries.length > 0 && found.last > found.first ? found : null
}

function toponym(scan: PlaceScan, first: number, name: Toponym): RawPlace {
  return {
    ...rangeOf(scan, first, name.last),
    at: { sentence: scan.sentence.index, word: headOf(scan, name.first, name.last) },
    kind: 'toponym',
    name: name.name,
    key: name.key,
    entries: name.entries,
    feature: '',
    governed: false,
    locative: true,
    ...(name.first > first && { definite: definiteness(scan, first) }),
  }
}

/** "l'aéroport israélien de Haïfa", "un marché de l'Orme", "la cour de l'école". */
function facilityPhrase(
  scan: PlaceScan,
  first: number,
  head: number,
  match: { row: LexiconRow; length: number },
  loose: boolean,
  depth: number,
): RawPlace | null {
  const { words } = scan
  const last = head + match.length - 1
  const tail = complement(scan, last + 1, depth)
  const definite = definiteness(scan, first)
  const inner = tail.place
  const road = match.row.value.geo.startsWith('R.') ? roadBetween(scan, tail.last + 1) : null
  if (road) {
    return {
      ...road,
      ...rangeOf(scan, first, road.last),
      at: { sentence: scan.sentence.index, word: head },
      name: nameText(scan, head, road.last),
      key: foldedName(nameText(scan, head, road.last)),
      feature: match.row.value.geo,
      locative: true,
    }
  }
  if (inner && inner.kind === 'toponym' && definite === 'indefinite') {
    // "un marché de l'Orme": which market is not said; the place is the Orme.
    return { ...inner, ...(loose && rangeOf(scan, first, inner.last)) }
  }
  const own = tail.apposed
  if (definite === 'possessive' && !inner) return null
  const institution = /^S\.(ADMF|GOVL|DIPL)$/.test(match.row.value.geo)
  // "le ministère de la Défense" speaks and decides; it is a place only where the words locate something at it.
  if (institution && ((!loose && depth === 0) || !inner || inner.definite)) return null
  if (!inner && !own && (match.row.value.weak !== undefined || definite === undefined) && definite !== 'demonstrative')
    return null
  if (!inner && !own && !loose && definite === 'indefinite') return null
  // "la place du Marché" is somewhere; "le marché de Noël" only where the words locate something there.
  if (own?.kind === 'area' && !loose && !/^(?:R\.|L\.SQR)/.test(match.row.value.geo)) return null
  if (inner?.kind === 'facility') return { ...inner, ...(loose && rangeOf(scan, first, inner.last)) }
  const end = inner?.last ?? own?.last ?? tail.last
  return {
    ...rangeOf(scan, first, end),
    at: { sentence: scan.sentence.index, word: head },
    kind: 'facility',
    name: nameText(scan, head, end),
    key: foldedName(nameText(scan, head, end)),
    entries: [],
    feature: match.row.value.geo.split(',').find((code) => !code.startsWith('P.')) ?? match.row.value.geo,
    precision: 'site',
    governed: false,
    locative: true,
    noun: folded(words[head].lemma),
    ...(!inner && !own && !loose && { unproven: true }),
    ...(definite && { definite }),
    ...(inner && { container: inner }),
    ...(tail.countries.length > 0 && { countries: tail.countries }),
  }
}

/** "la piste qui relie A à B", "la route entre A et B": near two places, at neither. */
function roadBetween(scan: PlaceScan, at: number): RawPlace | null {
  const { words, lexicon } = scan
  if (at >= words.length) return null
  if (lexicon.between.has(folded(words[at].form))) return between(scan, at)
  if (words[at].upos !== 'PRON' || !lexicon.roadVerbs.has(folded(words[at + 1]?.lemma ?? ''))) return null
  const one = nounPhrase(scan, at + 2, true)
  if (!one || words[one.last + 1]?.upos !== 'ADP') return null
  const two = nounPhrase(scan, one.last + 2, true)
  if (!two) return null
  return {
    ...one,
    ...rangeOf(scan, at, two.last),
    kind: 'area',
    entries: [],
    relation: 'between',
    precision: 'near-settlement',
    container: one,
    other: two,
    governed: true,
  }
}

/** "le village de Torre", "la vallée de l'Orme", "le fleuve Ouda", "la frontière entre A et B", "ce bourg". */
function areaPhrase(
  scan: PlaceScan,
  first: number,
  head: number,
  match: { row: LexiconRow; length: number },
  loose: boolean,
  depth: number,
): RawPlace | null {
  const { words, lexicon } = scan
  const { geo, weak } = match.row.value
  const precision = precisionOf(match.row)
  const last = head + match.length - 1
  const isBorder = match.row.value.border !== undefined
  if (isBorder && lexicon.between.has(folded(words[last + 1]?.form ?? ''))) {
    const pair = between(scan, last + 1)
    if (pair)
      return {
        ...pair,
        ...area(scan, first, head, pair.last),
        kind: 'border',
        precision: 'vague-region',
        container: pair.container,
        other: pair.other,
        locative: true,
      }
  }
  const tail = complement(scan, last + 1, depth)
  const named = tail.place ?? tail.apposed
  if (named && (named.kind === 'toponym' || named.kind === 'area' || named.kind === 'anaphor')) {
    const listed =
      [first, head]
        .map((from) => scan.gazetteer.find(nameText(scan, from, named.last)))
        .find((list) => list.length > 0) ?? []
    const settled = /^[PA]\./.test(geo)
    const at = { sentence: scan.sentence.index, word: head }
    if (geo.startsWith('P.') && named.entries.some((entry) => entry.feature === 'A.PCLI')) {
      // "deuxième ville du Liban" tells where another place lies.
      return { ...named, ...rangeOf(scan, first, named.last), definite: undefined }
    }
    if (settled && named.kind === 'toponym') {
      // "le village de Torre" is Torre, said to be a village.
      return {
        ...named,
        ...rangeOf(scan, first, named.last),
        at,
        feature: geo,
        ...(precision && { precision }),
        noun: folded(words[head].lemma),
        locative: true,
        unproven: undefined,
      }
    }
    return {
      ...area(scan, first, head, named.last),
      ...(listed.length > 0 && { kind: 'toponym' as const, entries: listed }),
      feature: geo,
      ...(precision && listed.length === 0 && { precision }),
      noun: folded(words[head].lemma),
      container: named,
    }
  }
  if (tail.countries.length > 0 && isBorder) {
    return {
      ...area(scan, first, head, tail.last),
      kind: 'border',
      feature: geo,
      precision: 'vague-region',
      countries: tail.countries,
    }
  }
  const definite = definiteness(scan, first)
  if (definite === 'indefinite' || definite === undefined) return null
  if (!lexicon.anaphorNouns.has(folded(words[head].lemma)) && (weak !== undefined || !loose)) return null
  if (!loose && definite !== 'demonstrative') return null
  return {
    ...anaphor(scan, first, tail.last > last ? tail.last : last, folded(words[head].lemma), geo),
    ...(precision && { precision }),
    definite,
  }
}

function area(scan: PlaceScan, first: number, head: number, last: number): RawPlace {
  const name = nameText(scan, head, last)
  return {
    ...rangeOf(scan, first, last),
    at: { sentence: scan.sentence.index, word: head },
    kind: 'area',
    name,
    key: foldedName(name),
    entries: [],
    feature: '',
    governed: false,
    locative: true,
  }
}

function anaphor(scan: PlaceScan, first: number, last: number, noun: string, feature: string): RawPlace {
  const name = nameText(scan, first, last)
  return {
    ...rangeOf(scan, first, last),
    at: { sentence: scan.sentence.index, word: last },
    kind: 'anaphor',
    name,
    key: foldedName(name),
    entries: [],
    feature,
    governed: true,
    locative: true,
    noun,
  }
}

/** What follows the head noun: adjectives, then "de" with a place, or a name in apposition. */
function complement(scan: PlaceScan, from: number, depth: number) {
  const { words, lexicon } = scan
  const result: { place?: RawPlace; apposed?: RawPlace; countries: string[]; last: number } = {
    countries: [],
    last: from - 1,
  }
  let nouns = 0
  for (let i = from; i < words.length && i < from + 8;) {
    const word = words[i]
    if (word.upos === 'PUNCT' && !/^[«"“]$/.test(word.form)) break
    const countries = countriesOf(scan, word.form)
    if (countries.length > 0 && !isCapital(word)) {
      result.countries.push(...countries)
      result.last = i++
      continue
    }
    if (lexicon.of.has(folded(word.lemma)) || lexicon.of.has(folded(word.form))) {
      const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
      const place = nounPhrase(scan, i + 1, true, depth + 1)
      if (place && !(place.kind === 'facility' && isCapital(words[next]))) return { ...result, place }
      // "la place du Marché": a capital that is no place of its own makes the name.
      if (words[next] && isCapital(words[next]) && i === from && lexicon.notToponyms.has(folded(words[next].form)))
        return { ...result, apposed: area(scan, i, next, next) }
      if (nouns++ > 0 || words[next]?.upos !== 'NOUN') break
      i = next + 1
      continue
    }
    if (isCapital(word) || word.upos === 'DET') {
      const name = findToponym(scan, i)
      if (name) return { ...result, apposed: toponym(scan, i, name) }
      break
    }
    if (word.upos === 'ADP') {
      // "aux grains" belongs to the name; "aux abords de" begins a phrase of its own.
      if ((lexicon.locatives.at(words, i)?.length ?? 0) > 1) break
      const next = words[i + 1]?.upos === 'DET' ? i + 2 : i + 1
      if (nouns++ > 0 || words[next]?.upos !== 'NOUN' || isCapital(words[next]) || !isSecondPart(words, next - 1)) break
      i = next + 1
      continue
    }
    if (
      word.upos === 'ADJ' ||
      word.upos === 'NUM' ||
      word.upos === 'X' ||
      word.form.includes('°') ||
      lexicon.compass.has(folded(word.form))
    ) {
      i++
      continue
    }
    break
  }
  return result
}

function between(scan: PlaceScan, at: number): RawPlace | null {
  const { words, lexicon } = scan
  const one = nounPhrase(scan, at + 1, true)
  if (!one || one.kind === 'anaphor' || words[one.last + 1]?.upos !== 'CCONJ') return null
  let from = one.last + 2
  if (words[from] && lexicon.of.has(folded(words[from].lemma))) from++
  const two = nounPhrase(scan, from, true)
  if (!two) return null
  const before = words[at - 1]
  const actors =
    before !== undefined &&
    words.slice(Math.max(0, at - 4), at).some((word) => lexicon.betweenActors.has(folded(word.lemma)))
  return {
    ...one,
    ...rangeOf(scan, at, two.last),
    kind: 'area',
    name: nameText(scan, one.first, two.last),
    key: foldedName(nameText(scan, one.first, two.last)),
    entries: [],
    relation: 'between',
    precision: 'near-settlement',
    container: one,
    other: two,
    governed: true,
    locative: !actors,
  }
}

/** "à 6 km de", "à une quarantaine de kilomètres au nord de": the word after them, -1 when no distance stands here. */
function afterDistance({ words, lexicon }: PlaceScan, at: number): number {
  if (words[at].upos !== 'ADP') return -1
  let i = at + 1
  while (i < words.length && i < at + 7 && !lexicon.units.has(folded(words[i].lemma))) i++
  if (i >= words.length || !lexicon.units.has(folded(words[i].lemma)) || i === at + 1) return -1
  const quantity = words.slice(at + 1, i)
  if (
    quantity.some(
      (word) => word.upos === 'VERB' || word.upos === 'PROPN' || (word.upos === 'PUNCT' && word.form !== ','),
    )
  )
    return -1
  i++
  const direction = lexicon.locatives.at(words, i)
  if (direction?.row.value.relation === 'offset') return i + direction.length
  return words[i] && lexicon.of.has(folded(words[i].lemma)) ? i + 1 : -1
}

function govern(
  scan: PlaceScan,
  place: RawPlace,
  from: number,
  relation: RawPlace['relation'],
  precision: RawPlace['precision'],
): RawPlace {
  return {
    ...place,
    ...rangeOf(scan, from, place.last),
    relation: place.relation === 'between' ? 'between' : relation,
    ...(precision && { precision }),
    governed: true,
    locative: true,
    unproven: undefined,
  }
}

function sureOfPlace(place: RawPlace): boolean {
  return place.kind !== 'anaphor'
}

/** Countries an adjective names: of the lexicon, of the user's file, or the two halves of a compound. */
export function countriesOf({ lexicon, gazetteer }: PlaceScan, form: string): string[] {
  const fold = folded(form)
  const own = gazetteer.adjective(fold)
  if (own) return [own.country || own.id]
  const whole = lexicon.demonyms.get(fold)
  if (whole) return countries(whole)
  const hyphen = fold.indexOf('-')
  if (hyphen < 0) return []
  const one = lexicon.prefixes.get(fold.slice(0, hyphen))
  const two = lexicon.demonyms.get(fold.slice(hyphen + 1))
  return one && two ? [...countries(one), ...countries(two)] : []
}

function countries({ countries: codes, place }: Demonym): string[] {
  return codes.length > 0 ? codes : place ? [place] : []
}

function definiteness({ words }: PlaceScan, at: number): RawPlace['definite'] {
  const { upos, feats } = words[at]
  if (upos === 'NUM') return 'indefinite'
  if (upos !== 'DET') return undefined
  if (feats.PronType === 'Dem') return 'demonstrative'
  if (feats.Poss === 'Yes') return 'possessive'
  return feats.Definite === 'Def' ? 'definite' : 'indefinite'
}

function rangeOf({ words }: PlaceScan, first: number, last: number) {
  // A phrase that begins inside a contraction takes all of it ("du port").
  return { start: words[first].start, end: words[last].end, first, last }
}

/** The word of the stretch whose head lies outside it; the first when the tree does not say. */
function headOf({ words }: PlaceScan, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head } = words[i]
    if (head < first || head > last) return i
  }
  return first
}
