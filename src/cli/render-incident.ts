import pico from 'picocolors'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Incident, Origin, OriginPair, TollSeries } from '../model/incident.ts'
import type { Reading } from '../model/reading.ts'
import { notesOn, verbOf } from './describe-statement.ts'
import { formatDay } from './format-date.ts'
import { incidentTitle, statusLine, statusLines } from './incident-words.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { renderPairs } from './render-pairs.ts'
import { textName } from './text-name.ts'
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
  const counts = words.count('incident.counts', reports, { origins, independent })
  const title = `${style.bold(plainForTerminal(incidentTitle(incident, words)))}  ${style.dim(incident.id)}`
  const status = style.dim(`${statusLine(incident, words)} · ${counts}`)
  return `${wrapIndented(title, width, '  ')}\n${wrapIndented(status, width, '    ', '    ')}`
}

/** One incident: its status with what fired, who says what, where it comes from, each source's toll over time. */
export function renderIncident({ incident, records, pairs }: IncidentView, options: IncidentOptions): string {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const heading = (key: string) => style.bold(words(key))
  const title = `${plainForTerminal(incidentTitle(incident, words))}  ${style.dim(incident.id)}`
  const out = [style.bold(wrapIndented(title, width, '  '))]
  out.push(...statusLines(incident, words).map((line) => wrapIndented(plainForTerminal(line), width, '    ', '  ')))
  out.push('', heading('incident.who-says'))
  for (const origin of incident.origins) out.push(...originLines(origin, records, options))
  const owned = new Set(incident.origins.flatMap(({ statements }) => statements))
  const own = records.filter(({ id }) => !owned.has(id))
  if (own.length > 0) out.push(`  ${style.cyan(words('incident.own-voice'))}`, ...sayingLines(own, options))
  out.push('', heading('incident.sources'))
  out.push(
    wrapIndented(words.count('incident.from', incident.counts.reports, { ...incident.counts }), width, '    ', '  '),
  )
  out.push(...renderPairs(pairs, records, options))
  if (incident.tollSeries.length > 0)
    out.push('', heading('incident.tolls'), ...incident.tollSeries.map((series) => tollLine(series, options)))
  out.push('', style.dim(wrapIndented(words('incident.not-verified'), width, '')))
  return `${out.join('\n')}\n`
}

function originLines(origin: Origin, records: readonly StatementRecord[], options: IncidentOptions): string[] {
  const { words, colour, width } = options
  const style = pico.createColors(colour)
  const side = origin.side === 'none' || origin.side === 'unknown' ? words(`side.${origin.side}`) : origin.side
  const about = [side, words(`relation.${origin.relation}`), words(`independence.${origin.independence}`)]
  const name = style.cyan(plainForTerminal(origin.name || words('incident.unnamed')))
  const members = records.filter(({ id }) => origin.statements.includes(id))
  return [
    wrapIndented(`${name} ${style.dim(`· ${plainForTerminal(about.join(' · '))}`)}`, width, '    ', '  '),
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
    const more = rest.length > 0 ? words.count('incident.more-texts', rest.length) : ''
    const tail = [...notesOn(asReading(first), statement, words), textName(first, words), more]
    const content = words('quote', { words: shortened(plainForTerminal(statement.content.exact)) })
    const about = style.dim(`— ${plainForTerminal(tail.filter(Boolean).join(' · '))}`)
    return wrapIndented(`${verbOf(statement, words)} ${content} ${about}`, width, '      ', '    ')
  })
}

function tollLine(series: TollSeries, { words, width }: IncidentOptions): string {
  const points = series.points
    .filter(({ change }) => change !== 'same')
    .map(({ toll, asOf, reportedOn }) => {
      const day = asOf ?? reportedOn
      const { min, max } = toll
      const figure = min === max ? String(min ?? '?') : max === null ? `≥ ${min}` : `${min ?? '?'}–${max}`
      return day ? `${figure} (${formatDay(day, words)})` : figure
    })
  const scope = series.scope === 'event' ? '' : ` [${words(`scope.${series.scope}`)}]`
  const name = plainForTerminal(series.counterName || words('incident.own-voice'))
  return wrapIndented(
    `${name} · ${words(`measure.${series.measure}`)}${scope}: ${points.join(' → ')}`,
    width,
    '    ',
    '  ',
  )
}

const longest = 160

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ')
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 2).trimEnd()} […]`
}

/** What the notes on a statement look up: a record holds all that its ids name. */
export function asReading({ statement, dates, places, actors }: StatementRecord): Reading {
  return { statements: [statement], dates, places, actors, flags: [], excluded: [] } as unknown as Reading
}
