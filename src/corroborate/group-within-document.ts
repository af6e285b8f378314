import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { eventFacts, type EventFacts } from './event-facts.ts'
import { mayBeOneEvent, sharedFacts } from './same-event.ts'
import { isVaguer } from './type-cover.ts'

/** Statements of one text that speak of one event. */
export interface EventGroup {
  /** The type that says most, of the first statement that has it. */
  type: string
  /** Ids of the statements, in the order of the text. */
  statements: string[]
}

/** Statements further back than this share something before they are taken for the same event. */
const nearby = 3

/**
 * Groups the statements of a Reading by event. Every member may be one event with every other; a statement that shares
 * nothing but the possibility joins the nearest group of the last few statements, else it stands alone. Pure; the groups
 * come in the order of the text.
 */
export function groupWithinDocument(reading: Reading): EventGroup[] {
  const groups: { members: EventFacts[]; last: number }[] = []
  eventFacts(reading).forEach((facts, order) => {
    let best: (typeof groups)[number] | null = null
    let most = -1
    for (const group of groups) {
      if (!group.members.every((member) => mayBeOneEvent(member, facts))) continue
      const shared = Math.max(...group.members.map((member) => sharedFacts(member, facts)))
      const near = order - group.last <= nearby
      const weight = shared * 2 + Number(near)
      if ((near || shared > 1 || isBare(facts)) && weight >= most) [best, most] = [group, weight]
    }
    if (best) {
      best.members.push(facts)
      best.last = order
    } else groups.push({ members: [facts], last: order })
  })
  const denied = denialsOf(
    reading,
    groups.map(({ members }) => members),
  )
  return groups.map(({ members }, at) => ({
    type: tellingType(members),
    statements: inTextOrder([...members.map(({ statement }) => statement), ...(denied.get(at) ?? [])], reading),
  }))
}

/**
 * "rejects this accusation", "denies any responsibility": a denial that names no event is of the one just told; where its source
 * was named as a doer, of the last one laid to it.
 */
function denialsOf(reading: Reading, groups: readonly (readonly EventFacts[])[]): Map<number, string[]> {
  const found = new Map<number, string[]>()
  const groupOf = new Map(
    groups.flatMap((members, at) =>
      members[0].realm === 'done' ? members.map(({ statement }) => [statement, at]) : [],
    ),
  )
  const laidTo = new Map<string, number>()
  let last: { group: number; order: number } | null = null
  for (const [order, statement] of toldInOrder(reading).entries()) {
    const group = groupOf.get(statement.id)
    if (group !== undefined) {
      last = { group, order }
      for (const { role, ref } of statement.event?.roles ?? [])
        if (role === 'perpetrator' && ref) laidTo.set(ref, group)
    }
    if (!isBareDenial(statement)) continue
    const own = laidTo.get(statement.chain.at(-1)?.actor ?? '')
    const of = own ?? (last && order - last.order <= nearby ? last.group : undefined)
    if (of !== undefined) found.set(of, [...(found.get(of) ?? []), statement.id])
  }
  return found
}

/** Whether a statement denies a part in something that its own words do not name. */
export function isBareDenial({ act, deniesWhat, event, tolls }: Statement): boolean {
  return act === 'denies' && deniesWhat === 'responsibility' && !event && !tolls?.length
}

function inTextOrder(ids: readonly string[], reading: Reading): string[] {
  const order = new Map(toldInOrder(reading).map(({ id }, at) => [id, at]))
  return [...ids].sort((a, b) => order.get(a)! - order.get(b)!)
}

/** As the text tells them, whatever order the reading lists them in. */
function toldInOrder({ statements }: Reading): Statement[] {
  return [...statements].sort((a, b) => a.content.start - b.content.start || (a.id < b.id ? -1 : 1))
}

/** "The attack": a mention that brings no day, place or victim of its own speaks of an event that was told. */
function isBare({ window, places, newHarmed }: EventFacts): boolean {
  return window === null && places.size === 0 && newHarmed.size === 0
}

function tellingType(members: readonly EventFacts[]): string {
  let telling = members[0].type
  for (const { type } of members) if (isVaguer(telling, type)) telling = type
  return telling
}
