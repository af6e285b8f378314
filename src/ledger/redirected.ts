import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'

/** Where incidents of earlier ids are found now that others took them in. */
export interface Redirected {
  /** The ids asked for and those that some of them lead to, each once. */
  all: string[]
  /** Puts what was found under an id also under the earlier ids that lead to it. */
  spread<T>(found: Map<string, T>): Map<string, T>
}

/** Looks up which of some ids of incidents lead to another since a merge. */
export async function redirected(store: Store, query: Query, ids: readonly string[]): Promise<Redirected> {
  const moved = await query
    .selectFrom('incident_redirects')
    .selectAll()
    .where(oneOf(store, 'id', ids))
    .execute()
  return {
    all: [...new Set([...ids, ...moved.map(({ target }) => target)])],
    spread(found) {
      for (const { id, target } of moved) if (!found.has(id) && found.has(target)) found.set(id, found.get(target)!)
      return found
    },
  }
}
