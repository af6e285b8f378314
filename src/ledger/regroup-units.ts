import type { AssignedUnit, EventUnit } from '../corroborate/event-unit.ts'
import { regroup } from '../corroborate/regroup.ts'
import { indexTerms, lookupTerms } from '../corroborate/unit-keys.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import { joinGroups, type PlacingDecisions } from './join-groups.ts'
import { oneOf } from './one-of.ts'
import { MarkBatch, markedWith } from './marks.ts'
import { unpackUnit, wholeUnit } from './pack-unit.ts'
import { unitOf, unitRow } from './rows.ts'
import { forgetUnit, knownUnits, rememberRevision, rememberUnit, renewRevision, type KnownUnit } from './known-units.ts'
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
  if (dirty.length + removed.length === 0) return
  const revision = await settingOf(query, unitsRevision)
  rememberRevision(store, revision)
  for (const { seq } of removed) forgetUnit(store, seq)
  const { joined } = await place(store, query, { dirty, removed }, decisions)
  const next = String((Number(revision) || 0) + 1)
  await setSetting(store, query, unitsRevision, next)
  // Those whom people joined moved without being met: who leads is asked again.
  if (joined) rememberRevision(store, next)
  else renewRevision(store, next)
}

/** Counted up whenever units are placed: who remembers where they stood compares it first. */
const unitsRevision = 'units-revision'

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
): Promise<{ joined: boolean }> {
  const met = new Map<string, KnownUnit>()
  const changed = await regroup(
    { dirty, removed: removed.map((unit) => ({ ...unit, leader: unit.base })) },
    async (units) => {
      const { around, of } = await unitsAround(store, query, units, true)
      for (const known of around) {
        // Who was met before may have been moved meanwhile.
        if (!met.has(known.unit.id)) known.unit.leader = known.base
        met.set(known.unit.id, known)
      }
      return of
    },
    decisions,
  )
  const bases = new Map(changed.map(({ id, leader }) => [id, leader]))
  const isDirty = new Set(dirty.map(({ id }) => id))
  const moved = changed.filter(({ id }) => !isDirty.has(id))
  const before = new Map(
    moved.map(({ id }) => {
      const { base, leader } = met.get(id)!
      return [id, { base, leader }]
    }),
  )
  const bare = new Map(moved.map(({ id, leader }) => [id, leader]))
  await updateMany(store, query, 'units', ['base', 'leader'], 'id', bare)
  for (const [id, leader] of bare) Object.assign(met.get(id)!, { base: leader, leader })
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
  return { joined: decisions?.joins ?? false }
}

const noneJoined = { leaders: new Map<string, string>(), moves: [] as Move[], touched: [] as string[] }

/** Stored units of which one looks where the other is found, led by who leads their incident. */
export async function neighboursOf(store: Store, query: Query, units: readonly EventUnit[]): Promise<AssignedUnit[]> {
  const { around } = await unitsAround(store, query, units)
  return around.map(({ unit, leader }) => wholeUnit(unit, leader))
}

interface Around {
  /** All that is around any of the units. */
  around: KnownUnit[]
  /** What is around each of them, by its id. */
  of: Map<string, AssignedUnit[]>
}

async function unitsAround(store: Store, query: Query, units: readonly EventUnit[], trusted = false): Promise<Around> {
  const lists = units.map(lookupTerms)
  const terms = [...new Set(lists.flat())]
  const found = await markedWith(store, query, terms)
  const marked = new Map(terms.map((term, at) => [term, found[at]]))
  const own = lists.map((list) => new Set(list.flatMap((term) => marked.get(term)!)))
  const beside = await query
    .selectFrom('units')
    .select(['seq', 'document'])
    .where(oneOf(store, 'document', [...new Set(units.map(({ document }) => document))]))
    .execute()
  const besides = groupedBy(beside, ({ document }) => document)
  units.forEach(({ document }, at) => {
    for (const { seq } of besides.get(document) ?? []) own[at].add(seq)
  })
  const numbers = new Set(own.flatMap((seqs) => [...seqs]))
  const around = await knownUnits(store, query, [...numbers], trusted)
  const known = new Map(around.map(({ seq, unit }) => [seq, unit]))
  return { around, of: new Map(units.map(({ id }, at) => [id, [...own[at]].flatMap((seq) => known.get(seq) ?? [])])) }
}

async function unitsOfDocuments(
  store: Store,
  query: Query,
  documents: readonly string[],
): Promise<(PlacedUnit & { seq: number })[]> {
  const rows = await query
    .selectFrom('units')
    .select(['seq', 'unit', 'leader', 'base'])
    .where(oneOf(store, 'document', documents))
    .execute()
  return rows.map((row) => ({ ...unitOf(row), base: row.base, seq: row.seq }))
}

async function writeUnits(store: Store, query: Query, units: readonly PlacedUnit[]): Promise<void> {
  if (units.length === 0) return
  let seq = Number(await settingOf(query, 'last-unit')) || 0
  const marks = new MarkBatch()
  const rows = units.map((unit) => {
    const row = unitRow(unit, ++seq)
    // As it comes back from its row: what was just made holds on to the reading that it was made of.
    rememberUnit(store, row.seq, unpackUnit(row.unit), unit.base, unit.leader)
    for (const term of indexTerms(unit)) marks.add(term, row.seq)
    return row
  })
  await store.insert(query, 'units', rows)
  // Numbers of units that are no more are not given again: marks still hold them.
  await setSetting(store, query, 'last-unit', String(seq))
  await marks.write(store, query)
}
