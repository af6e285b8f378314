/** Settlements and areas named by a common noun: "le village de Torre", "la vallée de l'Orme", "la frontière", "ce bourg". */
import type { LexiconRow } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { foldedLemma } from '../../text/folded-form.ts'
import { between } from './between.ts'
import { complement } from './complement.ts'
import { nameText, type PlaceScan } from './find-toponym.ts'
import { anaphor, area, definiteness, rangeOf, type PhraseReader } from './place-parts.ts'
import { precisionOf } from './place-lexicon.ts'
import type { RawPlace } from './raw-place.ts'

/** "le village de Torre", "la vallée de l'Orme", "le fleuve Ouda", "la frontière entre A et B", "ce bourg". */
export function areaPhrase(
  scan: PlaceScan,
  read: PhraseReader,
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
  if (isBorder && lexicon.between.has(foldWord(words[last + 1]?.form ?? ''))) {
    const pair = between(scan, read, last + 1)
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
  const tail = complement(scan, read, last + 1, depth)
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
    if (geo === 'A.PCLI' && named.entries.length > 0 && !named.entries.some(({ feature }) => /^[AL]\./.test(feature))) {
      // "le procureur de la République de Quimper": a town is no republic.
      return { ...named, locative: named.locative }
    }
    if (settled && named.kind === 'toponym') {
      // "le village de Torre" is Torre, said to be a village.
      return {
        ...named,
        ...rangeOf(scan, first, named.last),
        at,
        feature: geo,
        ...(precision && { precision }),
        noun: foldedLemma(words[head]),
        locative: true,
        unproven: undefined,
      }
    }
    return {
      ...area(scan, first, head, named.last),
      ...(listed.length > 0 && { kind: 'toponym' as const, entries: listed }),
      feature: geo,
      ...(precision && listed.length === 0 && { precision }),
      noun: foldedLemma(words[head]),
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
  if (definite === undefined && loose && match.row.value.bare !== undefined) {
    // "en mer", "en forêt": the noun alone, where the words locate something there.
    return { ...area(scan, first, head, last), feature: geo, ...(precision && { precision }), locative: true }
  }
  if (definite === 'indefinite' || definite === undefined) return null
  if (!lexicon.anaphorNouns.has(foldedLemma(words[head])) && (weak !== undefined || !loose)) return null
  if (!loose && definite !== 'demonstrative') return null
  return {
    ...anaphor(scan, first, tail.last > last ? tail.last : last, foldedLemma(words[head]), geo),
    ...(precision && { precision }),
    definite,
  }
}
