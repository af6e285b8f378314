import type { IntakeItem } from '../intake-item.ts'

/** Counts what is left out, by the key of its message; told once for each source. */
export function createSkipCount(): { add(key: string): void; notes(name: string): Generator<IntakeItem> } {
  const counts = new Map<string, number>()
  return {
    add: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    *notes(name) {
      for (const [key, n] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
        yield { name, note: { key, values: { n } } }
    },
  }
}
