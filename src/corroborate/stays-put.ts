import type { AssignedUnit } from './event-unit.ts'
import { isEnough, sharedBetween } from './units-meet.ts'

/** A unit that stands before another in the order, and the unit that led it before this change ('' for a new one). */
export interface Earlier {
  unit: AssignedUnit
  before: string
}

/** What is known of groups: whether one was there before the change, and is there now; whether two units may be one event. */
export interface Groups {
  existed(leader: string): boolean
  exists(leader: string): boolean
  mayBeOne(a: AssignedUnit, b: AssignedUnit): boolean
}

/**
 * Whether a placed unit would be placed again where it stands, as far as the units around it that were met can tell: all that
 * changed before it are among them, others may be missing. Says no where those might matter. So most units that a new one meets
 * need not have their own surroundings looked up.
 */
export function staysPut(unit: AssignedUnit, earlier: readonly Earlier[], groups: Groups): boolean {
  const own = unit.leader
  const alone = own === unit.id
  for (const [leader, { before, after }] of changedGroups(earlier)) {
    const parts = (other: AssignedUnit) => !groups.mayBeOne(unit, other)
    const wasOut = !groups.existed(leader) || before.some(parts)
    const isOut = !groups.exists(leader) || after.some(parts)
    if (wasOut && leader === own) return false
    if (wasOut && isOut) continue
    // Those who made it unfit are gone: what else is in it is not known.
    if (wasOut && groups.existed(leader)) return false
    const left = isOut || sharedWith(unit, without(before, after)) !== null
    if (left && (alone || leader === own)) return false
    const joined = isOut ? null : sharedWith(unit, without(after, before))
    if (joined === null || leader === own) continue
    // A group that does better than before: it may be the one, unless the unit's own does better still.
    if (alone || joined + 1 >= sharedWithGroup(unit, earlier)) return false
  }
  return true
}

interface ChangedGroup {
  before: AssignedUnit[]
  after: AssignedUnit[]
}

/** Groups that a unit joined or left, with those of their members that were met. */
function changedGroups(earlier: readonly Earlier[]): Map<string, ChangedGroup> {
  const changed = new Map<string, ChangedGroup>()
  for (const { unit, before } of earlier)
    if (before !== unit.leader)
      for (const leader of [before, unit.leader]) if (leader) changed.set(leader, { before: [], after: [] })
  for (const { unit, before } of earlier) {
    changed.get(before)?.before.push(unit)
    changed.get(unit.leader)?.after.push(unit)
  }
  return changed
}

function without(units: readonly AssignedUnit[], others: readonly AssignedUnit[]): AssignedUnit[] {
  return units.filter((one) => !others.includes(one))
}

/** The most that it shares with one of them, or null where none of it makes a group fit. */
function sharedWith(unit: AssignedUnit, others: readonly AssignedUnit[]): number | null {
  const most = others.reduce((sum, other) => Math.max(sum, sharedBetween(unit, other)), -1)
  return most >= 0 && isEnough(unit, most) ? most : null
}

function sharedWithGroup(unit: AssignedUnit, earlier: readonly Earlier[]): number {
  const group = earlier.filter((other) => other.unit.leader === unit.leader)
  return group.reduce((most, other) => Math.max(most, sharedBetween(unit, other.unit)), 0)
}
