import type { EventProposal, TollProposal } from '../model/proposals.ts'
import { overlaps } from './tree-distance.ts'

/**
 * The event without doers that the same statement counts among the harmed: "deux marins ont été blessés" has no perpetrator,
 * whatever the tree said. Reversing who did and who suffered is the worst error a reading can make.
 */
export function withoutHarmedDoers(event: EventProposal, tolls: readonly TollProposal[]): EventProposal {
  const harmed = tolls.filter((toll) => toll.max === null || toll.max > 0)
  const roles = event.roles.filter(
    (role) => role.role !== 'perpetrator' || !harmed.some((toll) => overlaps(toll.raw, role)),
  )
  return roles.length === event.roles.length ? event : { ...event, roles }
}
