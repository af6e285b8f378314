import { documentOfStatement } from '../corroborate/statement-records.ts'
import { incidentId } from '../ledger/incident-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, sumUpIncident } from '../ledger/sum-up-incident.ts'
import { addDays, daysBetween } from '../text/iso-days.ts'
import { incidentOfStatement, statementAsItStands } from './dossier-view.ts'

/** An incident that a statement may belong to, and what makes it near. */
export interface NearIncident {
  id: string
  label: string
  documents: number
  /** Shares the place, or only the days. */
  samePlace: boolean
  /** Days between the two; null where one of them has none. */
  days: number | null
}

/** Days around the statement's own, and incidents looked at on them. */
const around = 4
const mostLooked = 200

/**
 * Incidents near a statement in place or day, those of its place first, then by day: what a person moves it to. Never the one it
 * stands in. What is told without a day is near those that the machine would compare it with.
 */
export async function incidentsNear(ledger: Ledger, statement: string, limit = 20): Promise<NearIncident[]> {
  const record = await statementAsItStands(ledger, statement)
  const own = await incidentOfStatement(ledger, statement)
  const context = await dossierContext(ledger)
  const units = own ? await ledger.units(own.incident) : []
  const day = eventDay(record) ?? own?.incident.day ?? record.publishedAt?.slice(0, 10) ?? null
  const met = await ledger.neighbours(units)
  const ids = new Set(met.map(({ leader }) => incidentId(leader)))
  const found = new Map<string, StoredIncident>(await ledger.incidentsNamed([...ids]))
  for (const one of day === null ? [] : await onDays(ledger, day)) found.set(one.id, one)
  if (own) found.delete(own.incident.id)
  for (const one of await ledger.incidentsOfDocuments([documentOfStatement(statement)]))
    if (one.id !== own?.incident.id) found.set(one.id, one)
  const places = new Set([...keysOf(record), ...units.flatMap((unit) => unit.places)])
  const near: NearIncident[] = []
  for (const stored of found.values()) {
    const { id, label, where } = await sumUpIncident(ledger, stored, context)
    const samePlace = where.some(({ key, name }) => places.has(key) || places.has(name))
    const days = day && stored.day ? Math.abs(daysBetween(day, stored.day)) : null
    near.push({ id, label, documents: stored.documents, samePlace, days })
  }
  const order = ({ samePlace, days }: NearIncident) => Number(!samePlace) * 1000 + Math.min(days ?? 999, 999)
  return near.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

/** Incidents of the days around one, the newest first. */
async function onDays(ledger: Ledger, day: string): Promise<StoredIncident[]> {
  const after = { day: addDays(day, around + 1), id: '' }
  const first = addDays(day, -around)
  return (await ledger.incidents({ limit: mostLooked, after })).filter((one) => one.day >= first)
}

type Told = Awaited<ReturnType<typeof statementAsItStands>>

function eventDay({ statement, dates }: Told): string | null {
  return dates.find(({ id }) => id === statement.event?.time)?.start?.slice(0, 10) ?? null
}

function keysOf({ statement, places }: Told): string[] {
  const refs = statement.event?.roles.flatMap(({ role, ref }) => (role === 'place' && ref ? [ref] : [])) ?? []
  return places.filter(({ id }) => refs.includes(id)).map(({ name }) => name)
}
