import pico from 'picocolors'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Incident, Origin, OriginPair, TollSeries } from '../model/incident.ts'
import type { Reading } from '../model/reading.ts'
import { notesOn, verbOf } from './describe-statement.ts'
import { formatDay } from './format-date.ts'
import { incidentTitle, statusLine, statusLines } from './incident-words.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import type { UiWords } from './ui-words.ts'
import { wrapIndented } from './wrap-indented.ts'

export interface IncidentView {
  incident: Incident
  records: readonly StatementRecord[]
  pairs: readonly OriginPair[]
}

export interface IncidentOptions {
  words: UiWords
  width: number
  colour: boolean
}

/** What is said to have happened, newest first; what is only threatened or planned stands apart (ethics H5). */
export function renderIncidents(incidents: readonly Incident[], options: IncidentOptions): string {
  const { words, colour } = options
  if (incidents.length === 0) return `${words('incident.none')}\n`
  const style = pico.createColors(colour)
  const ahead = incidents.filter(({ status }) => status.occurrence === 'O0')
  const told = incidents.filter((incident) => !ahead.includes(incident))
  const lines = told.map((incident) => listed(incident, options))
  if (ahead.length > 0)
    lines.push('', style.bold(words('incident.ahead')), ...ahead.map((incident) => listed(incident, options)))
  return `${lines.join('\n')}\n`
}

function listed(incident: Incident, { words, width, colour }: IncidentOptions): string {
  const style = pico.createColors(colour)
  const { reports, origins, independent } = incident.counts
  const counts = words('incident.counts', { reports, origins, independent })
  const title = `${style.bold(incident.id)}  ${plainForTerminal(incidentTitle(incident, words))}`
  const status = style.dim(`${statusLine(incident, words)} · ${counts}`)
  return `${wrapIndented(title, width, '    ')}\n    ${wrapIndented(status, width - 4, '    ')}`
}

/** One incident: its status with what fired, who says what, where it comes from, each source's toll over time. */
export function renderIncident({ incident, records, pairs }: IncidentView, options: IncidentOptions): string {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const heading = (key: string) => style.bold(words(key))
  const out = [
    style.bold(wrapIndented(`${incident.id} — ${plainForTerminal(incidentTitle(incident, words))}`, width, '  ')),
  ]
  out.push(...statusLines(incident, words).map((line) => wrapIndented(`  ${plainForTerminal(line)}`, width, '    ')))
  out.push('', heading('incident.who-says'))
  for (const origin of incident.origins) out.push(...originLines(origin, records, options))
  const owned = new Set(incident.origins.flatMap(({ statements }) => statements))
  const own = records.filter(({ id }) => !owned.has(id))
  if (own.length > 0) out.push(`  ${style.cyan(words('incident.own-voice'))}`, ...sayingLines(own, options))
  out.push('', heading('incident.sources'), ...sourceLines(incident, pairs, options))
  if (incident.tollSeries.length > 0)
    out.push('', heading('incident.tolls'), ...incident.tollSeries.map((series) => tollLine(series, options)))
  out.push('', style.dim(wrapIndented(words('incident.not-verified'), width, '')))
  return `${out.join('\n')}\n`
}

function originLines(origin: Origin, records: readonly StatementRecord[], options: IncidentOptions): string[] {
  const { words, colour } = options
  const style = pico.createColors(colour)
  const side = origin.side === 'none' || origin.side === 'unknown' ? words(`side.${origin.side}`) : origin.side
  const about = [side, words(`relation.${origin.relation}`), words(`independence.${origin.independence}`)]
  const members = records.filter(({ id }) => origin.statements.includes(id))
  return [
    `  ${style.cyan(plainForTerminal(origin.name))} ${style.dim(`· ${plainForTerminal(about.join(' · '))}`)}`,
    ...sayingLines(members, options),
  ]
}

/** Each saying once, with the number of texts that carry it. */
function sayingLines(records: readonly StatementRecord[], { words, width, colour }: IncidentOptions): string[] {
  const style = pico.createColors(colour)
  const said = new Map<string, StatementRecord[]>()
  for (const record of records) {
    const key = `${record.statement.act} ${record.statement.content.exact}`
    said.set(key, [...(said.get(key) ?? []), record])
  }
  return [...said.values()].map(([first, ...rest]) => {
    const { statement } = first
    const notes = notesOn(asReading(first), statement, words)
    const where = [first.outlet ?? first.document, first.publishedAt ? formatDay(first.publishedAt, words) : '']
    const more = rest.length > 0 ? words('incident.more-texts', { n: rest.length }) : ''
    const tail = [...notes, where.filter(Boolean).join(', '), more].filter(Boolean).join(' · ')
    const content = shortened(plainForTerminal(statement.content.exact))
    const line = `    ${verbOf(statement, words)}  ${words('quote', { words: content })} ${style.dim(`— ${plainForTerminal(tail)}`)}`
    return wrapIndented(line, width, '      ')
  })
}

/** Pairs that something links, and how many were looked at and found without a link. */
function sourceLines({ counts }: Incident, pairs: readonly OriginPair[], { words, width }: IncidentOptions): string[] {
  const linked = pairs.filter(({ links }) => links.length > 0)
  const lines = linked.map(({ documents, links, rule }) => {
    const why = links.map(({ kind, similarity }) =>
      similarity === undefined ? words(`link.${kind}`) : `${words(`link.${kind}`)} ${Math.round(similarity * 100)} %`,
    )
    return wrapIndented(`  ${documents.join(' = ')}: ${[...new Set(why)].join(', ')} (${rule})`, width, '    ')
  })
  const unlinked = pairs.length - linked.length
  return [
    wrapIndented(`  ${words('incident.from', { ...counts })}`, width, '    '),
    ...lines,
    ...(unlinked > 0 ? [`  ${words('incident.unlinked-pairs', { n: unlinked })}`] : []),
  ]
}

function tollLine(series: TollSeries, { words, width }: IncidentOptions): string {
  const points = series.points
    .filter(({ change }) => change !== 'same')
    .map(({ toll, asOf, reportedOn }) => {
      const day = asOf ?? reportedOn
      const { min, max } = toll
      const figure = min === max ? String(min ?? '?') : `${min ?? ''}–${max ?? ''}`
      return day ? `${figure} (${formatDay(day, words)})` : figure
    })
  const scope = series.scope === 'event' ? '' : ` [${words(`scope.${series.scope}`)}]`
  const name = plainForTerminal(series.counterName || words('incident.own-voice'))
  return wrapIndented(`  ${name} · ${words(`measure.${series.measure}`)}${scope}: ${points.join(' → ')}`, width, '    ')
}

const longest = 160

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ')
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 2).trimEnd()} […]`
}

/** What the notes on a statement look up: a record holds all that its ids name. */
function asReading({ statement, dates, places, actors }: StatementRecord): Reading {
  return { statements: [statement], dates, places, actors, flags: [], excluded: [] } as unknown as Reading
}
