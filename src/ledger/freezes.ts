import { SelonError } from '../model/selon-error.ts'
import { incidentId } from './incident-id.ts'
import { oneOf } from './one-of.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** A state that was kept under a name, without its incidents. It is never written again. */
export interface Freeze {
  name: string
  digest: string
  state: unknown
}

/** An incident of a kept state; without salt and body where a document of it was removed since. */
export interface FrozenPiece {
  id: string
  digest: string
  salt: string | null
  body: FrozenBody | null
}

/** What storage knows of a kept incident: whose statements are in it. The rest is the business of who keeps it. */
export interface FrozenBody {
  members: readonly { id: string; document: string }[]
}

export async function freezeOf(query: Query, name: string): Promise<Freeze | null> {
  const row = await query.selectFrom('freezes').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? { ...row, state: JSON.parse(row.state) as unknown } : null
}

export async function freezeNames(query: Query): Promise<string[]> {
  const rows = await query.selectFrom('freezes').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

/** The kept incident that goes by an id, or that holds a statement, or that a statement led before it joined another. */
export async function frozenPieceOf(query: Query, name: string, id: string): Promise<FrozenPiece | null> {
  const byId = (one: string) =>
    query.selectFrom('frozen_incidents').selectAll().where('kept', '=', name).where('id', '=', one).executeTakeFirst()
  const row = await byId(id)
  if (row) return pieceOf(row)
  const held = await query
    .selectFrom('frozen_members')
    .select('incident')
    .where('kept', '=', name)
    .where('member', '=', id.startsWith('st:') ? incidentId(id) : id)
    .orderBy('incident')
    .executeTakeFirst()
  const holder = held && (await byId(held.incident))
  return holder ? pieceOf(holder) : null
}

/** All incidents of a kept state by their ids, some at a time. */
export async function* walkFrozen(query: Query, name: string, size = 200): AsyncGenerator<FrozenPiece> {
  for (let last = ''; ;) {
    const rows = await query
      .selectFrom('frozen_incidents')
      .selectAll()
      .where('kept', '=', name)
      .where('id', '>', last)
      .orderBy('id')
      .limit(size)
      .execute()
    yield* rows.map(pieceOf)
    if (rows.length < size) return
    last = rows.at(-1)!.id
  }
}

/**
 * Keeps some incidents of a state that has no name yet: `addFreeze` gives it, once all are there. The first call takes away what an
 * earlier try left that never came to its end.
 */
export async function addFrozen(
  store: Store,
  query: Query,
  name: string,
  pieces: readonly FrozenPiece[],
  first: boolean,
): Promise<void> {
  if (first) {
    await refuseTaken(query, name)
    await query.deleteFrom('frozen_members').where('kept', '=', name).execute()
    await query.deleteFrom('frozen_incidents').where('kept', '=', name).execute()
  }
  await store.insert(
    query,
    'frozen_incidents',
    pieces.map(({ id, digest, salt, body }) => ({
      kept: name,
      id,
      digest,
      salt,
      body: body && JSON.stringify(body),
    })),
  )
  await store.insert(
    query,
    'frozen_members',
    pieces.flatMap((piece) => membersOf(name, piece)),
  )
}

/** @throws SelonError usage where the name is taken, or where its incidents are not those that were counted */
export async function addFreeze(
  store: Store,
  query: Query,
  { name, digest, state }: Freeze,
  incidents: number,
): Promise<void> {
  await refuseTaken(query, name)
  const { n } = await query
    .selectFrom('frozen_incidents')
    .select((one) => one.fn.countAll<number | string>().as('n'))
    .where('kept', '=', name)
    .executeTakeFirstOrThrow()
  if (Number(n) !== incidents) throw new SelonError('usage', `a state named "${name}" is being kept by another process`)
  await store.insert(query, 'freezes', [{ name, digest, state: JSON.stringify(state) }])
}

/** Takes every kept incident that a document had a part in out of its state; its digest stays. */
export async function redactFrozen(store: Store, query: Query, document: string): Promise<void> {
  const held = await query
    .selectFrom('frozen_members')
    .select(['kept', 'incident'])
    .where('member', '=', document)
    .execute()
  for (const kept of new Set(held.map((row) => row.kept))) {
    const ids = held.filter((row) => row.kept === kept).map(({ incident }) => incident)
    await query
      .updateTable('frozen_incidents')
      .set({ salt: null, body: null })
      .where('kept', '=', kept)
      .where(oneOf(store, 'id', ids))
      .execute()
    await query
      .deleteFrom('frozen_members')
      .where('kept', '=', kept)
      .where(oneOf(store, 'incident', ids))
      .execute()
  }
}

/** Under what a kept incident is found: the ids that its statements would lead an incident by, and its documents. */
export function membersOf(kept: string, { id, body }: FrozenPiece): LedgerTables['frozen_members'][] {
  const keys = (body?.members ?? []).flatMap((member) => [incidentId(member.id), member.document])
  return [...new Set(keys)].map((member) => ({ kept, member, incident: id }))
}

async function refuseTaken(query: Query, name: string): Promise<void> {
  if (await freezeOf(query, name)) throw new SelonError('usage', `a state named "${name}" is kept already`)
}

function pieceOf({ id, digest, salt, body }: LedgerTables['frozen_incidents']): FrozenPiece {
  return { id, digest, salt, body: body === null ? null : (JSON.parse(body) as FrozenBody) }
}
