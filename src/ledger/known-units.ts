import { sql } from 'kysely'
import type { AssignedUnit } from '../corroborate/event-unit.ts'
import { oneOf } from './one-of.ts'
import { unpackedUnit, type StoredUnit } from './pack-unit.ts'
import type { Query, Store } from './store.ts'

/** A stored unit with the units that lead its incident (`leader`) and its group as the machine made it (`base`). */
export interface KnownUnit {
  seq: number
  /** Its own `leader` is for whoever places it. */
  unit: AssignedUnit
  base: string
  leader: string
  /** When it was last known who leads it: compared with the age of the memory. */
  age: number
}

/** So many of each generation, some tens of megabytes together. */
const mostKept = 4_000

/** Those met of late, and those met before them; what nobody met for a whole generation is forgotten. */
interface Memory {
  young: Map<number, KnownUnit>
  old: Map<number, KnownUnit>
  /** The state of the dossier's units that `base` and `leader` are of. */
  revision: string | null
  age: number
}

const memories = new WeakMap<Store, Memory>()

function memoryOf(store: Store): Memory {
  let memory = memories.get(store)
  if (!memory) memories.set(store, (memory = { young: new Map(), old: new Map(), revision: null, age: 1 }))
  return memory
}

/** After a write that came to nothing: the next one gives its numbers again, to other units. */
export function forgetUnits(store: Store): void {
  memories.delete(store)
}

/** Who leads the units is remembered only as long as nobody else has moved them: `revision` is counted up with each change. */
export function rememberRevision(store: Store, revision: string | null): void {
  const memory = memoryOf(store)
  if (memory.revision !== revision || revision === null) memory.age++
  memory.revision = revision
}

/** After a change of one's own, whose moves were written into what is remembered. */
export function renewRevision(store: Store, revision: string): void {
  memoryOf(store).revision = revision
}

/** Keeps a unit that was just written: what comes next often meets it. */
export function rememberUnit(store: Store, seq: number, unit: AssignedUnit, base: string, leader: string): void {
  const memory = memoryOf(store)
  keep(memory, { seq, unit, base, leader, age: memory.age })
}

export function forgetUnit(store: Store, seq: number): void {
  const { young, old } = memoryOf(store)
  young.delete(seq)
  old.delete(seq)
}

/**
 * Units by their numbers; those that are no more are left out. What a unit says never changes under one number, so those met before
 * are kept in memory, whoever leads them: documents that come together, and those of one event, meet the same ones. Who leads them
 * is asked, unless `trusted`: within a write that has compared the revision.
 */
export async function knownUnits(
  store: Store,
  query: Query,
  numbers: readonly number[],
  trusted = false,
): Promise<KnownUnit[]> {
  const memory = memoryOf(store)
  const found: KnownUnit[] = []
  const unplaced: number[] = []
  const missing: number[] = []
  for (const seq of numbers) {
    const young = memory.young.get(seq)
    const known = young ?? memory.old.get(seq)
    if (known && !young) keep(memory, known)
    if (!known) missing.push(seq)
    else if (trusted && known.age === memory.age) found.push(known)
    else unplaced.push(seq)
  }
  const age = trusted ? memory.age : 0
  for (let at = 0; at < unplaced.length; at += 10_000) {
    for (const [seq, base, leader] of await placesOf(store, query, unplaced.slice(at, at + 10_000))) {
      const known = memory.young.get(seq) ?? memory.old.get(seq)
      if (known) found.push(trusted ? Object.assign(known, { base, leader, age }) : { ...known, base, leader })
      else missing.push(seq)
    }
  }
  for (let at = 0; at < missing.length; at += 2_000) {
    for (const [seq, base, leader, stored] of await storedUnits(store, query, missing.slice(at, at + 2_000))) {
      const known = { seq, unit: unpackedUnit(stored), base, leader, age }
      keep(memory, known)
      found.push(known)
    }
  }
  return found
}

function keep(memory: Memory, known: KnownUnit): void {
  memory.young.set(known.seq, known)
  if (memory.young.size < mostKept) return
  memory.old = memory.young
  memory.young = new Map()
}

type Place = [seq: number, base: string, leader: string]

/** SQLite hands them over as one list: a row costs more to fetch than to find. */
async function placesOf(store: Store, query: Query, numbers: readonly number[]): Promise<Place[]> {
  const select = query
    .selectFrom('units')
    .select(['seq', 'base', 'leader'])
    .where(oneOf(store, 'seq', numbers))
  if (store.kind !== 'sqlite') return (await select.execute()).map(({ seq, base, leader }) => [seq, base, leader])
  const { rows } = await sql<{ list: string }>`
    SELECT json_group_array(json_array(seq, base, leader)) AS list FROM (${select})`.execute(query)
  return JSON.parse(rows[0].list) as Place[]
}

/** Units are JSON already, so their list is put together as text. */
async function storedUnits(
  store: Store,
  query: Query,
  numbers: readonly number[],
): Promise<[...Place, stored: StoredUnit][]> {
  const select = query
    .selectFrom('units')
    .select(['seq', 'base', 'leader', 'unit'])
    .where(oneOf(store, 'seq', numbers))
  if (store.kind !== 'sqlite') {
    const rows = await select.execute()
    return rows.map(({ seq, base, leader, unit }) => [seq, base, leader, JSON.parse(unit) as StoredUnit])
  }
  const { rows } = await sql<{ list: string }>`
    SELECT '[' || coalesce(group_concat('[' || seq || ',' || json_quote(base) || ',' || json_quote(leader) || ',' || unit || ']'), '')
      || ']' AS list FROM (${select})`.execute(query)
  return JSON.parse(rows[0].list) as [...Place, stored: StoredUnit][]
}
