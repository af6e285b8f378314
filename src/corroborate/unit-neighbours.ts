import type { AssignedUnit, EventUnit } from './event-unit.ts'
import { isBothWays } from './unit-keys.ts'

/**
 * Which of some units meet one, by their keys. Most units are anchored: they look only in keys that hold both ways, so that what
 * they have besides is put in order only once a vague unit asks for it.
 */
export class UnitNeighbours {
  private readonly both: Index = new Map()
  private readonly oneWayAsks: Index = new Map()
  private readonly oneWayKeys: Index = new Map()
  private readonly waiting: AssignedUnit[] = []

  add(unit: AssignedUnit): void {
    for (const key of unit.asks) put(isBothWays(key) ? this.both : this.oneWayAsks, key, unit)
    this.waiting.push(unit)
  }

  /** Those that are found where it looks, or that look where it is found; not itself. */
  around(unit: EventUnit): AssignedUnit[] {
    const found = new Set<AssignedUnit>()
    for (const key of unit.keys) {
      for (const other of (isBothWays(key) ? this.both : this.oneWayAsks).get(key) ?? []) found.add(other)
    }
    for (const key of unit.asks) {
      if (!isBothWays(key)) for (const other of this.keyed().get(key) ?? []) found.add(other)
    }
    return [...found].filter(({ id }) => id !== unit.id)
  }

  private keyed(): Index {
    for (const unit of this.waiting) {
      for (const key of unit.keys) if (!isBothWays(key)) put(this.oneWayKeys, key, unit)
    }
    this.waiting.length = 0
    return this.oneWayKeys
  }
}

type Index = Map<string, AssignedUnit[]>

function put(index: Index, key: string, unit: AssignedUnit): void {
  const units = index.get(key)
  if (units) units.push(unit)
  else index.set(key, [unit])
}
