import type { SourceRelation } from '../model/statement.ts'
import { isParty, type IncidentSides } from './incident-sides.ts'
import { sees } from './source-identity.ts'
import type { Source } from './source.ts'
import { isHouseKind, isTreatingHouse } from './treating-house.ts'

/**
 * How an origin stands to an incident (the table of model.md §1.3, rows in its order). A party: claimant where its side says it did
 * it, else affected where its side is hit or the place is its own, else accuser. Nobody's party: an observer by what he is or by what
 * he did (saw, found, counted, checked), an accuser where a state names an author, else a relay. Where no side is set nothing is
 * guessed. About position, never about credibility.
 */
export function relationOf(members: readonly Source[], side: string, sides: IncidentSides): SourceRelation {
  if (sides.parties.length === 0) return 'unknown'
  if (isParty(side)) {
    if (sides.claimants.has(side)) return 'claimant'
    if (sides.affected.has(side) || members.some(isHealthAuthority)) return 'affected'
    // A party that names no author accuses nobody: it speaks of what befell it.
    return members.some(namesAuthor) ? 'accuser' : 'affected'
  }
  const said = members.map(({ record }) => record.statement)
  if (said.some(({ act }) => act === 'claims-responsibility')) return 'claimant'
  if (members.every(({ kind }) => kind === 'agency' || kind === 'material')) return 'third-party-relay'
  if (members.some(observes)) return 'third-party-observer'
  if (members.some(collects))
    return said.some(({ act }) => ownWork.has(act)) ? 'third-party-observer' : 'third-party-relay'
  if (side === 'none' && members.some(isState)) return members.some(namesAuthor) ? 'accuser' : 'third-party-relay'
  if (said.some(({ act }) => act === 'accuses')) return 'accuser'
  return 'unknown'
}

function namesAuthor({ record: { statement } }: Source): boolean {
  const { act, event } = statement
  return act === 'accuses' || (act !== 'denies' && (event?.roles.some(({ role }) => role === 'perpetrator') ?? false))
}

/** Whether somebody of an origin saw, treated, found, counted or checked: what makes it more than a relay. */
export function hasOwnObservation(members: readonly Source[], relation: SourceRelation): boolean {
  if (relation === 'third-party-observer') return true
  return relation === 'claimant' || relation === 'affected'
}

/** Acts of one's own work. */
const ownWork: ReadonlySet<string> = new Set(['witnesses', 'finds', 'counts', 'verifies'])

/** Residents, witnesses, medics, reporters on the spot, hospitals: who sees for himself by what he is. */
export function observes({ kind, key, words, actor, actorId }: Source): boolean {
  if (kind === 'collective' || key.startsWith('reporter ')) return true
  if (actor?.type === 'witness' || actor?.type === 'civilians') return true
  const isHouse = isHouseKind(words.organisation) || (actor !== null && isTreatingHouse(actor))
  return isHouse || offices.has(words.office ?? '') || (actorId === null && sees(words))
}

/** Offices of those who treat. */
const offices: ReadonlySet<string> = new Set(['hospital-director', 'emergency-head'])

function collects({ actor, words }: Source): boolean {
  const type = actor?.type ?? words.type
  return type === 'ngo' || type === 'international-org' || type === 'peacekeeping'
}

function isState({ actor, words }: Source): boolean {
  return (actor?.type ?? words.type)?.startsWith('state-') ?? false
}

function isHealthAuthority({ actor, words }: Source): boolean {
  return (actor?.type ?? words.type) === 'health-authority'
}
