import type { IncidentView } from './incident-view.ts'
import { joinVictims } from './join-victims.ts'
import { speakerOf } from './passed-on.ts'
import { placeKeys } from './place-keys.ts'
import type { StatementRecord } from './statement-record.ts'
import { targetKind, type TargetKind } from './target-kind.ts'

type Detail = 'D0' | 'D1' | 'D2'

/**
 * D0 where several sources give values that may be one, D1 where they differ, D2 where what an attack did is told by its aim
 * alone (ontology/status-rules.tsv). Fields that one source alone tells are left out.
 */
export function detailStatus(view: IncidentView): Record<string, Detail> {
  const details: Record<string, Detail> = {}
  const put = (field: string, status: Detail | null) => {
    if (status) details[field] = status
  }
  put('date', agreement(view, daysOf, meet))
  put('place', agreement(view, placesOf, contains))
  if (
    agreement(
      view,
      (record) => (view.originOf(record) ? kindsOf(record) : []),
      (a, b) => a === b,
    ) === 'D1'
  )
    put('target', 'D1')
  for (const measure of measuresOf(view))
    put(
      `toll:${measure}`,
      agreement(view, (record) => [...figuresOf(record, measure), ...deniedOf(view, record, measure)], meet),
    )
  put('outcome', outcome(view))
  return details
}

/** Compares what different sources say: the values of one source do not disagree with each other, they follow each other. */
function agreement<T>(
  view: IncidentView,
  valuesOf: (record: StatementRecord) => T[],
  mayBeOne: (a: T, b: T) => boolean,
): Detail | null {
  const latest = new Map<string, T>()
  for (const record of view.records) {
    const source = view.originOf(record)?.id ?? `own:${speakerOf(record) || record.document}`
    for (const value of valuesOf(record)) latest.set(source, value)
  }
  const values = [...latest.values()]
  if (values.length < 2) return null
  return values.every((one, at) => values.slice(at + 1).every((other) => mayBeOne(one, other))) ? 'D0' : 'D1'
}

function daysOf({ statement, dates }: StatementRecord): [string, string][] {
  const date = dates.find(({ id }) => id === statement.event?.time)
  return date?.start && date.end ? [[date.start, date.end]] : []
}

function placesOf({ statement, places }: StatementRecord): { key: string; containers: string[] }[] {
  return (statement.event?.roles ?? []).flatMap(({ role, ref }) => {
    const place = role === 'place' ? places.find(({ id }) => id === ref) : undefined
    return (place && placeKeys(place, places)) ?? []
  })
}

/** "A camp" of one source is "houses" of another; which of two markets or barracks was hit is nothing that words alone tell. */
function kindsOf({ statement, lang }: StatementRecord): TargetKind[] {
  if (statement.act === 'denies') return []
  return (statement.event?.roles ?? []).flatMap(({ role, span }) =>
    role === 'target' ? (targetKind(span.exact, lang) ?? []) : [],
  )
}

function contains(a: { key: string; containers: string[] }, b: { key: string; containers: string[] }): boolean {
  return a.containers.includes(b.key) || b.containers.includes(a.key)
}

function measuresOf({ records }: IncidentView): string[] {
  const measures = records.flatMap(({ statement }) => (statement.tolls ?? []).map(({ measure }) => measure))
  return [...new Set(measures)].sort()
}

function figuresOf({ statement }: StatementRecord, measure: string): [number, number][] {
  return joinVictims(statement.tolls ?? [], statement.content).flatMap((toll) =>
    toll.measure === measure &&
    toll.scope === 'event' &&
    toll.polarity !== '-' &&
    !toll.delta &&
    (toll.part ?? 'total') === 'total'
      ? [[toll.min ?? 0, toll.max ?? Infinity] as [number, number]]
      : [],
  )
}

/** Who denies that anybody was killed says zero, beside the figures of others; who denies one figure of several does not. */
function deniedOf({ denials }: IncidentView, record: StatementRecord, measure: string): [number, number][] {
  const { tolls, event } = record.statement
  if (measure !== 'killed' || event?.type !== 'killing' || (tolls ?? []).some(({ max }) => max !== 0)) return []
  return denials.some((denial) => denial.what === 'toll' && denial.record === record) ? [[0, 0]] : []
}

function meet<T extends string | number>([from, to]: [T, T], [first, last]: [T, T]): boolean {
  return from <= last && first <= to
}

/** "Aimed at" is not "hit": told by one side alone, or by aim verbs alone, the effect is not known. */
function outcome(view: IncidentView): Detail | null {
  const told = view.records.flatMap((record) => {
    const value = record.statement.event?.outcome
    return value && value !== 'unknown' ? [{ value, by: view.originOf(record)?.id ?? null }] : []
  })
  const denied = view.denials.some(({ what }) => what === 'detail:outcome' || what === 'detail:effect')
  const effects = new Set(told.filter(({ value }) => value !== 'aimed').map(({ value }) => value))
  if (denied || effects.size > 1) return 'D1'
  if (told.length === 0) return null
  if (effects.size === 0) return 'D2'
  return new Set(told.map(({ by }) => by)).size > 1 ? 'D0' : effects.has('intercepted') ? 'D2' : null
}
