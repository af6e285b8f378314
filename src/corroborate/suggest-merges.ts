import { areNeighbours, type AssignedUnit } from './event-unit.ts'
import type { GroupDecisions } from './regroup.ts'
import { sharedBetween, whatParts } from './units-meet.ts'

/** Two incidents a person may want to look at: much is shared, and the machine may not say that they are one. */
export interface Suggestion {
  /** Leaders of the two incidents, sorted. */
  incidents: [string, string]
  /** What keeps them apart: another day, place, site or time; a statement that fits several incidents alike; a lock on one. */
  why: 'day' | 'place' | 'site' | 'time' | 'several-fit' | 'locked'
}

/** Of several reasons the one that is least in the way of one event is shown. */
const reasons: readonly Suggestion['why'][] = ['place', 'day', 'site', 'time', 'several-fit', 'locked']

/** So much shared beyond day and place makes a pair worth a question: the same words, or figure and people. */
const worthAsking = 3

/**
 * Pairs of incidents between some units and those they meet. Nothing is merged over days or places without a person
 * (model.md §1.10): such pairs are asked, unless somebody parted them. Pure; sorted.
 */
export function suggestMerges(
  units: readonly AssignedUnit[],
  around: readonly AssignedUnit[],
  decisions?: GroupDecisions,
): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const unit of units) {
    for (const other of around) {
      if (other.leader === unit.leader) continue
      const locked = decisions?.locked?.(unit, other)
      // Few pairs are worth a question; whether the two meet takes longest to know.
      const why = questionOf(unit, other, locked)
      if (!why || !areNeighbours(unit, other)) continue
      if (decisions?.verdict(unit, other) === 'apart' && !locked) continue
      const incidents: Suggestion['incidents'] =
        unit.leader < other.leader ? [unit.leader, other.leader] : [other.leader, unit.leader]
      const key = incidents.join(' ')
      const known = found.get(key)
      if (!known || strength(why) > strength(known.why)) found.set(key, { incidents, why })
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key)!)
}

function questionOf(a: AssignedUnit, b: AssignedUnit, locked = false): Suggestion['why'] | null {
  const parted = whatParts(a, b)
  if (parted === null && locked) return 'locked'
  if (parted === null) return a.settled && b.settled ? 'several-fit' : null
  if (parted === 'realm' || parted === 'series' || parted === 'type') return null
  return sharedBetween(a, b) >= worthAsking ? parted : null
}

function strength(why: Suggestion['why']): number {
  return reasons.indexOf(why)
}
