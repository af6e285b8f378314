import type { Actor } from '../model/actor.ts'
import { organTypes } from '../model/actor-types.ts'
import type { PartyMember } from '../model/party.ts'
import { nameKey } from './name-key.ts'
import { isTreatingHouse } from './treating-house.ts'

/** Who is looked up: an actor of a reading, and the names that a text gives. */
export interface SideMember {
  actor: Pick<Actor, 'id' | 'type' | 'names' | 'country' | 'partOf' | 'displayName'> | null
  id: string | null
  names: readonly string[]
}

/**
 * The party somebody belongs to on a day, by the rows of the parties file alone: `none` where a row says so, `unknown` where no row
 * or more than one party fits. Rows name an actor id, a name in any writing, or `country:XX` for the organs of a state, hospitals apart. What is said
 * of somebody himself goes before what is said of the body he is part of, and that before his country. Where the day is not known,
 * only a membership that never changed counts.
 */
export function sideOf(member: SideMember, day: string | null, parties: readonly PartyMember[]): string {
  const index = indexOf(parties)
  for (const keys of keysOf(member)) {
    const rows = keys.flatMap((key) => index.get(key) ?? [])
    if (rows.length === 0) continue
    const valid = day === null ? rows : rows.filter(({ from, to }) => (from ?? '') <= day && day <= (to ?? '9'))
    const found = new Set(valid.map(({ party }) => party))
    return found.size === 1 ? [...found][0] : 'unknown'
  }
  return 'unknown'
}

/** Whether any row of the file may be about somebody, whatever the day. */
export function isListed(member: SideMember, parties: readonly PartyMember[]): boolean {
  const index = indexOf(parties)
  return keysOf(member).some((keys) => keys.some((key) => index.has(key)))
}

const organs: ReadonlySet<Actor['type']> = new Set(organTypes)

function keysOf({ actor, id, names }: SideMember): string[][] {
  const own = [
    ...(id ? [id] : []),
    ...(actor ? [actor.displayName, ...actor.names.map(({ text }) => text)] : []),
    ...names,
  ]
  const tiers = [own.map(nameKey).filter(Boolean)]
  if (actor?.partOf) tiers.push([nameKey(actor.partOf)])
  if (actor && organs.has(actor.type) && !(actor.type === 'health-authority' && isTreatingHouse(actor))) {
    const parts = actor.id.startsWith('actor:') ? actor.id.slice('actor:'.length).split('-') : []
    const holders = parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join(' '))
    tiers.push([...(actor.country ? [actor.country] : []), ...holders].map((holder) => nameKey(`country ${holder}`)))
  }
  return tiers
}

const indexes = new WeakMap<readonly PartyMember[], Map<string, PartyMember[]>>()

function indexOf(parties: readonly PartyMember[]): Map<string, PartyMember[]> {
  let index = indexes.get(parties)
  if (index) return index
  indexes.set(parties, (index = new Map()))
  for (const row of parties) {
    const key = nameKey(row.member)
    const list = index.get(key)
    if (list) list.push(row)
    else index.set(key, [row])
  }
  return index
}
