import type { EventProposal, RoleProposal, TollProposal } from '../model/proposals.ts'
import type { Measure } from '../model/toll.ts'
import { overlaps } from './tree-distance.ts'

/**
 * The event with the persons its statement counts as harmed among its victims: "quatre bergers ont perdu la vie" names them, though
 * no frame of the event reached them. Bare counts ("quatre morts") name nobody; a part is named only where the whole is not.
 */
export function withCountedVictims(event: EventProposal, tolls: readonly TollProposal[]): EventProposal {
  if (harmless.has(event.type)) return event
  const named = tolls.filter((toll) => toll.persons && harms.has(toll.measure) && isHarm(toll))
  const whole = named.filter((toll) => toll.part !== 'subset')
  const missing = (whole.length > 0 ? whole : named).filter(
    (toll) => !event.roles.some((role) => role.role !== 'place' && overlaps(role, toll.raw)),
  )
  if (missing.length === 0) return event
  const victims = missing.map((toll): RoleProposal => ({ role: 'victim', ...toll.raw, at: toll.at }))
  return { ...event, roles: [...event.roles, ...victims] }
}

/** Deeds that harm nobody: whom the same sentence counts befell something else ("a démissionné après la mort de deux étudiants"). */
const harmless: ReadonlySet<string> = new Set([
  'aid-access',
  'base-established',
  'ceasefire-agreement',
  'disarm-surrender',
  'emergency-restriction',
  'group-change',
  'investigation',
  'judicial',
  'material-support',
  'meeting-talks',
  'misinformation',
  'mobilisation',
  'resignation',
  'sanction-rupture',
  'strike-boycott',
  'vote-decision',
  'withdrawal',
])

const harms: ReadonlySet<Measure> = new Set([
  'killed',
  'injured',
  'hospitalised',
  'missing',
  'trapped',
  'abducted',
  'detained',
  'captured',
  'casualties-unspecified',
])

function isHarm({ max, polarity, withdrawn }: TollProposal): boolean {
  return (max === null || max > 0) && polarity !== '-' && withdrawn !== true
}
