import type { Actor } from '../model/actor.ts'
import type { Draft } from './draft-statements.ts'
import type { Act, ChainLink, RoleFiller, Statement } from '../model/statement.ts'

/** Types of source that see, treat or count for themselves and are nobody's party by their trade. */
const observers: ReadonlySet<Actor['type']> = new Set([
  'witness',
  'ngo',
  'international-org',
  'peacekeeping',
  'civilians',
])
const relays: ReadonlySet<Actor['type']> = new Set(['media'])

const ofParty: ReadonlySet<Act> = new Set(['claims-responsibility', 'accuses', 'denies', 'acknowledges'])

/**
 * How the origin stands to the event, by relations inside this text alone (model.md §1.3): claimant, affected, accuser, third
 * party. Sides are set per dossier by people; without them only what the words show is said, the rest is unknown.
 */
export function sourceRelationOf(
  draft: Draft,
  chain: readonly ChainLink[],
  roles: readonly RoleFiller[],
  actors: ReadonlyMap<string, Actor>,
): Statement['sourceRelation'] {
  const { act } = draft.proposition
  // A party's own text: what it says of itself and of others is no report of an outlet's.
  const byParty =
    chain.length === 1 && (act === 'claims-responsibility' || (actors.has(chain[0].actor ?? '') && ofParty.has(act)))
  if (draft.presupposed || (chain.length === 1 && !byParty)) return 'outlet'
  if (act === 'claims-responsibility') return 'claimant'
  const origin = chain[chain.length - 1]
  const actor = origin.actor ? actors.get(origin.actor) : undefined
  const isDoer = roles.some(
    (role) => role.role === 'perpetrator' && role.ref !== undefined && role.ref === origin.actor,
  )
  if (isDoer && act !== 'denies') return 'claimant'
  if (act === 'acknowledges' || act === 'denies') return 'affected'
  if (isAffected(roles, actor, actors)) return 'affected'
  if (act === 'accuses') return 'accuser'
  if (act === 'witnesses' || act === 'verifies' || act === 'finds') return 'third-party-observer'
  if (actor && relays.has(actor.type)) return 'third-party-relay'
  if (actor && observers.has(actor.type)) return 'third-party-observer'
  return 'unknown'
}

function isAffected(
  roles: readonly RoleFiller[],
  origin: Actor | undefined,
  actors: ReadonlyMap<string, Actor>,
): boolean {
  if (!origin) return false
  return roles.some((role) => {
    if (role.role !== 'target' && role.role !== 'victim') return false
    const hit = role.ref ? actors.get(role.ref) : undefined
    return hit !== undefined && (hit.id === origin.id || (hit.country !== undefined && hit.country === origin.country))
  })
}
