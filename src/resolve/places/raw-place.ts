import type { WordRef } from '../../model/proposals.ts'
import type { Place } from '../../model/place.ts'
import type { Range } from '../../model/span.ts'
import type { PlaceEntry } from './place-index.ts'

/** A place phrase as the words give it, before it is known which entry it means. Word numbers are those of its sentence. */
export interface RawPlace extends Range {
  at: WordRef
  /** First and last word of the phrase. */
  first: number
  last: number
  kind: 'toponym' | 'facility' | 'area' | 'anaphor' | 'border' | 'coordinates'
  /** The name without article and preposition, and its folded key. */
  name: string
  key: string
  entries: readonly PlaceEntry[]
  /** GeoNames class.code that the words give ("village de" → P.PPL), "" when they give none. */
  feature: string
  /** Precision that the words give; the entry decides where they give none. */
  precision?: Place['precision']
  relation?: Place['relation']
  /** The locating words are inside the range. */
  governed: boolean
  locative: boolean
  dateline?: boolean
  /** Bare name without any sign that it is a place: kept only when the document shows it elsewhere. */
  unproven?: boolean
  /** Head noun of a facility or area ("aéroport", "vallée"), for anaphora. */
  noun?: string
  definite?: 'definite' | 'indefinite' | 'demonstrative' | 'possessive'
  /** Countries that an adjective of the phrase names. */
  countries?: string[]
  /** What it lies in, by the words ("l'aéroport de [Solmar]"). */
  container?: RawPlace
  /** Second place of "entre A et B" and of borders. */
  other?: RawPlace
  note?: string
  use?: Place['use']
  /** The unit or country named right behind it (", Ohio"). */
  outer?: RawPlace
  /** It is named right behind a place as its unit: no town of that name. */
  afterTown?: boolean
}
