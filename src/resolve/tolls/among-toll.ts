import type { Measure } from '../../model/toll.ts'
import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'

/**
 * "Parmi les victimes figurent quatre enfants", "on compte deux enfants parmi les morts": persons that a phrase of belonging
 * puts among casualties named without a figure. They are a part of a toll given elsewhere, or nowhere.
 */
export function amongToll(context: Context, counted: CountedNoun): Found | null {
  const { at } = context
  if (counted.kind !== 'person' && counted.kind !== 'unknown') return null
  for (let i = 0; i < at.words.length; i++) {
    const among = at.entryAt(i, 'among')
    if (!among || !sameClause(at, i, counted)) continue
    const noun = casualtiesAfter(at, at.lastOf(i, among) + 1)
    if (noun === null || (noun.at >= counted.first && i <= counted.last)) continue
    const measure = noun.measure === 'casualties-unspecified' ? (context.lastMeasure ?? noun.measure) : noun.measure
    const result = propose(context, counted, measure, null, { polarity: undefined }, ['T7'], noun.at)
    result.toll.part = 'subset'
    return result
  }
  return null
}

/** "les morts", "des quinze blessés". */
function casualtiesAfter(at: TollSentence, from: number): { at: number; measure: Measure } | null {
  let determined = false
  for (let i = from; i < at.words.length && i <= from + 4; i++) {
    const entry = at.entryAt(i, 'noun')
    if (entry?.measure && determined) return { at: i, measure: entry.measure }
    const { upos } = at.words[i]
    if (upos === 'DET') determined = true
    else if (upos !== 'NUM' && upos !== 'ADJ' && upos !== 'ADP') return null
  }
  return null
}

function sameClause(at: TollSentence, among: number, counted: CountedNoun): boolean {
  const [from, to] = among < counted.first ? [among, counted.first] : [counted.last, among]
  for (let i = from + 1; i < to; i++) if (/^[;:.]$/.test(at.words[i].form) || at.words[i].upos === 'SCONJ') return false
  return true
}
