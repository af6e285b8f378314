import { propose, type Context, type Found } from './toll-context.ts'
import type { CountedNoun } from './counted-noun.ts'

/**
 * "Pas trente morts mais treize", "le bilan n'est pas de trente morts, mais de treize": the figure before the conjunction is refuted by
 * the text that names it, the one behind it is said instead (T3).
 */
export function refuteTolls(context: Context, counted: readonly CountedNoun[], found: Found[]): void {
  for (const [i, wrong] of counted.entries()) {
    const right = counted[i + 1]
    if (!right || !contrasted(context, wrong, right) || !denied(context, wrong, found)) continue
    const first = found.find((one) => one.counted === wrong)
    let second = found.find((one) => one.counted === right)
    const measure = first?.toll.measure ?? second?.toll.measure
    if (!measure) continue
    if (!second && right.kind === 'none') {
      second = propose(context, right, measure, first?.predicate ?? null, { polarity: undefined }, ['T3'])
      found.push(second)
    }
    if (!second || second.toll.exactness === 'zero') continue
    delete second.toll.polarity
    if (!first) continue
    delete first.toll.polarity
    first.toll.withdrawn = true
    second.supersedes = first
  }
}

/** Only prepositions, adverbs and commas stand around the conjunction. */
function contrasted({ at }: Context, wrong: CountedNoun, right: CountedNoun): boolean {
  let but = false
  for (let i = wrong.last + 1; i < right.first; i++) {
    const { upos, form } = at.words[i]
    if (at.entryAt(i, 'but')) but = true
    else if (form !== ',' && upos !== 'ADP' && upos !== 'ADV' && upos !== 'DET') return false
  }
  return but && right.first - wrong.last <= 5
}

function denied({ at }: Context, wrong: CountedNoun, found: readonly Found[]): boolean {
  if (found.some((one) => one.counted === wrong && one.toll.polarity === '-')) return true
  for (let i = wrong.first; i >= 0 && i >= wrong.first - 3; i--) if (at.entryAt(i, 'negation')) return true
  return false
}
