/** What every kind of actor phrase is made of: the scan, articles, runs of capitals, ranges of words. */
import type { PlaceMention } from '../../model/proposals.ts'
import type { Word } from '../../model/tree.ts'
import { isCapital, isSecondPart, type PlaceScan } from '../places/find-toponym.ts'
import type { ActorLexicon } from './actor-lexicon.ts'
import type { ActorName } from './find-names.ts'
import type { RawActor } from './raw-actor.ts'

export interface ActorScan extends PlaceScan {
  actors: ActorLexicon
  /** Names by their first word. */
  names: ReadonlyMap<number, ActorName>
  places: readonly PlaceMention[]
  /** The place mention that a word stands in, by its number. */
  placeAt: ReadonlyMap<number, PlaceMention>
}

/** Reads the actor whose head noun or name stands at a word. Handed down so that its parts can call it. */
export type ActorReader = (scan: ActorScan, at: number, depth?: number) => RawActor | null

export function withDeterminer({ words }: PlaceScan, at: number): number {
  let first = at
  if (first > 0 && words[first - 1].upos === 'ADJ' && !isCapital(words[first - 1])) first--
  if (
    first > 0 &&
    (words[first - 1].upos === 'DET' || words[first - 1].upos === 'NUM') &&
    !isSecondPart(words, first - 1)
  )
    return first - 1
  // "selon des secouristes": behind a preposition "des" can only be the article.
  if (
    first > 2 &&
    isSecondPart(words, first - 1) &&
    words[first - 3].upos === 'ADP' &&
    words[at].feats.Number === 'Plur'
  )
    return first - 2
  return first
}

export function definiteness(scan: PlaceScan, at: number): 'definite' | 'indefinite' | undefined {
  const { words } = scan
  const before = words[at - 1]?.upos === 'ADJ' ? words[at - 2] : words[at - 1]
  if (before?.upos === 'NUM') return 'indefinite'
  if (before?.upos !== 'DET') return undefined
  return before.feats.Definite === 'Ind' || before.feats.PronType === 'Ind' ? 'indefinite' : 'definite'
}

export function isPlural(word: Word): boolean {
  return word.feats.Number === 'Plur'
}

export function runOf({ words, taken }: PlaceScan, at: number): number {
  let last = at
  while (
    last + 1 < words.length &&
    words[last + 1].upos !== 'PUNCT' &&
    (isCapital(words[last + 1]) || words[last + 1].upos === 'NUM') &&
    words[last + 1].start - words[last].end <= 1 &&
    !taken.has(last + 1)
  )
    last++
  return last
}

export function headOf(words: readonly Word[], first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head } = words[i]
    if (head < first || head > last) return i
  }
  return first
}

/** The noun that carries a listed phrase where modifiers stand in front: "ministry" of "interior ministry", "minister" of "minister of defence". */
export function nounInside(words: readonly Word[], first: number, last: number): number {
  for (let i = first + 1; i <= last; i++) if (words[i].upos === 'ADP') return i - 1
  return last
}

export function lastInside(words: readonly Word[], end: number, from: number): number {
  let last = from
  while (last + 1 < words.length && words[last + 1].end <= end) last++
  return last
}

export function firstInside(words: readonly Word[], start: number, from: number): number {
  let first = from
  while (first > 0 && words[first - 1].start >= start) first--
  return first
}

export function countryNamed({ gazetteer }: PlaceScan, code: string): { code: string; name: string } {
  return { code, name: gazetteer.country(code)?.name ?? code.slice(code.indexOf(':') + 1) }
}
