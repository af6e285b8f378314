/** Pairs of numbers, the closest first; among equals the one with the smaller numbers (a binary heap). */
export interface QueuedPair {
  a: number
  b: number
  close: number
}

export class PairQueue {
  private readonly heap: QueuedPair[] = []

  add(a: number, b: number, close: number): void {
    const pair = { a, b, close }
    this.heap.push(pair)
    let at = this.heap.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(pair, this.heap[above])) break
      this.heap[at] = this.heap[above]
      at = above
    }
    this.heap[at] = pair
  }

  /** Takes the first pair out; null where none is left. */
  take(): QueuedPair | null {
    const [first] = this.heap
    if (!first) return null
    const last = this.heap.pop()!
    if (this.heap.length > 0) this.sink(last)
    return first
  }

  private sink(pair: QueuedPair): void {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.heap.length) break
      if (below + 1 < this.heap.length && isBefore(this.heap[below + 1], this.heap[below])) below++
      if (!isBefore(this.heap[below], pair)) break
      this.heap[at] = this.heap[below]
      at = below
    }
    this.heap[at] = pair
  }
}

function isBefore(a: QueuedPair, b: QueuedPair): boolean {
  return a.close !== b.close ? a.close > b.close : a.a !== b.a ? a.a < b.a : a.b < b.b
}
