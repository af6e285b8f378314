/**
 * Place phrases of one sentence: "près de l'aéroport de Solmar", "entre Alme et Torre", "la vallée de l'Orme", "Damas". In: the
 * words and lexicons; trees are asked only in `judge-locative.ts`. Out: raw places in text order, containers inside them.
 */
import type { LexiconRow } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { between } from './between.ts'
import { isSecondPart, type PlaceScan } from './find-toponym.ts'
import { isLocative } from './judge-locative.ts'
import { precisionOf } from './place-lexicon.ts'
import { anaphor, rangeOf } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'
import { readNounPhrase } from './read-noun-phrase.ts'

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
    const place = readNounPhrase(scan, distance, true)
    if (place) return govern(scan, place, at, 'offset', 'near-settlement')
  }
  if (lexicon.between.has(foldedForm(words[at]))) return between(scan, readNounPhrase, at)
  const idiom = lexicon.anaphorPhrases.at(words, at)
  if (idiom) return anaphor(scan, at, at + idiom.length - 1, '', '')
  const match = lexicon.locatives.at(words, at)
  if (!match) return null
  const { relation, weak, border, part, only, region } = match.row.value
  const loose = weak === undefined
  const place = readNounPhrase(scan, at + match.length, loose) ?? aroundInstitution(scan, at + match.length, match.row)
  if (only === 'facility' && place?.kind !== 'facility') return null
  if (!place || (weak !== undefined && !sureOfPlace(place))) return null
  if (weak !== undefined) return null
  if (isPerson(scan, place, relation)) return null
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
  // "dans la région de Tcherkassy": the unit where there is one of that name, else the parts around the town.
  if (region && place.kind === 'toponym' && place.entries.some((entry) => entry.feature === 'A.ADM1')) {
    Object.assign(governed, { feature: 'A.ADM1', relation: 'in', precision: undefined })
  }
  if (border) governed.kind = 'border'
  if (part) governed.note = 'part'
  governed.locative = !recipient
  return governed
}

/** A surname of the document; "in" and a country or unit of that name outweigh what only may be one. */
function isPerson({ persons }: PlaceScan, place: RawPlace, relation?: string): boolean {
  if (!persons || place.kind !== 'toponym' || place.feature !== '' || place.container) return false
  const last = place.key.slice(place.key.lastIndexOf(' ') + 1)
  if (place.entries.some(({ feature, user }) => user || /^(?:A\.|L\.CONT|P\.PPLC)/.test(feature))) return false
  if (place.key !== last) return place.entries.length === 0 && persons.sure.has(last) && relation !== 'in'
  if (relation === 'in') return false
  return persons.sure.has(last) || (relation === undefined && persons.likely.has(last))
}

/** "près de l'ambassade d'Orme": its building, where the words can only locate, though it is also somebody. */
function aroundInstitution(scan: PlaceScan, at: number, row: LexiconRow): RawPlace | null {
  const { relation, weak, only } = row.value
  // "at the Central University" can only be there; "à l'université" need not.
  const locates = relation === 'near' || relation === 'in' || (relation === 'at' && scan.lexicon.nameFirst)
  if (weak !== undefined || (only === undefined && !locates)) return null
  const { sentence, words, text, lexicon, gazetteer, persons } = scan
  const atDoor: PlaceScan = { sentence, words, text, lexicon, gazetteer, taken: nothing, persons, atBuilding: true }
  const place = readNounPhrase(atDoor, at, true)
  return place?.kind === 'facility' ? place : null
}

const nothing: ReadonlySet<number> = new Set()

/** "à Solmar et Brisane": the second of a list is located as the first. */
function carried(scan: PlaceScan, at: number, before: RawPlace | undefined): RawPlace | null {
  const { words } = scan
  if (!before?.relation || before.last !== at - 1 || before.kind !== 'toponym') return null
  if (words[at].upos !== 'CCONJ' && words[at].form !== ',') return null
  let from = at + 1
  if (words[from] && scan.lexicon.of.has(foldedLemma(words[from]))) from++
  const place = readNounPhrase(scan, from, words[at].upos === 'CCONJ')
  if (!place || place.kind !== 'toponym' || (words[at].form === ',' && place.entries.length === 0)) return null
  place.locative = before.locative
  if (before.relation !== 'between') place.relation = before.relation
  if (before.precision) place.precision = before.precision
  return place
}

/** A phrase without a locating preposition: the sentence says whether it is where something happens. */
function bare(scan: PlaceScan, at: number): RawPlace | null {
  const { words } = scan
  const place = readNounPhrase(scan, at, false)
  if (!place || isPerson(scan, place)) return null
  if (place.kind === 'toponym' && place.entries.length === 0 && place.feature === '') {
    place.unproven = true
  }
  place.locative = isLocative(scan, place)
  // A colon after the opening name of a headline: "Solmar : une usine en feu".
  if (words[place.last + 1]?.form === ':' && place.first === 0) place.locative = true
  return place
}

/** "à 6 km de", "à une quarantaine de kilomètres au nord de": the word after them, -1 when no distance stands here. */
function afterDistance({ words, lexicon }: PlaceScan, at: number): number {
  const figure = lexicon.nameFirst && words[at].upos === 'NUM' && words[at - 1]?.upos !== 'NUM'
  if (words[at].upos !== 'ADP' && !figure) return -1
  let i = at + 1
  while (i < words.length && i < at + 7 && !lexicon.units.has(foldedLemma(words[i]))) i++
  if (i >= words.length || !lexicon.units.has(foldedLemma(words[i])) || (i === at + 1 && !figure)) return -1
  const quantity = words.slice(at + 1, i)
  if (
    quantity.some(
      (word) => word.upos === 'VERB' || word.upos === 'PROPN' || (word.upos === 'PUNCT' && word.form !== ','),
    )
  )
    return -1
  i++
  // "60 km (37 miles) north of".
  if (words[i]?.form === '(') while (i < words.length && i < at + 12 && words[i - 1].form !== ')') i++
  const direction = lexicon.locatives.at(words, i)
  if (direction?.row.value.relation === 'offset') return i + direction.length
  if (figure && lexicon.distanceFrom.has(foldWord(words[i]?.form ?? ''))) return i + 1
  return words[i] && lexicon.of.has(foldedLemma(words[i])) ? i + 1 : -1
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
