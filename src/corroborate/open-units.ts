import type { AssignedUnit } from './event-unit.ts'

/** Units that wait to be placed; the first in their order is found at once, however many wait (a binary heap). */
export class OpenUnits {
  private readonly waiting = new Map<string, AssignedUnit>()
  private readonly heap: AssignedUnit[] = []

  add(unit: AssignedUnit): void {
    if (this.waiting.has(unit.id)) return
    this.waiting.set(unit.id, unit)
    this.heap.push(unit)
    let at = this.heap.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.heap[above].order <= unit.order) break
      this.heap[at] = this.heap[above]
      at = above
    }
    this.heap[at] = unit
  }

  delete(unit: AssignedUnit): void {
    this.waiting.delete(unit.id)
  }

  all(): AssignedUnit[] {
    return [...this.waiting.values()]
  }

  /** The first of them; those deleted meanwhile are left out of the heap only here. */
  first(): AssignedUnit | null {
    while (this.heap.length > 0 && !this.waiting.has(this.heap[0].id)) this.dropFirst()
    return this.heap[0] ?? null
  }

  private dropFirst(): void {
    const last = this.heap.pop()!
    if (this.heap.length === 0) return
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.heap.length) break
      if (below + 1 < this.heap.length && this.heap[below + 1].order < this.heap[below].order) below++
      if (last.order <= this.heap[below].order) break
      this.heap[at] = this.heap[below]
      at = below
    }
    this.heap[at] = last
  }
}
