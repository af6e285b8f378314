/** The small parts of which place phrases are made: ranges, articles, raw places of each kind. */
import { foldedName } from '../folded-name.ts'
import { foldWord } from '../../text/fold-word.ts'
import { nameText, type PlaceScan, type Toponym } from './find-toponym.ts'
import type { Demonym } from './place-lexicon.ts'
import type { RawPlace } from './raw-place.ts'

/** Reads a noun phrase that is a place; `loose`: unknown names and bare facilities will do. Handed down so that its parts can call it. */
export type PhraseReader = (scan: PlaceScan, at: number, loose: boolean, depth?: number) => RawPlace | null

export function toponym(scan: PlaceScan, first: number, name: Toponym): RawPlace {
  const { start, end } = rangeOf(scan, first, name.last)
  const raw: RawPlace = {
    start,
    end,
    first,
    last: name.last,
    at: { sentence: scan.sentence.index, word: headOf(scan, name.first, name.last) },
    kind: 'toponym',
    name: name.name,
    key: name.key,
    entries: name.entries,
    feature: '',
    governed: false,
    locative: true,
  }
  if (name.first > first) raw.definite = definiteness(scan, first)
  return raw
}

export function area(scan: PlaceScan, first: number, head: number, last: number): RawPlace {
  const name = nameText(scan, head, last)
  const { start, end } = rangeOf(scan, first, last)
  return {
    start,
    end,
    first,
    last,
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

export function anaphor(scan: PlaceScan, first: number, last: number, noun: string, feature: string): RawPlace {
  const name = nameText(scan, first, last)
  const { start, end } = rangeOf(scan, first, last)
  return {
    start,
    end,
    first,
    last,
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

export function definiteness({ words }: PlaceScan, at: number): RawPlace['definite'] {
  const { upos, feats } = words[at]
  if (upos === 'NUM') return 'indefinite'
  if (upos !== 'DET') return undefined
  if (feats.PronType === 'Dem') return 'demonstrative'
  if (feats.Poss === 'Yes') return 'possessive'
  return feats.Definite === 'Def' ? 'definite' : 'indefinite'
}

export function rangeOf({ words }: PlaceScan, first: number, last: number) {
  // A phrase that begins inside a contraction takes all of it ("du port").
  return { start: words[first].start, end: words[last].end, first, last }
}

/** Countries an adjective names: of the lexicon, of the user's file, or the two halves of a compound. */
export function countriesOf({ lexicon, gazetteer }: PlaceScan, form: string): string[] {
  const fold = foldWord(form)
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

/** The word of the stretch whose head lies outside it; the first when the tree does not say. */
function headOf({ words }: PlaceScan, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head } = words[i]
    if (head < first || head > last) return i
  }
  return first
}
