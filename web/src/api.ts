import type { Incident, OriginPair } from '../../src/model/incident.ts'
import type { PartyMember } from '../../src/model/party.ts'
import type { Reading } from '../../src/model/reading.ts'
import type { Review, ReviewAction } from '../../src/model/review.ts'
import type { Statement } from '../../src/model/statement.ts'
import type { DateValue } from '../../src/model/date-value.ts'
import type { Place } from '../../src/model/place.ts'
import type { Actor } from '../../src/model/actor.ts'
import type { IncidentRow } from './incident-row.ts'
import { askedAhead } from './ask-ahead.ts'
import { notAnswered } from './reachable.svelte.ts'
import { asShown } from './profile.svelte.ts'
import { tokenHeader } from './token.ts'

export { followChanges } from './follow-changes.ts'
export { setToken } from './token.ts'

export type {
  Actor,
  DateValue,
  Incident,
  IncidentRow,
  OriginPair,
  PartyMember,
  Place,
  Reading,
  Review,
  ReviewAction,
  Statement,
}

/** Shapes of the HTTP interface (/openapi.json); the server's own types are not imported. */
export interface Dossier {
  documents: number
  incidents: number
  reviews: number
  parties: number
  freezes: string[]
  role: 'read' | 'review' | 'admin'
  name: string | null
  profiles: string[]
  actions: ReviewAction[]
}
export interface StatementRecord {
  id: string
  document: string
  outlet: string | null
  lang: string
  publishedAt: string | null
  url: string | null
  statement: Statement
  dates: DateValue[]
  places: Place[]
  actors: Actor[]
  group: string
}
export interface StoredDocument {
  id: string
  address: string
  url: string | null
  outlet: string | null
  lang: string
  title: string
  publishedAt: string | null
  retrievedAt: string | null
  seq: number
  version: string
  withdrawn: string | null
}
export interface StoredVersion {
  id: string
  document: string
  textSha256: string
  engine: string
  pack: string
  retrievedAt: string | null
  current: boolean
}
export interface OpenedIncident {
  incident: Incident
  records: StatementRecord[]
  pairs: OriginPair[]
  suggestions: { id: string; label: string; why: string }[]
  documents: StoredDocument[]
  reviews: Review[]
}
export interface OpenedDocument {
  document: StoredDocument
  reading: Reading
  records: StatementRecord[]
  versions: StoredVersion[]
  incidents: { id: string; label: string | null }[]
}
export type QueueState = 'open' | 'assigned' | 'waiting' | 'differing' | 'done'
export interface Question {
  /** Other kinds may come: they are shown by their words and their address. */
  kind: string
  /** The same as long as it is the same question. */
  key: string
  state: QueueState
  /** Whom it was handed to. */
  to?: string
  /** Who handed it on or put it aside last, and by which decision. */
  said?: { by: string; at: string; reason: string; review: string; action: ReviewAction }
  incidents?: string[]
  /** Of incidents it is about, in their order. */
  labels?: string[]
  incident?: string
  statement?: StatementRecord
  source?: string
  /** A decision that waits for a second person. */
  review?: string
  action?: string
  target?: string
  by?: string
  document?: string
  title?: string
  /** A name that may be another's: the actor that the texts make of it, and whose it may be. */
  name?: string
  actor?: string
  candidates?: { id: string; name: string }[]
  why: string | string[]
  effect: number
  command: string
}
export interface Queue {
  questions: Question[]
  counts: Record<QueueState, number>
  /** Incidents that were not looked at yet. */
  pending: number
}
/** Names of a dossier: whom its texts name, and which names people said are one. */
export interface DossierNames {
  names: { id: string; name: string; basis: string; documents: number }[]
  aliases: {
    name: string
    is: { id: string; name: string } | null
    language?: string
    from?: string
    to?: string
    by: string
    at: string
    reason: string
    review: string
  }[]
}
export interface NearIncident {
  id: string
  label: string
  documents: number
  samePlace: boolean
  days: number | null
}
export interface ReviewOrder {
  action: ReviewAction
  target: string
  by?: string
  reason?: string
  with?: string[]
  set?: unknown
  allCopies?: boolean
}

/** What the server answered in place of what was asked for; `code` is stable (docs/errors.md). */
export class ApiError extends Error {
  readonly code: string
  readonly field: string | undefined
  readonly line: number | undefined
  constructor(code: string, message: string, place: { field?: string; line?: number } = {}) {
    super(message)
    this.code = code
    this.field = place.field
    this.line = place.line
  }
}

/** Asks the server for JSON. @throws ApiError in every case that is no answer */
export async function get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  return answerOf(await ask(path, { signal: signal ?? null }))
}

export async function send<Body>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Body> {
  const headers = { 'content-type': 'application/json' }
  return answerOf(await ask(path, { method, headers, body: JSON.stringify(body) }))
}

/** A dropped file; `store` no reads it and keeps nothing. */
export async function sendFile<Body>(file: File, query: Readonly<Record<string, string>>): Promise<Body> {
  const path = `/api/files/${encodeURIComponent(file.name)}?${new URLSearchParams(query)}`
  const headers = { 'content-type': 'application/octet-stream' }
  return answerOf(await ask(path, { method: 'POST', headers, body: file }))
}

/** Saves what the server makes as a file. */
export async function download(path: string): Promise<void> {
  const answer = await ask(path, {})
  if (!answer.ok) await answerOf(answer)
  const name = /filename="(?<name>[^"]+)"/u.exec(answer.headers.get('content-disposition') ?? '')?.groups?.name
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name ?? 'selon'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Asks; where nothing answers, the page says so and tries again. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    const question = (init.method ?? 'GET') === 'GET'
    const address = question ? asShown(path) : path
    const ahead = question ? await askedAhead(address) : null
    return ahead ?? (await fetch(address, { ...init, headers: { ...tokenHeader(), ...init.headers } }))
  } catch (error) {
    if (init.signal?.aborted) throw error
    notAnswered()
    throw new ApiError('unreachable', error instanceof Error ? error.message : '')
  }
}

async function answerOf<Body>(answer: Response): Promise<Body> {
  const body = (await answer.json().catch(() => null)) as
    | (Body & { error?: { code: string; message: string; place?: { field?: string; line?: number } } })
    | null
  if (answer.ok && body) return body
  const { code = 'unreachable', message = answer.statusText, place } = body?.error ?? {}
  throw new ApiError(code, message, place)
}
