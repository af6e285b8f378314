import type { ExportedIncident } from '../export/exported-incident.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { formatDay } from './format-date.ts'
import type { UiWords } from './ui-words.ts'

/** Where accounts differ, by field and source: "day: Orbia 3 April 2024; General Staff 4 April 2024". Who is right is not said. */
export function differences({ incident, records }: ExportedIncident, words: UiWords): string[] {
  const names = new Map(
    incident.origins.flatMap(({ name, statements }) =>
      statements.map((id) => [id, name || words('incident.unnamed')] as const),
    ),
  )
  const sourceOf = (record: StatementRecord) =>
    names.get(record.id) ?? `${record.outlet ?? record.document} (${words('incident.own-voice')})`
  return Object.entries(incident.status.details).flatMap(([field, rule]) => {
    if (rule !== 'D1') return []
    const bySource = new Map<string, Set<string>>()
    for (const record of records)
      for (const value of valuesOf(record, field, words)) {
        const source = sourceOf(record)
        bySource.set(source, (bySource.get(source) ?? new Set()).add(value))
      }
    const label = field.startsWith('toll:') ? words(`measure.${field.slice(5)}`) : words(`field.${field}`)
    const told = [...bySource].map(([source, values]) =>
      words('differ.source', { source, values: [...values].join(', ') }),
    )
    return [
      told.length > 0
        ? `${label} — ${told.reduce((first, next) => words('differ.and', { first, next }))}`
        : words('incident.differ', { field: label }),
    ]
  })
}

function valuesOf({ statement, dates, places }: StatementRecord, field: string, words: UiWords): string[] {
  const { event, tolls = [] } = statement
  if (field === 'date') {
    const date = dates.find(({ id }) => id === event?.time)
    const days = [...new Set([date?.start, date?.end])].flatMap((day) => (day ? formatDay(day, words) : []))
    return days.length > 0 ? [days.join(' – ')] : []
  }
  if (field === 'place')
    return (event?.roles ?? []).flatMap(({ role, ref }) =>
      role === 'place' ? (places.find(({ id }) => id === ref)?.name ?? []) : [],
    )
  if (field === 'outcome')
    return event?.outcome && event.outcome !== 'unknown' ? [words(`outcome.${event.outcome}`)] : []
  return tolls.flatMap(({ measure, scope, min, max }) => {
    if (`toll:${measure}` !== field || scope !== 'event') return []
    return min === max ? String(min ?? '?') : max === null ? `≥ ${min}` : `${min ?? '?'}–${max}`
  })
}
