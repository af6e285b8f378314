import type { EventFacts } from './event-facts.ts'
import { clocksMeet } from './clocks-meet.ts'
import { typesMayBeOne } from './type-cover.ts'

/**
 * Whether two statements may speak of one event: types that may be one, days that overlap, places that are the same or one
 * inside the other, and no other target named (model.md §1.10). What a statement leaves open contradicts nothing.
 */
export function mayBeOneEvent(a: EventFacts, b: EventFacts): boolean {
  return (
    a.realm === b.realm &&
    typesMayBeOne(a.type, b.type) &&
    windowsMeet(a.window, b.window) &&
    clocksMeet(a.clock, b.clock) &&
    placesMeet(a, b) &&
    !otherTarget(a, b)
  )
}

/** How much speaks for it beyond the absence of contradiction: shared day, place, people, type. */
export function sharedFacts(a: EventFacts, b: EventFacts): number {
  return (
    Number(a.type === b.type) +
    Number(a.window !== null && b.window !== null) +
    Number(a.places.size > 0 && b.places.size > 0) +
    2 * Number(meets(a.harmed, b.harmed)) +
    Number(meets(a.doers, b.doers))
  )
}

function windowsMeet(a: EventFacts['window'], b: EventFacts['window']): boolean {
  return a === null || b === null || (a[0] <= b[1] && b[0] <= a[1])
}

function placesMeet(a: EventFacts, b: EventFacts): boolean {
  if (a.places.size === 0 || b.places.size === 0) return true
  return meets(a.places, b.containers) || meets(b.places, a.containers)
}

/**
 * Two attacks of one kind on different people or things are two; a strike and the deaths it caused name different ones. A name
 * and a description ("the diplomat") may be one.
 */
function otherTarget(a: EventFacts, b: EventFacts): boolean {
  if (a.named !== b.named || (a.hit !== b.hit && a.hit !== 'both' && b.hit !== 'both')) return false
  const [first, second] = a.at <= b.at ? [a, b] : [b, a]
  return a.type === b.type && first.harmed.size > 0 && second.newHarmed.size > 0 && !meets(a.harmed, b.harmed)
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}
