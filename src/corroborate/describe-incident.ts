import type { Incident, Origin } from '../model/incident.ts'
import { isClock } from './clocks-meet.ts'
import type { Place } from '../model/place.ts'
import { daysBetween } from '../text/iso-days.ts'
import { countOrigins } from './count-origins.ts'
import type { AssignedUnit } from './event-unit.ts'
import { detailStatus } from './detail-status.ts'
import { incidentLabel } from './incident-label.ts'
import { viewIncident, type IncidentView } from './incident-view.ts'
import { occurrenceStatus } from './occurrence-status.ts'
import { placeKeys } from './place-keys.ts'
import { responsibilityStatus, type SideOfActor } from './responsibility-status.ts'
import type { StatementRecord } from './statement-record.ts'
import { tollSeries } from './toll-series.ts'
import { isVaguer } from './type-cover.ts'

/** What an incident is computed from. */
export interface IncidentInput {
  id: string
  /** The statements of its units, corrected where a person has corrected them; rejected ones left out. */
  records: readonly StatementRecord[]
  units: readonly AssignedUnit[]
  origins: readonly Origin[]
  /** Null where no parties file is set: then no relation is guessed and no status computed. */
  sideOf: SideOfActor | null
  /** Statements a person has decided on. */
  reviewed: ReadonlySet<string>
  history: Incident['history']
}

/** An incident as it is listed and opened. Pure: the same statements, sides and decisions give the same bytes. */
export function describeIncident(input: IncidentInput): Incident {
  const view = viewIncident(input.records, input.origins)
  const keyOf = (origin: Origin) => origin.actor ?? origin.id
  const documents = unique(view.records.map(({ document }) => document))
  const where = placesOf(view)
  const when = windowOf(input.units)
  const types = typesOf(view)
  const occurrence = occurrenceStatus(view, input.sideOf !== null)
  const fired = input.sideOf ? responsibilityStatus(view, input.sideOf) : []
  return {
    id: input.id,
    label: incidentLabel({ typeHypotheses: types, where, when }),
    statements: view.records.map(({ id }) => id),
    documents,
    typeHypotheses: types,
    when,
    where,
    status: {
      occurrence,
      responsibility: fired.map(({ rule }) => rule),
      details: detailStatus(view),
    },
    responsibility: fired,
    claims: unique(view.claims.map(({ by }) => keyOf(by))),
    confirms: unique(
      view.records.flatMap((record) => {
        const by = view.originOf(record)
        return by && ['confirms', 'acknowledges'].includes(record.statement.act) ? [keyOf(by)] : []
      }),
    ),
    denies: view.denials.map(({ by, what }) => ({
      actor: keyOf(by),
      what: what as Incident['denies'][number]['what'],
    })),
    accuses: uniqueBy(
      view.designations.flatMap(({ by, of }) => (by ? [{ by: keyOf(by), of }] : [])),
      ({ by, of }) => `${by} ${of}`,
    ),
    // Who denies, condemns or does not comment is shown and is no origin of the event.
    counts: countOrigins(documents, view.stating),
    reviewed: { statements: view.records.filter(({ id }) => input.reviewed.has(id)).length, of: view.records.length },
    tolls: view.records.flatMap(({ id, statement }) => (statement.tolls ?? []).map((toll) => `${id}/${toll.id}`)),
    tollSeries: tollSeries(view),
    origins: [...input.origins],
    history: input.history,
    exportable: isExportable(occurrence, when, where),
  }
}

/** Most told first; but a type that only says less than another one told ("an attack", "a killing") comes behind it. */
function typesOf({ records }: IncidentView): Incident['typeHypotheses'] {
  const types = new Map<string, string[]>()
  for (const { id, statement } of records)
    if (statement.event) types.set(statement.event.type, [...(types.get(statement.event.type) ?? []), id])
  const names = [...types.keys()]
  const rank = (type: string) => Number(names.some((other) => other !== type && isVaguer(type, other)))
  return [...types]
    .map(([type, statements]) => ({ type, statements }))
    .sort(
      (a, b) => rank(a.type) - rank(b.type) || b.statements.length - a.statements.length || (a.type < b.type ? -1 : 1),
    )
}

function placesOf({ records }: IncidentView): Incident['where'] {
  const found = new Map<string, { shown: Place; times: number; containers: string[] }>()
  for (const { statement, places } of records)
    for (const { role, ref } of statement.event?.roles ?? []) {
      const place = role === 'place' ? places.find(({ id }) => id === ref) : undefined
      const keys = place ? placeKeys(place, places) : null
      if (!keys) continue
      const { key, containers, shown } = keys
      const known = found.get(key)
      if (known) known.times++
      else found.set(key, { shown, times: 1, containers })
    }
  const all = [...found]
  return all
    .filter(([key]) => !all.some(([other, { containers }]) => other !== key && containers.includes(key)))
    .sort(([a, first], [b, second]) => second.times - first.times || (a < b ? -1 : 1))
    .map(
      ([
        key,
        {
          shown: { name, anaphorOf, precision, country, lat, lon },
        },
      ]) => ({
        key,
        name: anaphorOf ?? name,
        precision,
        country,
        // A site of no settlement that we know is words alone: its own coordinates would be too fine (ethics H2).
        ...(precision === 'site' ? {} : { lat, lon }),
      }),
    )
}

/** The days that the units' own words allow, else those of the reports. */
function windowOf(units: readonly AssignedUnit[]): Incident['when'] {
  const stated = units.filter(({ windowBasis }) => windowBasis === 'stated')
  const windows = (stated.length > 0 ? stated : units).flatMap(({ window }) => (window ? [window] : []))
  if (windows.length === 0) return null
  const narrow = windows.reduce((a, b) => (daysBetween(...b) < daysBetween(...a) ? b : a))
  const clock = unique(units.flatMap(({ clocks }) => clocks.filter(isClock))).sort()
  return { start: narrow[0], end: narrow[1], clock }
}

/** Dated to a month at least and placed below the country, and told as done (model.md §1.13). */
function isExportable(occurrence: string, when: Incident['when'], where: Incident['where']): boolean {
  const told = /^O[2-8]$|^sides-not-set$/.test(occurrence)
  const placed = where.some(({ precision }) => precision !== 'country' && precision !== 'unknown')
  return told && placed && when !== null && daysBetween(when.start, when.end) <= 31
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}
