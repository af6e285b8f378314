/**
 * Which parties an incident touches, by what its statements say: who says they did it, who is hit or on whose ground it happened.
 * In: records and the rows of the parties file. Rules speak of relations, never of names.
 */
import type { PartyMember } from '../model/party.ts'
import type { Place } from '../model/place.ts'
import type { RoleFiller } from '../model/statement.ts'
import { isListed, sideOf, type SideMember } from './side-of.ts'
import type { Source } from './source.ts'
import { sourceWords } from './source-words.ts'
import type { StatementRecord } from './statement-record.ts'

export interface IncidentSides {
  /** The rows that speak of this conflict. */
  parties: readonly PartyMember[]
  /** Parties of whom a source says they did it themselves. */
  claimants: ReadonlySet<string>
  /** Parties to whom the target, the victims or the place belong. */
  affected: ReadonlySet<string>
}

export function incidentSides(sources: readonly Source[], parties: readonly PartyMember[]): IncidentSides {
  const own = partiesOfConflict(sources, parties)
  const claimants = new Set<string>()
  const affected = new Set<string>()
  for (const source of sources) {
    const side = sideOfSource(source, own)
    if (isParty(side) && saysItDidIt(source, side, own)) claimants.add(side)
    for (const hit of partiesHit(source.record, own)) affected.add(hit)
  }
  return { parties: own, claimants, affected }
}

export function isParty(side: string): boolean {
  return side !== 'none' && side !== 'unknown'
}

/** The party of a source on the day it spoke. */
export function sideOfSource(source: Source, parties: readonly PartyMember[]): string {
  const member = memberOf(source)
  const side = sideOf(member, dayOf(source.record), parties)
  return side === 'unknown' && !isListed(member, parties) ? sideOfOffice(source, parties) : side
}

/** Whether a row of the parties file is about a source, on whatever day. */
export function isListedSource(source: Source, parties: readonly PartyMember[]): boolean {
  return isListed(memberOf(source), parties)
}

/** A public office belongs to whom its town or province belongs to: the mayor of a place, its police, its rescue service. */
function sideOfOffice({ words, actor, seats }: Source, parties: readonly PartyMember[]): string {
  const type = actor?.type ?? words.type
  if (!type?.startsWith('state-') && type !== 'civil-defence') return 'unknown'
  const sides = new Set(seats.map(({ place, record }) => sideOfPlace(place, record, parties)))
  return sides.size === 1 ? [...sides][0] : 'unknown'
}

/** The day of the saying, else that of the text. */
export function dayOf({ statement, dates, publishedAt, forwardedFrom }: StatementRecord): string | null {
  const saidOn = statement.chain.findLast((link) => link.saidOn)?.saidOn
  const said = dates.find(({ id }) => id === saidOn)
  return said?.start?.slice(0, 10) ?? forwardedFrom?.at?.slice(0, 10) ?? publishedAt?.slice(0, 10) ?? null
}

function memberOf({ actor, actorId, words, shown, kind }: Source): SideMember {
  const names = actorId || kind === 'anonymous' ? [] : [shown, words.key, ...words.persons]
  return { actor, id: actorId, names }
}

/** One conflict of a file of several: the one that lists most of those who speak, act or are hit; all of them where it is open. */
function partiesOfConflict(sources: readonly Source[], parties: readonly PartyMember[]): readonly PartyMember[] {
  const conflicts = byConflict(parties)
  if (conflicts.size < 2) return parties
  const members = new Map<string, SideMember>()
  for (const source of sources) {
    members.set(source.key, memberOf(source))
    for (const filler of source.record.statement.event?.roles ?? [])
      members.set(filler.ref ?? filler.span.exact, fillerMember(filler, source.record))
  }
  const listed = [...conflicts.values()].map((rows) => ({
    rows,
    count: [...members.values()].filter((member) => isListed(member, rows)).length,
  }))
  const most = Math.max(...listed.map(({ count }) => count))
  const best = listed.filter(({ count }) => count === most)
  return best.length === 1 ? best[0].rows : parties
}

const conflictsOf = new WeakMap<readonly PartyMember[], Map<string, PartyMember[]>>()

function byConflict(parties: readonly PartyMember[]): Map<string, PartyMember[]> {
  let conflicts = conflictsOf.get(parties)
  if (conflicts) return conflicts
  conflictsOf.set(parties, (conflicts = new Map()))
  for (const row of parties) {
    const rows = conflicts.get(row.conflict)
    if (rows) rows.push(row)
    else conflicts.set(row.conflict, [row])
  }
  return conflicts
}

const admits: ReadonlySet<string> = new Set(['claims-responsibility', 'acknowledges', 'apologises'])

/** A claim of responsibility; or an admission of an act whose author is of the speaker's own side. */
function saysItDidIt({ record }: Source, side: string, parties: readonly PartyMember[]): boolean {
  const { act, event } = record.statement
  if (act === 'claims-responsibility') return true
  const doers = event?.roles.filter(({ role }) => role === 'perpetrator') ?? []
  return admits.has(act) && doers.some((doer) => sideOfFiller(doer, record, parties) === side)
}

const hitRoles: ReadonlySet<string> = new Set(['target', 'victim', 'object', 'body'])

function partiesHit(record: StatementRecord, parties: readonly PartyMember[]): string[] {
  return (record.statement.event?.roles ?? [])
    .flatMap((filler) => {
      const sides: string[] = []
      if (hitRoles.has(filler.role)) sides.push(sideOfFiller(filler, record, parties))
      const place = record.places.find(({ id }) => id === filler.ref)
      if (place && (hitRoles.has(filler.role) || filler.role === 'place'))
        sides.push(sideOfPlace(place, record, parties))
      return sides
    })
    .filter(isParty)
}

function sideOfFiller(filler: RoleFiller, record: StatementRecord, parties: readonly PartyMember[]): string {
  return sideOf(fillerMember(filler, record), dayOf(record), parties)
}

function fillerMember({ ref, span }: RoleFiller, { actors, lang }: StatementRecord): SideMember {
  const actor = actors.find(({ id }) => id === ref) ?? null
  const { key, persons } = sourceWords(span.exact, lang)
  return { actor, id: actor?.id ?? null, names: actor ? [] : [span.exact, key, ...persons] }
}

/** A place belongs to whom the file says: by its own name or entry, else by what contains it, else by its country. */
function sideOfPlace(place: Place, { places, ...record }: StatementRecord, parties: readonly PartyMember[]): string {
  const day = dayOf({ places, ...record })
  const named = (names: string[]) => sideOf({ actor: null, id: null, names }, day, parties)
  let depth = 0
  for (let next: Place | undefined = place; next && depth < 8; depth++) {
    const side = named([next.name, ...(next.gazetteer ? [next.gazetteer.id] : [])])
    if (side !== 'unknown') return side
    const within: string | undefined = next.within
    next = places.find(({ id }) => id === within)
  }
  return place.country ? named([`country:${place.country}`]) : 'unknown'
}
