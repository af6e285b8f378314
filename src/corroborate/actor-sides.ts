import type { Origin } from '../model/incident.ts'
import type { PartyMember } from '../model/party.ts'
import { dayOf } from './incident-sides.ts'
import { sideOf } from './side-of.ts'
import type { StatementRecord } from './statement-record.ts'

/**
 * The party of whoever an incident's statements speak of, by the keys that its status goes by: an actor id, the id of an origin, or
 * `name:` and the words that name somebody. Unknown where the rows give no party, or not the same one for all days.
 */
export function actorSides(
  records: readonly StatementRecord[],
  origins: readonly Origin[],
  parties: readonly PartyMember[],
): (key: string) => string {
  const actors = new Map(records.flatMap((record) => record.actors.map((actor) => [actor.id, actor] as const)))
  const known = new Map(origins.map(({ id, side }) => [id, side]))
  const days = [...new Set(records.map(dayOf))]
  return (key) => {
    let side = known.get(key)
    if (side !== undefined) return side
    const actor = actors.get(key) ?? null
    const names = key.startsWith('name:') ? [key.slice('name:'.length)] : []
    const member = { actor, id: names.length > 0 ? null : key, names }
    const found = new Set(days.map((day) => sideOf(member, day, parties)))
    side = found.size === 1 ? [...found][0] : 'unknown'
    known.set(key, side)
    return side
  }
}
