import type { AssignedUnit, EventUnit } from '../corroborate/event-unit.ts'
import { regroup, type GroupDecisions } from '../corroborate/regroup.ts'
import { oneOf } from './one-of.ts'
import { PostingBatch, membersOf } from './postings.ts'
import { unitOf, unitRow } from './rows.ts'
import { knownUnits } from './known-units.ts'
import { setSetting, settingOf } from './settings.ts'
import type { Query, Store } from './store.ts'
import { refreshIncidents } from './refresh-incidents.ts'

/**
 * Puts the event units of new or changed documents into incidents, and moves those that they make move. The units of an earlier
 * version leave first; what is looked up for comparison are only units that share a key.
 */
export async function regroupUnits(
  store: Store,
  query: Query,
  documents: readonly { document: string; units: readonly EventUnit[] }[],
  decisions?: GroupDecisions,
): Promise<void> {
  const dirty = documents.flatMap(({ units }) => units)
  const removed = await unitsOfDocuments(
    store,
    query,
    documents.map(({ document }) => document),
  )
  await query
    .deleteFrom('units')
    .where(
      oneOf(
        store,
        'id',
        removed.map(({ id }) => id),
      ),
    )
    .execute()
  await place(store, query, { dirty, removed }, decisions)
}

interface Change {
  /** New units, to be written. */
  dirty: readonly EventUnit[]
  /** Units that are no more. */
  removed: readonly AssignedUnit[]
}

async function place(
  store: Store,
  query: Query,
  { dirty, removed }: Change,
  decisions?: GroupDecisions,
): Promise<void> {
  if (dirty.length + removed.length === 0) return
  const changed = await regroup({ dirty, removed }, (units) => neighboursOf(store, query, units), decisions)
  const leaders = new Map(changed.map(({ id, leader }) => [id, leader]))
  const isDirty = new Set(dirty.map(({ id }) => id))
  const moved = changed.filter(({ id }) => !isDirty.has(id))
  const before = await leadersOf(
    store,
    query,
    moved.map(({ id }) => id),
  )
  for (const [leader, ids] of byLeader(moved)) {
    await query
      .updateTable('units')
      .set({ leader })
      .where(oneOf(store, 'id', ids))
      .execute()
  }
  await writeUnits(
    store,
    query,
    dirty.map((unit) => ({ ...unit, leader: leaders.get(unit.id) ?? unit.id })),
  )
  const moves = [
    ...removed.map(({ id, leader }) => ({ from: leader, to: leaders.get(id) ?? null })),
    ...moved.map(({ id, leader }) => ({ from: before.get(id)!, to: leader })),
  ]
  const touched = [...leaders.values(), ...moves.map(({ from }) => from)]
  await refreshIncidents(store, query, [...new Set(touched)], moves)
}

/** Stored units of which one looks where the other is found. */
export async function neighboursOf(store: Store, query: Query, units: readonly EventUnit[]): Promise<AssignedUnit[]> {
  const terms = new Set<string>()
  for (const { keys, asks } of units) {
    for (const key of asks) terms.add(`key:${key}`)
    for (const key of keys) terms.add(`ask:${key}`)
  }
  const numbers = new Set<number>()
  for (const members of (await membersOf(store, query, [...terms])).values())
    for (const seq of members) numbers.add(seq)
  const rows = await query
    .selectFrom('units')
    .select(['seq', 'leader'])
    .where(oneOf(store, 'seq', [...numbers]))
    .execute()
  const known = await knownUnits(
    store,
    query,
    rows.map(({ seq }) => seq),
  )
  return rows.map(({ seq, leader }) => ({ ...known.get(seq)!, leader }))
}

async function unitsOfDocuments(store: Store, query: Query, documents: readonly string[]): Promise<AssignedUnit[]> {
  const rows = await query
    .selectFrom('units')
    .select(['unit', 'leader'])
    .where(oneOf(store, 'document', documents))
    .execute()
  return rows.map(unitOf)
}

async function leadersOf(store: Store, query: Query, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await query
    .selectFrom('units')
    .select(['id', 'leader'])
    .where(oneOf(store, 'id', ids))
    .execute()
  return new Map(rows.map(({ id, leader }) => [id, leader]))
}

function byLeader(units: readonly AssignedUnit[]): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, leader } of units) {
    const known = ids.get(leader)
    if (known) known.push(id)
    else ids.set(leader, [id])
  }
  return ids
}

async function writeUnits(store: Store, query: Query, units: readonly AssignedUnit[]): Promise<void> {
  if (units.length === 0) return
  const before = Number(await settingOf(query, 'last-unit')) || 0
  const batch = before + 1
  let seq = before
  const postings = new PostingBatch()
  const rows = units.map((unit) => {
    const row = unitRow(unit, ++seq)
    for (const key of unit.keys) postings.add(`key:${key}`, row.seq)
    for (const key of unit.asks) postings.add(`ask:${key}`, row.seq)
    return row
  })
  await store.insert(query, 'units', rows)
  // Numbers of units that are no more are not given again: posting lists still hold them.
  await setSetting(store, query, 'last-unit', String(seq))
  await postings.write(store, query, batch)
}
