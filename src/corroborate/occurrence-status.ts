import type { Origin } from '../model/incident.ts'
import { isWithdrawal, type IncidentView } from './incident-view.ts'

const thirdParty: ReadonlySet<string> = new Set(['third-party-observer', 'third-party-relay'])

/**
 * The first rule O0–O9 of ontology/status-rules.tsv that fires: total, and the same for all sides. "sides-not-set" where nobody
 * has said who belongs to whom: without that no relation is guessed.
 */
export function occurrenceStatus(view: IncidentView, sidesSet: boolean): string {
  if (!view.records.some(({ statement }) => statement.real === 'occurred' || statement.real === 'ongoing')) return 'O0'
  if (!sidesSet) return 'sides-not-set'
  const { asserting } = view
  if (asserting.length === 0 && view.records.some(({ statement }) => isWithdrawal(statement))) return 'O1'
  if (severalUnlinked(asserting)) return 'O2'
  const denied = view.denials.some(({ what }) => what === 'event')
  if (denied && asserting.length > 0) return 'O3'
  const has = (wanted: (relation: Origin['relation']) => boolean) => asserting.some(({ relation }) => wanted(relation))
  const claimant = has((relation) => relation === 'claimant')
  const affected = has((relation) => relation === 'affected')
  if (claimant && affected) return 'O4'
  if (has((relation) => thirdParty.has(relation))) return 'O5'
  if (affected) return 'O6'
  if (claimant) return 'O7'
  if (has((relation) => relation === 'accuser')) return 'O8'
  return 'O9'
}

/** Two that nothing links, one of them a third party that saw, counted or inquired itself; a side counts once. */
function severalUnlinked(asserting: readonly Origin[]): boolean {
  const third = asserting.filter(({ independence }) => independence === 'third-party').length
  const sides = new Set(asserting.filter(({ independence }) => independence === 'side').map(({ side }) => side)).size
  return third > 0 && third + sides >= 2
}
