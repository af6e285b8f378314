import { createHash } from 'node:crypto'
import { groupedBy } from '../corroborate/group-by.ts'
import type { Freeze, FrozenPiece } from '../ledger/freezes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, openIncident, type OpenedIncident } from '../ledger/sum-up-incident.ts'
import type { Incident, OriginPair } from '../model/incident.ts'
import type { PartyMember } from '../model/party.ts'
import type { Review } from '../model/review.ts'
import { dossierHead, type DossierHead } from './dossier-head.ts'
import { canonicalJson } from './hash-review.ts'

/** An incident as it counted: members with the version they stood in, origins, pairs, what fired with its inputs, decisions on it. */
export interface FrozenIncident {
  incident: Incident
  members: { id: string; document: string; version: string; act: string; reviewState: string }[]
  pairs: OriginPair[]
  decisions: Pick<Review, 'id' | 'seq' | 'action' | 'target' | 'by' | 'at' | 'reason'>[]
}

/**
 * The state of a dossier but for its incidents, which are kept one by one. They count in its digest by salted digests of their own,
 * so that one can be taken out and the rest still be checked.
 */
export interface FrozenState {
  schema: 'selon/freeze/1'
  head: DossierHead
  parties: PartyMember[]
  /** Engines and packs that made the readings, and digests of the packs installed when it was kept. */
  engines: string[]
  packs: Record<string, string>
}

/** Incidents that are written at once; memory holds no more bodies than these. */
const batchSize = 100

/** Keeps the state of a dossier under a name, in constant memory but for some words an incident. @throws SelonError usage: name taken */
export async function freezeDossier(
  ledger: Ledger,
  name: string,
  { packs, salt }: { packs: Record<string, string>; salt: () => string },
): Promise<{ digest: string; incidents: number }> {
  const context = await dossierContext(ledger)
  const reviews = await ledger.reviews()
  const byId = new Map(reviews.map((review) => [review.id, review]))
  const byTarget = groupedBy(reviews, ({ target }) => target)
  const { engines, versions } = await currentVersions(ledger)
  const digests: Pick<FrozenPiece, 'id' | 'digest'>[] = []
  let batch: FrozenPiece[] = []
  const store = async (first: boolean) => {
    await ledger.keepFrozen(name, batch, first)
    batch = []
  }
  await store(true)
  for await (const stored of ledger.walkIncidents()) {
    const opened = await openIncident(ledger, stored, context)
    const targets = new Set([stored.id, ...opened.records.flatMap(({ id, document }) => [id, document])])
    const decided = [
      ...[...targets].flatMap((target) => byTarget.get(target) ?? []),
      ...opened.incident.history.flatMap(({ review }) => byId.get(review ?? '') ?? []),
    ]
    const body = frozenIncident(
      opened,
      versions,
      [...new Set(decided)].sort((a, b) => a.seq - b.seq),
    )
    const own = salt()
    const piece = { id: stored.id, digest: bodyDigest(own, body), salt: own, body }
    digests.push({ id: piece.id, digest: piece.digest })
    if (batch.push(piece) >= batchSize) await store(false)
  }
  await store(false)
  const state: FrozenState = {
    schema: 'selon/freeze/1',
    head: await dossierHead(ledger),
    parties: [...context.parties],
    engines,
    packs,
  }
  const digest = stateDigest(state, digests)
  await ledger.freeze({ name, digest, state }, digests.length)
  return { digest, incidents: digests.length }
}

/** Whether a kept state is still what it was, but for incidents taken out of it. */
export async function holds({ digest, state }: Freeze, pieces: AsyncIterable<FrozenPiece>): Promise<boolean> {
  const digests: Pick<FrozenPiece, 'id' | 'digest'>[] = []
  let whole = true
  for await (const { id, digest: own, salt, body } of pieces) {
    digests.push({ id, digest: own })
    whole &&= body === null || bodyDigest(salt ?? '', body) === own
  }
  return whole && stateDigest(state as FrozenState, digests) === digest
}

function frozenIncident(
  { incident, records, pairs }: OpenedIncident,
  versions: ReadonlyMap<string, string>,
  reviews: readonly Review[],
): FrozenIncident {
  return {
    incident,
    members: records.map(({ id, document, statement: { act, reviewState } }) => ({
      id,
      document,
      version: versions.get(document) ?? '',
      act,
      reviewState,
    })),
    pairs,
    decisions: reviews.map(({ id, seq, action, target, by, at, reason }) => ({
      id,
      seq,
      action,
      target,
      by,
      at,
      reason,
    })),
  }
}

/** Who made the readings, and which version stands at each address. */
async function currentVersions(ledger: Ledger): Promise<{ engines: string[]; versions: Map<string, string> }> {
  const engines = new Set<string>()
  const versions = new Map<string, string>()
  for await (const { document, engine, pack } of ledger.walkVersions()) {
    engines.add(`${engine}, ${pack}`)
    versions.set(document, '')
  }
  for (const { id, version } of await ledger.documents([...versions.keys()])) versions.set(id, version)
  return { engines: [...engines].sort(), versions }
}

function bodyDigest(salt: string, body: unknown): string {
  return sha256({ salt, body })
}

function stateDigest(state: FrozenState, incidents: readonly Pick<FrozenPiece, 'id' | 'digest'>[]): string {
  const sorted = incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return sha256({ ...state, incidents: sorted })
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
