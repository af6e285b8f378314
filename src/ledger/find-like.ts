import { estimateResemblance } from '../corroborate/text-signature.ts'
import { oneOf } from './one-of.ts'
import { markedWith, type MarkBatch } from './marks.ts'
import type { PreparedReading } from './prepare-reading.ts'
import { minhashOf } from './rows.ts'
import type { Query, Store } from './store.ts'

export interface Likeness {
  document: string
  /** Share of four-word runs in common, estimated to within about 0.14. */
  resemblance: number
}

const likeFrom = 0.5
/** A text that hundreds are like is like the first of them. */
const mostListed = 20
/** Of those listed, the ones with which it shares most bands. */
const mostCompared = 6

/** What the dossier has under the bands of a batch, asked before the batch is written: of most bands it has nothing. */
export async function membersOfBands(
  store: Store,
  query: Query,
  batch: readonly PreparedReading[],
): Promise<Map<string, number[]>> {
  const bands = [...new Set(batch.flatMap(bandsOf))]
  const found = await markedWith(store, query, bands, mostListed)
  return new Map(bands.map((band, at) => [band, found[at]]))
}

/** For each document of a batch the one most like it among those that came before it: in the dossier (`members`), in the batch. */
export async function findLike(
  store: Store,
  query: Query,
  batch: readonly PreparedReading[],
  { seqs, bands, members }: { seqs: ReadonlyMap<string, number>; bands: MarkBatch; members: Map<string, number[]> },
): Promise<Map<string, Likeness>> {
  const candidates = new Map<PreparedReading, number[]>()
  for (const one of batch) {
    const own = seqs.get(one.document)!
    const shared = new Map<number, number>()
    for (const band of bandsOf(one))
      for (const seq of firstOf(members.get(band), bands.membersOf(band)))
        if (seq < own) shared.set(seq, (shared.get(seq) ?? 0) + 1)
    if (shared.size > 0) candidates.set(one, mostShared(shared))
  }
  const like = new Map<string, Likeness>()
  if (candidates.size === 0) return like
  const rows = await query
    .selectFrom('documents')
    .innerJoin('versions', 'versions.id', 'documents.version')
    .select(['documents.id', 'documents.seq', 'versions.minhash'])
    .where(oneOf(store, 'documents.seq', [...new Set([...candidates.values()].flat())]))
    .execute()
  const known = new Map(rows.map((row) => [row.seq, { document: row.id, minhash: minhashOf(row) }]))
  for (const [one, numbers] of candidates) {
    const own = one.derived().minhash
    for (const number of numbers) {
      const other = known.get(number)
      const resemblance = other ? estimateResemblance(own, other.minhash) : 0
      if (resemblance >= likeFrom && resemblance > (like.get(one.document)?.resemblance ?? 0)) {
        like.set(one.document, { document: other!.document, resemblance })
      }
    }
  }
  return like
}

/** Under what a text is found by those like it. */
export function bandsOf({ derived }: Pick<PreparedReading, 'derived'>): string[] {
  return derived().bands.map((band) => `band:${band}`)
}

/** The first of those that share most, in their order. */
function mostShared(shared: ReadonlyMap<number, number>): number[] {
  const all = [...shared].sort(([a, some], [b, others]) => others - some || a - b)
  return all
    .slice(0, mostCompared)
    .map(([seq]) => seq)
    .sort((a, b) => a - b)
}

function firstOf(stored: readonly number[] = [], fresh: readonly number[]): number[] {
  return [...stored, ...fresh].slice(0, mostListed)
}
