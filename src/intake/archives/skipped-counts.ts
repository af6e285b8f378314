import type { IntakeItem } from '../intake-item.ts'

/** Counts what was passed over, by reason and by what it was; told at the end, one line a reason. */
export class SkippedCounts {
  readonly #counts = new Map<string, Map<string, number>>()

  /** null, for callers that have nothing to give where they skip. */
  add(reason: string, what: string): null {
    const counts = this.#counts.get(reason) ?? new Map<string, number>()
    this.#counts.set(reason, counts.set(what, (counts.get(what) ?? 0) + 1))
    return null
  }

  /** Reasons in the order of their names; in each the most frequent first. */
  *notes(name: string): Generator<IntakeItem> {
    for (const [reason, counts] of [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      const count = sorted.reduce((sum, [, n]) => sum + n, 0)
      const what = sorted.map(([kind, n]) => (kind === '' ? String(n) : `${kind} (${n})`)).join(', ')
      yield { name, note: { key: `skipped-${reason}`, values: { count, what } } }
    }
  }
}
