import type { OpenedIncident } from '../ledger/sum-up-incident.ts'
import { incidentTitle } from './incident-words.ts'
import type { UiWords } from './ui-words.ts'

/**
 * What one text brings to an incident: "drone strike — Solmar — 12 May 2024 [inc:…]: repeats Front de l'Aube; new: toll 12 → 14,
 * mayor of Solmar". A source that other texts carry already is repeated; figures are those of the same counter.
 */
export function describeAddition({ incident }: OpenedIncident, document: string, words: UiWords): string {
  const parts: string[] = []
  for (const { name, documents } of incident.origins) {
    if (!documents.includes(document)) continue
    const others = documents.length - 1
    parts.push(others > 0 ? words('add.repeats', { name, n: others }) : words('add.new-origin', { name }))
  }
  for (const { counterName, measure, points } of incident.tollSeries)
    for (const [at, { document: source, change, toll }] of points.entries()) {
      if (source !== document || (change !== 'up' && change !== 'down')) continue
      const from = figure(points[at - 1].toll)
      parts.push(words('add.toll', { measure: words(`measure.${measure}`), from, to: figure(toll), name: counterName }))
    }
  const title = `${incidentTitle(incident, words)} [${incident.id}]`
  return parts.length > 0 ? `${title}: ${parts.join('; ')}` : title
}

function figure({ min, max, best }: { min: number | null; max: number | null; best: number | null }): string {
  if (best !== null) return String(best)
  return max === null ? `≥ ${min}` : `${min ?? '?'}–${max}`
}
