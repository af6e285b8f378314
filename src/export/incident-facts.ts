import type { Actor } from '../model/actor.ts'
import type { Incident } from '../model/incident.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { daysBetween } from '../text/iso-days.ts'
import { ontologyRow } from './ontology-table.ts'

/** What the formats of the field ask of an incident, as far as its sources tell it. */
export interface IncidentFacts {
  type: string
  /** Everybody whom a source names as doing or suffering it, in alphabetical order: order says nothing. */
  actors: { id: string; name: string; inter: number }[]
  claimedBy: string[]
  deniedBy: string[]
  accused: string[]
  /** Lowest figure of all reports, with who gave it; null where nobody gives one. */
  lowest: { killed: number; by: string } | null
  timePrecision: number | null
}

export function incidentFacts(incident: Incident, records: readonly StatementRecord[]): IncidentFacts {
  const actors = new Map(records.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor] as const)))
  const names = new Map(incident.origins.map(({ actor, id, name }) => [actor ?? id, name]))
  const nameOf = (key: string) => actors.get(key)?.displayName ?? names.get(key) ?? key.replace(/^\w+:/u, '')
  const involved = new Set(
    records.flatMap(({ statement }) =>
      (statement.event?.roles ?? []).flatMap(({ role, ref }) =>
        ref && actors.has(ref) && role !== 'place' ? [ref] : [],
      ),
    ),
  )
  return {
    type: incident.typeHypotheses[0]?.type ?? 'killing',
    actors: [...involved]
      .map((id) => ({ id, name: nameOf(id), inter: interOf(actors.get(id)!) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    claimedBy: incident.claims.map(nameOf),
    deniedBy: [...new Set(incident.denies.map(({ actor }) => nameOf(actor)))],
    accused: [...new Set(incident.accuses.map(({ of }) => nameOf(of)))],
    lowest: lowestOf(incident),
    timePrecision: precisionOf(incident.when),
  }
}

/** ACLED's kind of actor (model.md §1.3): what a reviewer may set otherwise. */
function interOf({ type }: Actor): number {
  if (type.startsWith('state-')) return 1
  const codes: Partial<Record<Actor['type'], number>> = {
    'armed-group': 2,
    'political-militia': 3,
    'identity-militia': 4,
    rioters: 5,
    protesters: 6,
    peacekeeping: 8,
    'private-military': 8,
    'international-org': 8,
  }
  return codes[type] ?? 7
}

/** The lowest latest figure of all who count the dead of the event; never a sum. */
function lowestOf({ tollSeries }: Incident): IncidentFacts['lowest'] {
  const figures = tollSeries.flatMap(({ measure, scope, identifiedOnly, points, counterName }) => {
    const last = points.at(-1)?.toll
    const killed = last?.best ?? last?.min ?? null
    return measure === 'killed' &&
      scope === 'event' &&
      !identifiedOnly &&
      killed !== null &&
      (last?.part ?? 'total') === 'total'
      ? [{ killed, by: counterName }]
      : []
  })
  return figures.reduce<IncidentFacts['lowest']>(
    (least, one) => (!least || one.killed < least.killed ? one : least),
    null,
  )
}

function precisionOf(when: Incident['when']): number | null {
  if (!when) return null
  const days = daysBetween(when.start, when.end)
  return days <= 1 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : null
}

/** ACLED's event and sub-event of a type; null where the type has none, or one that only a reviewer can choose. */
export function acledType(type: string): { event: string; subEvent: string } | null {
  const row = ontologyRow('events.tsv', 'type', type)
  if (!row || row.acled_event === '—' || `${row.acled_event}${row.acled_sub_event}`.includes(' OR ')) return null
  return { event: row.acled_event, subEvent: row.acled_sub_event }
}

export function geoPrecision(precision: string, column: 'acled_geo_precision' | 'ucdp_where_prec'): string | null {
  const cell = ontologyRow('place-precision.tsv', 'selon', precision)?.[column]
  return cell && /^\d$/u.test(cell) ? cell : null
}
