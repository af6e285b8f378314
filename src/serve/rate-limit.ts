/** Counts by key over a minute of the process's own running time. */
export interface RateLimit {
  count(key: string): void
  isOver(key: string): boolean
}

const minute = 60_000
const mostKeys = 10_000

export function createRateLimit(most: number, elapsed = () => performance.now()): RateLimit {
  const counts = new Map<string, { since: number; n: number }>()
  const current = (key: string) => {
    const known = counts.get(key)
    if (known && elapsed() - known.since < minute) return known
    counts.delete(key)
    return null
  }
  return {
    count(key) {
      const known = current(key)
      if (known) known.n++
      else {
        if (counts.size >= mostKeys) counts.clear()
        counts.set(key, { since: elapsed(), n: 1 })
      }
    },
    isOver: (key) => (current(key)?.n ?? 0) >= most,
  }
}
