import { sql } from 'kysely'
import { incidentId } from './incident-id.ts'
import { oneOf } from './one-of.ts'
import { forgetPoints } from './questions.ts'
import { updateMany } from './update-many.ts'
import type { Query, Store } from './store.ts'

/** A unit that left an incident, and where it went (null: it is no more). Incidents go by their leading unit here. */
export interface Move {
  from: string
  to: string | null
}

/** After units have moved: rows of the incidents they left or joined, marked stale, and redirects from those that are no more. */
export async function refreshIncidents(
  store: Store,
  query: Query,
  touched: readonly string[],
  moves: readonly Move[],
): Promise<void> {
  const { rows } = await sql<{ leader: string; day: string; units: number; documents: number }>`
    SELECT units.leader, max(coalesce(units.day,
        (SELECT substr(published_at, 1, 10) FROM documents WHERE documents.id = units.document), '')) AS day,
      CAST(count(*) AS integer) AS units, CAST(count(DISTINCT units.document) AS integer) AS documents
    FROM units WHERE ${oneOf(store, 'units.leader', touched)} GROUP BY units.leader`.execute(query)
  await query
    .deleteFrom('incidents')
    .where(oneOf(store, 'id', touched.map(incidentId)))
    .execute()
  await forgetPoints(store, query, touched.map(incidentId))
  const stored = rows.map((row) => ({ id: incidentId(row.leader), ...row, stale: 1, summary: null }))
  await store.insert(query, 'incidents', stored)
  await query
    .deleteFrom('incident_redirects')
    .where(
      oneOf(
        store,
        'id',
        stored.map(({ id }) => id),
      ),
    )
    .execute()
  const left = new Set(rows.map(({ leader }) => leader))
  await redirect(
    store,
    query,
    touched.filter((leader) => !left.has(leader)),
    moves,
  )
}

/** An incident that is no more leads to the one that has most of its units. */
async function redirect(store: Store, query: Query, gone: readonly string[], moves: readonly Move[]): Promise<void> {
  if (gone.length === 0) return
  const shares = new Map(gone.map((leader) => [leader, new Map<string, number>()]))
  for (const { from, to } of moves) {
    const share = shares.get(from)
    if (share && to) share.set(to, (share.get(to) ?? 0) + 1)
  }
  const redirects = [...shares].flatMap(([leader, share]) => {
    const [best] = [...share].sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1))
    return best ? [{ id: incidentId(leader), target: incidentId(best[0]) }] : []
  })
  await query
    .deleteFrom('suggestions')
    .where(oneOf(store, 'incident', gone.map(incidentId)))
    .execute()
  await updateMany(
    store,
    query,
    'incident_redirects',
    ['target'],
    'target',
    new Map(redirects.map(({ id, target }) => [id, target])),
  )
  await store.insert(query, 'incident_redirects', redirects, 'skip')
}
