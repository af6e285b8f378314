import type { Reading } from '../model/reading.ts'
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
  return groups.map(({ members }) => ({
    type: tellingType(members),
    statements: members.map(({ statement }) => statement),
  }))
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
