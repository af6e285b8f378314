import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Incident } from '../model/incident.ts'
import type { UiWords } from './ui-words.ts'

/** What no text read says of an incident: what a reader might take for known and is not. Silence is no denial. */
export function notTold(incident: Incident, records: readonly StatementRecord[], words: UiWords): string[] {
  const { origins, status, tollSeries, claims, accuses, responsibility } = incident
  const tolls = records.flatMap(({ statement }) => statement.tolls ?? [])
  const speaking = new Set(origins.flatMap(({ id, actor }) => [id, ...(actor ? [actor] : [])]))
  const actors = new Map(records.flatMap(({ actors }) => actors.map(({ id, displayName }) => [id, displayName])))
  const named = [...new Set([...accuses.map(({ of }) => of), ...responsibility.flatMap(({ of }) => of)])]
  const silent = named
    .filter((id) => !speaking.has(id))
    .map((id) => actors.get(id) ?? id.replace(/^(?:name|actor):/u, ''))
  const measured = (measure: string) => tollSeries.some((series) => series.measure === measure)
  const open: Record<string, boolean> = {
    day: incident.when === null,
    place: incident.where.length === 0,
    claim: claims.length === 0,
    author: claims.length === 0 && named.length === 0 && !status.responsibility.includes('R11'),
    observed: !origins.some(({ independence, ownObservation }) => independence === 'third-party' && ownObservation),
    killed: !measured('killed'),
    injured: !measured('injured'),
    civilian: tolls.length > 0 && !tolls.some(({ victims }) => victims?.status && victims.status !== 'unknown'),
    effect: status.details.outcome === 'D2',
  }
  return [
    ...Object.keys(open)
      .filter((key) => open[key])
      .map((key) => words(`open.${key}`)),
    ...silent.map((name) => words('open.silent', { name })),
  ]
}
