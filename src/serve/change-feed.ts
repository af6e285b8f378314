/** Something in the dossier changed: what was decided or taken in, and what it bears on. */
export interface Change {
  kind: 'review' | 'documents' | 'parties' | 'freeze'
  targets: readonly string[]
  by: string | null
}

/** Tells everybody who listens; a listener that is gone is forgotten. */
export interface ChangeFeed {
  tell(change: Change): void
  /** Returns what ends it. */
  listen(listener: (change: Change) => void): () => void
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: Change) => void>()
  return {
    tell: (change) => listeners.forEach((listener) => listener(change)),
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
