import type { AssignedUnit, EventUnit } from '../corroborate/event-unit.ts'
import { regroup } from '../corroborate/regroup.ts'
import { indexTerms, lookupTerms } from '../corroborate/unit-keys.ts'
import { joinGroups, type PlacingDecisions } from './join-groups.ts'
import { fetchTogether } from './fetch-together.ts'
import { oneOf } from './one-of.ts'
import { PostingBatch, membersOf } from './postings.ts'
import { unitOf, unitRow } from './rows.ts'
import { knownUnits, rememberUnit } from './known-units.ts'
import { setSetting, settingOf } from './settings.ts'
import { updateMany } from './update-many.ts'
import type { Query, Store } from './store.ts'
import { refreshIncidents, type Move } from './refresh-incidents.ts'

/** A stored unit: `base` leads the group that the machine made, `leader` the incident. */
type PlacedUnit = AssignedUnit & { base: string }

/**
 * Puts the event units of new or changed documents into incidents, and moves those that they make move. The units of an earlier
 * version leave first; what is looked up for comparison are only units that share a key.
 */
export async function regroupUnits(
  store: Store,
  query: Query,
  documents: readonly { document: string; units: readonly EventUnit[] }[],
  decisions?: PlacingDecisions,
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
  removed: readonly PlacedUnit[]
}

/** What the machine groups goes by `base`; what people put together besides by `leader`, which incidents go by. */
async function place(
  store: Store,
  query: Query,
  { dirty, removed }: Change,
  decisions?: PlacingDecisions,
): Promise<void> {
  if (dirty.length + removed.length === 0) return
  const changed = await regroup(
    { dirty, removed: removed.map((unit) => ({ ...unit, leader: unit.base })) },
    (units) => neighboursOf(store, query, units, 'base'),
    decisions,
  )
  const bases = new Map(changed.map(({ id, leader }) => [id, leader]))
  const isDirty = new Set(dirty.map(({ id }) => id))
  const moved = changed.filter(({ id }) => !isDirty.has(id))
  const before = await placesOf(
    store,
    query,
    moved.map(({ id }) => id),
  )
  const bare = new Map(moved.map(({ id, leader }) => [id, leader]))
  await updateMany(store, query, 'units', ['base', 'leader'], 'id', bare)
  await writeUnits(
    store,
    query,
    dirty.map((unit) => {
      const base = bases.get(unit.id) ?? unit.id
      return { ...unit, leader: base, base }
    }),
  )
  const moves: Move[] = [
    ...removed.map(({ id, leader }) => ({ from: leader, to: bases.get(id) ?? null })),
    ...moved.map(({ id, leader }) => ({ from: before.get(id)!.leader, to: leader })),
  ]
  const opened = [...bases.values(), ...[...removed, ...before.values()].flatMap(({ base, leader }) => [base, leader])]
  const joined = decisions?.joins ? await joinGroups(store, query, [...new Set(opened)], decisions) : noneJoined
  const touched = [...moves.flatMap(({ from, to }) => [from, to ?? from]), ...bases.values(), ...joined.touched]
  const final = moves.map(({ from, to }) => ({ from, to: to && (joined.leaders.get(to) ?? to) }))
  await refreshIncidents(store, query, [...new Set(touched)], [...final, ...joined.moves])
}

const noneJoined = { leaders: new Map<string, string>(), moves: [] as Move[], touched: [] as string[] }

/** Stored units of which one looks where the other is found, led by who leads their incident, or their group (`base`). */
export async function neighboursOf(
  store: Store,
  query: Query,
  units: readonly EventUnit[],
  by: 'leader' | 'base' = 'leader',
): Promise<AssignedUnit[]> {
  const terms = new Set<string>()
  for (const unit of units) for (const term of lookupTerms(unit)) terms.add(term)
  const numbers = new Set<number>()
  for (const members of (await membersOf(store, query, [...terms])).values())
    for (const seq of members) numbers.add(seq)
  const columns = ['seq', 'leader', 'base'] as const
  const places = query.selectFrom('units').select(columns)
  const found = await fetchTogether(store, query, places.where(oneOf(store, 'seq', [...numbers])), columns)
  const documents = [...new Set(units.map(({ document }) => document))]
  const beside = await fetchTogether(store, query, places.where(oneOf(store, 'document', documents)), columns)
  const rows = [...found, ...beside.filter(({ seq }) => !numbers.has(seq))]
  const known = await knownUnits(
    store,
    query,
    rows.map(({ seq }) => seq),
  )
  return rows.map((row) => ({ ...known.get(row.seq)!, leader: row[by] }))
}

async function unitsOfDocuments(store: Store, query: Query, documents: readonly string[]): Promise<PlacedUnit[]> {
  const rows = await query
    .selectFrom('units')
    .select(['unit', 'leader', 'base'])
    .where(oneOf(store, 'document', documents))
    .execute()
  return rows.map((row) => ({ ...unitOf(row), base: row.base }))
}

async function placesOf(
  store: Store,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, { leader: string; base: string }>> {
  const rows = await query
    .selectFrom('units')
    .select(['id', 'leader', 'base'])
    .where(oneOf(store, 'id', ids))
    .execute()
  return new Map(rows.map(({ id, leader, base }) => [id, { leader, base }]))
}

async function writeUnits(store: Store, query: Query, units: readonly PlacedUnit[]): Promise<void> {
  if (units.length === 0) return
  const before = Number(await settingOf(query, 'last-unit')) || 0
  const batch = before + 1
  let seq = before
  const postings = new PostingBatch()
  const rows = units.map((unit) => {
    const row = unitRow(unit, ++seq)
    rememberUnit(store, row.seq, unit)
    for (const term of indexTerms(unit)) postings.add(term, row.seq)
    return row
  })
  await store.insert(query, 'units', rows)
  // Numbers of units that are no more are not given again: posting lists still hold them.
  await setSetting(store, query, 'last-unit', String(seq))
  await postings.write(store, query, batch)
}
