import type { Range } from '../../model/span.ts'

export type Exactness =
  | 'exact'
  | 'approx'
  | 'at-least'
  | 'more-than'
  | 'at-most'
  | 'less-than'
  | 'range'
  | 'vague'
  | 'zero'

/** A quantity in the text, before anybody knows what is counted. The range holds its modifiers ("au moins une trentaine"). */
export interface NumberMention extends Range {
  /** The figure without modifiers. */
  core: Range
  /** "article": un/une, which counts only in a frame; "percent" and "fraction" never count persons by themselves. */
  kind: 'numeral' | 'article' | 'collective' | 'vague' | 'group' | 'zero' | 'range' | 'percent' | 'fraction'
  /** The figure that the modifiers speak of; null for vague plurals. */
  value: number | null
  min: number | null
  max: number | null
  best: number | null
  exactness: Exactness
  /** Both ends of a range, for "passé de six à neuf". */
  parts?: [NumberMention, NumberMention]
}
