import type { TollPoint, TollSeries } from '../model/incident.ts'
import type { Toll } from '../model/toll.ts'
import type { IncidentView } from './incident-view.ts'
import { joinVictims } from './join-victims.ts'
import { placeKeys } from './place-keys.ts'
import type { StatementRecord } from './statement-record.ts'

/**
 * What each counter says over time: one series a counter, measure, scope, area and identified-only or all (rules T1–T3 of
 * model.md §1.8). A figure takes the place only of an earlier one of the same counter; a fall stays visible; sources are never
 * added, averaged or maximised. Parts ("of whom two children") follow their whole in a series of their own; wounded who died
 * are told apart from every total (T4), and the one person of an assassination is no count.
 */
export function tollSeries(view: IncidentView): TollSeries[] {
  const series = new Map<string, TollSeries>()
  const single = view.records.some(({ statement }) => statement.event?.type === 'targeted-killing')
  for (const record of view.records)
    for (const toll of joinVictims(record.statement.tolls ?? [], record.statement.content)) {
      // Who denies an abduction of two has counted nobody; "no soldier was captured" is a zero of who says it.
      const denied = toll.polarity === '-' || (record.statement.act === 'denies' && toll.max !== 0)
      if (denied || toll.delta || (single && toll.max === 1) || isToldBelow(view, record, toll)) continue
      const about = seriesOf(view, record, toll)
      const key = JSON.stringify([
        about.counter ?? about.counterName,
        about.measure,
        about.scope,
        about.area,
        about.identifiedOnly,
        partOf(toll),
      ])
      const known = series.get(key) ?? about
      series.set(key, known)
      known.points.push(pointOf(record, toll))
    }
  return [...series.keys()].sort().map((key) => inOrder(series.get(key)!))
}

/** "Hospital lowers toll to ten": a headline's figure that the text below gives in full is no second one. */
function isToldBelow(view: IncidentView, { document, statement }: StatementRecord, toll: Toll): boolean {
  if (statement.voice !== 'headline') return false
  return view.records.some(
    (other) =>
      other.document === document &&
      other.statement.voice !== 'headline' &&
      (other.statement.tolls ?? []).some(
        ({ measure, min, max }) =>
          (measure === toll.measure || toll.measure === 'casualties-unspecified') &&
          min === toll.min &&
          max === toll.max,
      ),
  )
}

function seriesOf(view: IncidentView, record: StatementRecord, toll: Toll): TollSeries {
  const origin = view.originOf(record)
  return {
    counter: origin?.actor ?? origin?.id ?? null,
    counterName: origin?.name ?? record.outlet ?? '',
    measure: toll.measure,
    scope: toll.scope,
    area: toll.scope === 'event' ? null : areaOf(record),
    identifiedOnly: toll.identifiedOnly === true,
    points: [],
  }
}

function areaOf({ statement, places }: StatementRecord): string | null {
  const place = statement.event?.roles.find(({ role, ref }) => role === 'place' && ref)
  const entry = places.find(({ id }) => id === place?.ref)
  return (entry && placeKeys(entry, places)?.key) ?? null
}

function partOf({ part, victims }: Toll): string {
  return (part ?? 'total') === 'total'
    ? ''
    : JSON.stringify([part, victims?.age, victims?.sex, victims?.role, victims?.status])
}

function pointOf(record: StatementRecord, toll: Toll): TollPoint {
  const asOf = record.dates.find(({ id }) => id === toll.asOf)
  return {
    statement: record.id,
    document: record.document,
    toll,
    asOf: asOf?.end ?? null,
    reportedOn: record.publishedAt,
    supersedes: null,
    change: 'first',
  }
}

/** By the day the figure holds for, else by the day of the report; a figure told again goes with the time it was first told. */
function inOrder(series: TollSeries): TollSeries {
  const points = series.points
    .map((point, at) => ({ point, at, time: recalled(point, series.points) ?? timeOf(point) }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.at - b.at))
    .map(({ point }) => point)
  return {
    ...series,
    points: points.map((point, at) => {
      const before = points[at - 1]
      if (!before) return point
      const change = changeOf(before.toll, point.toll)
      return { ...point, change, supersedes: change === 'same' ? null : before.statement }
    }),
  }
}

function timeOf({ asOf, reportedOn }: TollPoint): string {
  return asOf ?? reportedOn ?? '9999'
}

/** "Ten dead, from eleven": in a text that gives another figure, one that the same counter gave in an earlier text. */
function recalled(point: TollPoint, points: readonly TollPoint[]): string | null {
  const others = points.some((one) => one.document === point.document && changeOf(one.toll, point.toll) !== 'same')
  if (!others) return null
  const earlier = points.filter(
    (one) =>
      one.document !== point.document &&
      changeOf(one.toll, point.toll) === 'same' &&
      (one.reportedOn ?? '9999') < (point.reportedOn ?? '9999'),
  )
  return earlier.map(timeOf).sort()[0] ?? null
}

function changeOf(before: Toll, after: Toll): TollPoint['change'] {
  if (before.min === after.min && before.max === after.max) return 'same'
  const [first, second] = [before, after].map(({ best, min, max }) => best ?? min ?? max)
  if (first === null || second === null || first === second) return 'other'
  return second > first ? 'up' : 'down'
}
