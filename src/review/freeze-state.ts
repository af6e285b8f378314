import { createHash } from 'node:crypto'
import { incidentId } from '../ledger/incident-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Freeze } from '../ledger/freezes.ts'
import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'
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

/** The state of a dossier. Incidents count by their salted digests, so that one can be taken out and the rest still be checked. */
export interface FrozenState {
  schema: 'selon/freeze/1'
  head: DossierHead
  parties: PartyMember[]
  /** Engines and packs that made the readings, and digests of the packs installed when it was kept. */
  engines: string[]
  packs: Record<string, string>
  incidents: { id: string; digest: string; salt: string | null; body: FrozenIncident | null }[]
}

export async function freezeState(
  ledger: Ledger,
  name: string,
  { packs, salt }: { packs: Record<string, string>; salt: () => string },
): Promise<Freeze> {
  const context = await dossierContext(ledger)
  const reviews = await ledger.reviews()
  const engines = new Set<string>()
  const versions = new Map<string, string>()
  for await (const { document, engine, pack } of ledger.walkVersions()) {
    engines.add(`${engine}, ${pack}`)
    versions.set(document, '')
  }
  for (const { id, version } of await ledger.documents([...versions.keys()])) versions.set(id, version)
  const incidents: FrozenState['incidents'] = []
  for await (const stored of ledger.walkIncidents()) {
    const { incident, records, pairs } = await openIncident(ledger, stored, context)
    const ids = new Set([stored.id, ...records.flatMap(({ id, document }) => [id, document])])
    const body: FrozenIncident = {
      incident,
      members: records.map(({ id, document, statement: { act, reviewState } }) => ({
        id,
        document,
        version: versions.get(document) ?? '',
        act,
        reviewState,
      })),
      pairs,
      decisions: reviews
        .filter((review) => ids.has(review.target) || incident.history.some((one) => one.review === review.id))
        .map(({ id, seq, action, target, by, at, reason }) => ({ id, seq, action, target, by, at, reason })),
    }
    const own = salt()
    incidents.push({ id: incident.id, digest: bodyDigest(own, body), salt: own, body })
  }
  const state: FrozenState = {
    schema: 'selon/freeze/1',
    head: await dossierHead(ledger),
    parties: [...context.parties],
    engines: [...engines].sort(),
    packs,
    incidents: incidents.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
  return { name, digest: stateDigest(state), state }
}

/** Whether a kept state is still what it was, but for incidents taken out of it. */
export function holds({ digest, state }: Freeze): boolean {
  const kept = state as FrozenState
  return (
    stateDigest(kept) === digest &&
    kept.incidents.every((one) => one.body === null || bodyDigest(one.salt ?? '', one.body) === one.digest)
  )
}

/** The incident that goes by an id, or that holds a statement. */
export function frozenIncident(state: FrozenState, id: string): FrozenState['incidents'][number] | null {
  return (
    state.incidents.find((one) => one.id === id) ??
    state.incidents.find(({ body }) =>
      body?.members.some((member) => member.id === id || incidentId(member.id) === id),
    ) ??
    null
  )
}

/** A kept state without incidents that a document had a part in; their digests stay. */
export function withoutDocument(state: unknown, document: string): unknown {
  const kept = state as FrozenState
  return {
    ...kept,
    incidents: kept.incidents.map((one) =>
      one.body?.members.some((member) => member.document === document) ? { ...one, salt: null, body: null } : one,
    ),
  }
}

function bodyDigest(salt: string, body: FrozenIncident): string {
  return sha256({ salt, body })
}

function stateDigest(state: FrozenState): string {
  return sha256({ ...state, incidents: state.incidents.map(({ id, digest }) => ({ id, digest })) })
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
