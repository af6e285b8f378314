import type { TollProposal } from '../../model/proposals.ts'
import type { Measure } from '../../model/toll.ts'
import type { TollSentence } from './toll-sentence.ts'

type Scope = TollProposal['scope']

export interface SinceClause {
  scope: Scope
  first: number
  /** Opens the sentence, so it covers all its figures. */
  fronted: boolean
}

/** "depuis le début de la guerre", "depuis janvier", "depuis le 3 novembre 2023": figures under it are cumulative. */
export function sinceClause(at: TollSentence): SinceClause | null {
  for (let i = 0; i < at.words.length; i++) {
    if (!at.entryAt(i, 'since')) continue
    let scope: Scope = 'period-cumulative'
    for (let j = i + 1; j <= i + 16 && j < at.words.length; j++) {
      const entry = at.entryAt(j, 'scope')
      if (entry?.stance === 'conflict') {
        scope = 'conflict-cumulative'
        break
      }
      if (j > i + 6 && at.words[j].form === ',') break
    }
    return { scope, first: i, fronted: i <= 2 }
  }
  return null
}

/** States that last ("détient depuis des mois") are no sums over time. */
const states: ReadonlySet<Measure> = new Set([
  'detained',
  'captured',
  'trapped',
  'missing',
  'hospitalised',
  'affected',
  'abducted',
])

/** Scope of a figure: under a fronted clause, or the nearest figure before a later one. `area`: the figure's phrase names an area. */
export function scopeOf(since: SinceClause | null, measure: Measure, nearest: boolean, totalled: boolean): Scope {
  if (!since || (!since.fronted && !nearest)) return 'event'
  if (since.scope === 'period-cumulative' && states.has(measure)) return 'event'
  return totalled && since.scope === 'period-cumulative' ? 'area-cumulative' : since.scope
}
