/** Facilities: "l'aéroport israélien de Haïfa", "un marché de l'Orme", "la cour de l'école". A facility is not its city. */
import type { LexiconRow } from '../../packs/pack.ts'
import { foldedName } from '../folded-name.ts'
import { foldedLemma } from '../../text/folded-form.ts'
import { roadBetween } from './between.ts'
import { complement } from './complement.ts'
import { nameText, type PlaceScan } from './find-toponym.ts'
import { definiteness, rangeOf, type PhraseReader } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

/** "l'aéroport israélien de Haïfa", "un marché de l'Orme", "la cour de l'école". */
export function facilityPhrase(
  scan: PlaceScan,
  read: PhraseReader,
  first: number,
  head: number,
  match: { row: LexiconRow; length: number },
  loose: boolean,
  depth: number,
): RawPlace | null {
  const { words } = scan
  const last = head + match.length - 1
  const tail = complement(scan, read, last + 1, depth)
  const definite = definiteness(scan, first)
  const inner = tail.place
  const road = match.row.value.geo.startsWith('R.') ? roadBetween(scan, read, tail.last + 1) : null
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
  if (institution && !scan.atBuilding && ((!loose && depth === 0) || !inner || inner.definite)) return null
  if (!inner && !own && (match.row.value.weak !== undefined || definite === undefined) && definite !== 'demonstrative')
    return null
  if (!inner && !own && !loose && definite === 'indefinite') return null
  // "la place du Marché" is somewhere; "le marché de Noël" only where the words locate something there.
  if (own?.kind === 'area' && !loose && !/^(?:R\.|L\.SQR)/.test(match.row.value.geo)) return null
  if (inner?.kind === 'facility') return { ...inner, ...(loose && rangeOf(scan, first, inner.last)) }
  const range = rangeOf(scan, first, inner?.last ?? own?.last ?? tail.last)
  const found: RawPlace = {
    start: range.start,
    end: range.end,
    first,
    last: range.last,
    at: { sentence: scan.sentence.index, word: head },
    kind: 'facility',
    name: nameText(scan, head, range.last),
    key: foldedName(nameText(scan, head, range.last)),
    entries: [],
    feature: match.row.value.geo.split(',').find((code) => !code.startsWith('P.')) ?? match.row.value.geo,
    precision: 'site',
    governed: false,
    locative: true,
    noun: foldedLemma(words[head]),
  }
  if (!inner && !own && !loose) found.unproven = true
  if (definite) found.definite = definite
  if (inner) found.container = inner
  if (tail.countries.length > 0) found.countries = tail.countries
  return found
}
