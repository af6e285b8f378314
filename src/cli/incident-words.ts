import { incidentLabel } from '../corroborate/incident-label.ts'
import type { Incident } from '../model/incident.ts'
import { formatDay } from './format-date.ts'
import type { UiWords } from './ui-words.ts'

/** "frappe de drone — Valmère — 2–3 avril 2024": the label in the words of the interface. */
export function incidentTitle(incident: Incident, words: UiWords): string {
  const { when } = incident
  const days = when && [...new Set([when.start, when.end])].map((day) => formatDay(day, words)).join(' – ')
  const label = incidentLabel(
    { ...incident, when: null },
    {
      typeLabel: (type) => words.eventType(type),
      unknownPlace: words('incident.unknown-place'),
      unknownDay: days ?? words('incident.unknown-day'),
    },
  )
  return when && when.clock.length > 0 ? `${label}, ${when.clock.join(', ')}` : label
}

/** The occurrence rule that fired, in one line; of "observed | relayed by a third party" what its origins are. */
export function statusLine({ status, origins }: Incident, words: UiWords): string {
  if (!/^O\d$/.test(status.occurrence)) return words(`status.${status.occurrence}`)
  const labels = words
    .status(status.occurrence)
    .replace(/\s*: \[[^\]]*\]/u, '')
    .split(' | ')
  const seen = origins.some(({ independence }) => independence === 'third-party')
  return `${status.occurrence} ${labels.length > 1 && !seen ? labels[1] : labels[0]}`
}

/** Everything that fired: occurrence with the texts read, responsibility with names, fields that differ, decisions. */
export function statusLines(incident: Incident, words: UiWords): string[] {
  const { status, counts, reviewed, history } = incident
  const read = words.count('incident.read', counts.reports, { reviewed: reviewed.statements, of: reviewed.of })
  const details = Object.entries(status.details).flatMap(([field, rule]) => {
    if (rule === 'D0') return []
    const name = field.startsWith('toll:') ? words(`measure.${field.slice(5)}`) : words(`field.${field}`)
    return [words(rule === 'D1' ? 'incident.differ' : 'incident.open-outcome', { field: name })]
  })
  return [
    `${statusLine(incident, words)} — ${read}`,
    ...incident.responsibility
      .flatMap((fired) => eachNamed(fired, incident))
      .map((fired) => `${fired.rule} ${withNames(fired, incident, words)}`),
    ...details,
    ...history.map(({ op, review }) => words(`incident.history.${op}`, { review })),
  ]
}

type Fired = Incident['responsibility'][number]

/** Two that name each other are told one by one: who is named, and by whom. */
function eachNamed(fired: Fired, { accuses }: Incident): Fired[] {
  const told = fired.of.map((one) => ({
    ...fired,
    of: [one],
    by: fired.by.filter((by) => accuses.some((accusation) => accusation.by === by && accusation.of === one)),
  }))
  return fired.of.length > 1 && told.every(({ by }) => by.length > 0) ? told : [fired]
}

/** The letters of a label as names: A did it or is named, B says so, C claims it too, N inquired. */
function withNames({ rule, of, by, others }: Fired, incident: Incident, words: UiWords): string {
  const nameOf = (key: string) => names(incident).get(key) ?? key.replace(/^(?:name|actor):/u, '')
  const letters: Record<string, string[]> = { A: of, B: by, C: others, N: by }
  return words
    .status(rule)
    .replace(/\s*: \[[^\]]*\]/u, '')
    .replace(/\b[ABCN]\b/gu, (letter) => letters[letter].map(nameOf).join(', ') || letter)
}

function names({ origins }: Incident): Map<string, string> {
  return new Map(
    origins.flatMap(({ id, actor, name }) => [[id, name] as const, ...(actor ? [[actor, name] as const] : [])]),
  )
}
