import type { OpenPoints } from '../corroborate/open-points.ts'
import type { AssignedUnit } from '../corroborate/event-unit.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Suggestion } from '../corroborate/suggest-merges.ts'
import type { Incident } from '../model/incident.ts'
import { incidentId } from './incident-id.ts'
import { keepPoints } from './questions.ts'
import { oneOf } from './one-of.ts'
import { redirected } from './redirected.ts'
import { recordsOfDocuments } from './read-documents.ts'
import { unitOf } from './rows.ts'
import type { Query, Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

/** An incident as a list shows it; `summary` is null until somebody sums it up, and again after its units have changed. */
export interface StoredIncident {
  id: string
  leader: string
  day: string
  units: number
  documents: number
  stale: boolean
  summary: Incident | null
}

export interface IncidentPage {
  limit?: number
  /** Go on after this incident of an earlier page. */
  after?: { day: string; id: string }
  /** Only incidents with at least so many documents. */
  leastDocuments?: number
}

/** Newest day first; of one day by id. */
export async function newestIncidents(
  query: Query,
  { limit = 50, after, leastDocuments = 0 }: IncidentPage = {},
): Promise<StoredIncident[]> {
  let page = query.selectFrom('incidents').selectAll()
  if (after) {
    page = page.where((where) =>
      where.or([where('day', '<', after.day), where.and([where('day', '=', after.day), where('id', '<', after.id)])]),
    )
  }
  if (leastDocuments > 0) page = page.where('documents', '>=', leastDocuments)
  const rows = await page.orderBy('day', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(storedIncident)
}

/** An incident by its id, also by one that it had before it was merged with another. */
export async function incidentOf(query: Query, id: string): Promise<StoredIncident | null> {
  const byId = (one: string) => query.selectFrom('incidents').selectAll().where('id', '=', one).executeTakeFirst()
  const row = await byId(id)
  if (row) return storedIncident(row)
  const moved = await query.selectFrom('incident_redirects').select('target').where('id', '=', id).executeTakeFirst()
  const target = moved && (await byId(moved.target))
  return target ? storedIncident(target) : null
}

export async function unitsOfIncident(
  query: Query,
  { leader }: Pick<StoredIncident, 'leader'>,
): Promise<AssignedUnit[]> {
  const rows = await query
    .selectFrom('units')
    .select(['unit', 'leader'])
    .where('leader', '=', leader)
    .orderBy('order_key')
    .execute()
  return rows.map(unitOf)
}

/** Incidents by some ids, also by those that they had before they were merged. */
export async function incidentsNamed(
  store: Store,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredIncident>> {
  const { all, spread } = await redirected(store, query, ids)
  const rows = await query
    .selectFrom('incidents')
    .selectAll()
    .where(oneOf(store, 'id', all))
    .execute()
  return spread(new Map(rows.map((row) => [row.id, storedIncident(row)])))
}

/** The statements that an incident is made of, by unit in its order. */
export async function recordsOfIncident(
  store: Store,
  query: Query,
  incident: Pick<StoredIncident, 'leader'>,
): Promise<StatementRecord[]> {
  const units = await unitsOfIncident(query, incident)
  const documents = [...new Set(units.map(({ document }) => document))]
  const records = new Map((await recordsOfDocuments(store, query, documents)).map((record) => [record.id, record]))
  return units.flatMap(({ statements }) => statements.flatMap((id) => records.get(id) ?? []))
}

/** The incidents that some statements belong to. */
export async function incidentsOfDocuments(
  store: Store,
  query: Query,
  documents: readonly string[],
): Promise<StoredIncident[]> {
  const rows = await query
    .selectFrom('incidents')
    .selectAll('incidents')
    .where('leader', 'in', (units) =>
      units
        .selectFrom('units')
        .select('leader')
        .where(oneOf(store, 'document', documents)),
    )
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(storedIncident)
}

/** Keeps what was computed of an incident, until its units change. */
export async function keepSummary(
  store: Store,
  query: Query,
  { id, leader }: Pick<StoredIncident, 'id' | 'leader'>,
  summary: Incident,
  suggestions: readonly Suggestion[],
  points?: OpenPoints,
): Promise<void> {
  await query
    .updateTable('incidents')
    .set({ stale: 0, summary: JSON.stringify(summary) })
    .where('id', '=', id)
    .execute()
  await query.deleteFrom('suggestions').where('incident', '=', id).execute()
  const rows = suggestions.map(({ incidents, why }) => ({
    incident: id,
    other: incidents.find((one) => one !== leader)!,
    why,
  }))
  await store.insert(query, 'suggestions', rows)
  await keepPoints(store, query, id, summary.label, points)
}

/** Pairs that only a person may merge, as each incident was last summed up. */
export async function storedSuggestions(query: Query): Promise<{ ids: [string, string]; why: Suggestion['why'] }[]> {
  const rows = await query.selectFrom('suggestions').selectAll().orderBy('incident').orderBy('other').execute()
  return rows.map(({ incident, other, why }) => ({
    ids: [incident, incidentId(other)],
    why: why as Suggestion['why'],
  }))
}

export function storedIncident(row: LedgerTables['incidents']): StoredIncident {
  const summary = row.stale === 0 && row.summary !== null ? (JSON.parse(row.summary) as Incident) : null
  return { ...row, stale: row.stale === 1, summary }
}
