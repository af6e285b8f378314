import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAssertion } from '../src/corroborate/incident-view.ts'
import type { OpenedIncident } from '../src/ledger/sum-up-incident.ts'
import type { Incident, TollSeries } from '../src/model/incident.ts'
import { packageRoot } from '../src/packs/package-root.ts'

/** An incident as samples/dossier/expected.json writes it, as far as it is compared. */
export interface ExpectedIncident {
  key: string
  type: string
  date: { start: string; end: string }
  place: string
  statements: Record<string, string[]>
  occurrence: string
  responsibility: string[]
  details: Record<string, string>
  reports: number
  origins: number
  independent: number
  unknown: number
  originGroups: { actor: string | null; side: string; relation: string; words?: string }[]
  claims: string[]
  confirms: string[]
  denies: { actor: string; what: string }[]
  accuses: { by: string; of: string }[]
  retracts: string[]
  tolls: { counter: string | null; measure: string; scope: string; points: Figure[] }[]
}

interface Figure {
  min: number | null
  max: number | null
}

export interface ComparedField {
  name: string
  expected: string
  found: string
}

/**
 * Every field of an expected incident beside what was found, as one line of words each; sets are sorted. What a reader must know
 * of the names (a detail "toll:killed" is the field `toll` of the model) stands in samples/dossier/README.md.
 */
export function compareFields(one: ExpectedIncident, opened: OpenedIncident | null): ComparedField[] {
  const incident = opened?.incident
  const field = (name: string, expected: unknown, found: unknown) => ({
    name,
    expected: String(expected),
    found: String(found ?? '–'),
  })
  const { status, counts, when } = incident ?? {}
  return [
    field('occurrence', one.occurrence, status?.occurrence),
    field('responsibility', one.responsibility.join(' '), status?.responsibility.join(' ')),
    field('reports', one.reports, counts?.reports),
    field('origins', one.origins, counts?.origins),
    field('independent', one.independent, counts?.independent),
    field('unknown', one.unknown, counts?.unknown),
    field('type', one.type, incident?.typeHypotheses[0]?.type),
    field('date', `${one.date.start} ${one.date.end}`, when && `${when.start} ${when.end}`),
    field('place', placeId(one.place), incident?.where.map(({ key }) => key).join(', ')),
    field('claims', set(one.claims), incident && set(incident.claims)),
    field('confirms', set(one.confirms), incident && set(incident.confirms)),
    field('denies', set(one.denies.map(denial)), incident && set(incident.denies.map(denial))),
    field('accuses', set(one.accuses.map(accusation)), incident && set(incident.accuses.map(accusation))),
    field('retracts', set(one.retracts), opened && set(withdrawn(opened))),
    field('details', details(one.details), status && details(status.details)),
    field(
      'tolls',
      set(one.tolls.map(({ counter, measure, scope, points }) => series(counter, measure, scope, points))),
      incident && set(incident.tollSeries.filter(isWhole).map((found) => foundSeries(found, incident))),
    ),
    field('relations', set(one.originGroups.map(stand)), opened && set(asserting(opened).map(stand))),
  ]
}

/** The entry of a name: the texts call a place by several. */
function placeId(name: string): string {
  const rows = readFileSync(join(packageRoot(), 'samples', 'dossier', 'gazetteer.tsv'), 'utf8').split('\n')
  return rows.map((row) => row.split('\t')).find(([own]) => own === name)?.[6] ?? name
}

function denial({ actor, what }: { actor: string; what: string }): string {
  return `${actor} ${what}`
}

function accusation({ by, of }: { by: string; of: string }): string {
  return `${by} > ${of}`
}

function stand({ actor, relation, side }: { actor: string | null; relation: string; side: string }): string {
  return `${actor ?? 'unnamed'} ${relation} ${side}`
}

/** Origins that assert the event: who only denies is listed among the origins and is none of the event. */
function asserting({ incident, records }: OpenedIncident): Incident['origins'] {
  const said = new Set(records.flatMap(({ id, statement }) => (isAssertion(statement) ? [id] : [])))
  return incident.origins.filter(({ statements }) => statements.some((id) => said.has(id)))
}

function withdrawn({ incident, records }: OpenedIncident): string[] {
  const retracting = new Set(
    records.flatMap(({ id, statement }) =>
      statement.act === 'retracts' && (statement.retractsWhat ?? 'event') === 'event' ? [id] : [],
    ),
  )
  return incident.origins.flatMap(({ id, actor, statements }) =>
    statements.some((one) => retracting.has(one)) ? [actor ?? id] : [],
  )
}

/** Fields with D1 or D2; a toll that differs is the field `toll`, whatever the measure it differs in. */
function details(found: Record<string, string>): string {
  return set(
    Object.entries(found).flatMap(([name, status]) => (status === 'D0' ? [] : [`${name.split(':')[0]} ${status}`])),
  )
}

/** The series that expected.json speaks of: those of an origin, not a medium's own words, and of whole figures, not of parts. */
function isWhole({ counter, points }: TollSeries): boolean {
  return counter !== null && points.some(({ toll }) => (toll.part ?? 'total') === 'total')
}

function foundSeries({ counter, measure, scope, points }: TollSeries, { origins }: Incident): string {
  // An unnamed source has an id of its own in each text, and no actor.
  const known = counter === null || counter.startsWith('actor:') ? counter : actorOf(counter, origins)
  return series(
    known,
    measure,
    scope,
    points.map(({ toll }) => toll),
  )
}

function actorOf(counter: string, origins: Incident['origins']): string | null {
  return origins.find(({ id }) => id === counter)?.actor ?? null
}

/** A figure said again is the same point. */
function series(counter: string | null, measure: string, scope: string, points: readonly Figure[]): string {
  const figures = points.map(({ min, max }) => (min === max ? `${min}` : `${min}–${max ?? ''}`))
  return `${counter ?? 'unnamed'} ${measure} ${scope}: ${figures.filter((figure, at) => figure !== figures[at - 1]).join(' ')}`
}

function set(values: readonly string[]): string {
  return [...new Set(values)].sort().join(', ')
}
