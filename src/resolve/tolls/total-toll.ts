import type { Measure } from '../../model/toll.ts'
import { tollFrame, totalledMeasure } from './bilan-frames.ts'
import type { CountedNoun } from './counted-noun.ts'
import { type Context, type Found, propose } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'

/** "Les pertes s'élèvent à 120 hommes, tués ou blessés": persons as the figure of a toll or casualty noun. */
export function totalToll(context: Context, counted: CountedNoun): Found | null {
  const { at, clauses } = context
  if (counted.kind !== 'person' || counted.number.kind === 'article') return null
  const subject = casualtySubject(at, counted.first)
  const frame = tollFrame(at, counted, clauses, subject !== null)
  if (!frame) return null
  const measure = subject ?? totalledMeasure(at)
  return measure ? propose(context, counted, measure, null, { polarity: undefined }, ['toll-total'], frame.verb) : null
}

/** "les pertes ennemies": a casualty noun before the figure that stands for its count. */
function casualtySubject(at: TollSentence, first: number): Measure | null {
  for (let i = first - 1; i >= 0 && i >= first - 10; i--) {
    if (/^[;:.,]$/.test(at.words[i].form)) return null
    const entry = at.entryAt(i, 'noun')
    if (entry?.measure === 'casualties-unspecified' && at.words[i].deprel.startsWith('nsubj')) return entry.measure
  }
  return null
}
