/** "entre A et B", "la piste qui relie A à B": near two places, at neither. */
import { foldedName } from '../folded-name.ts'
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { nameText, type PlaceScan } from './find-toponym.ts'
import { rangeOf, type PhraseReader } from './place-parts.ts'
import type { RawPlace } from './raw-place.ts'

export function between(scan: PlaceScan, read: PhraseReader, at: number): RawPlace | null {
  const { words, lexicon } = scan
  const one = read(scan, at + 1, true)
  if (!one || one.kind === 'anaphor' || words[one.last + 1]?.upos !== 'CCONJ') return null
  let from = one.last + 2
  if (words[from] && lexicon.of.has(foldedLemma(words[from]))) from++
  const two = read(scan, from, true)
  if (!two) return null
  const before = words[at - 1]
  const actors =
    before !== undefined &&
    words.slice(Math.max(0, at - 4), at).some((word) => lexicon.betweenActors.has(foldedLemma(word)))
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

/** "la piste qui relie A à B", "la route entre A et B": near two places, at neither. */
export function roadBetween(scan: PlaceScan, read: PhraseReader, at: number): RawPlace | null {
  const { words, lexicon } = scan
  if (at >= words.length) return null
  if (lexicon.between.has(foldedForm(words[at]))) return between(scan, read, at)
  if (words[at].upos !== 'PRON' || !lexicon.roadVerbs.has(foldWord(words[at + 1]?.lemma ?? ''))) return null
  const one = read(scan, at + 2, true)
  if (!one || words[one.last + 1]?.upos !== 'ADP') return null
  const two = read(scan, one.last + 2, true)
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
