import type { IncidentRow } from '../incident-row.ts'

/** What a list of incidents is narrowed down to; each stands in the address under its name, '' where it narrows nothing. */
export interface IncidentFilter {
  words: string
  type: string
  /** A place's key (picked on the map) or words of its name. */
  place: string
  source: string
  /** O4, R1, D1…; O0 lists what is threatened or planned, which no other list shows. */
  status: string
  from: string
  to: string
  /** yes, part or no. */
  reviewed: string
}
export const filterNames = ['words', 'type', 'place', 'source', 'status', 'from', 'to', 'reviewed'] as const

/** A row with what it is searched by, folded once. */
export interface IndexedRow {
  row: IncidentRow
  text: string
  places: string
  sources: string
}

export interface Selection {
  rows: IncidentRow[]
  /** Threatened or planned and otherwise fitting: listed apart, never among what is said to have happened. */
  apart: number
  /** Left out by the period alone, since no day of theirs is known. */
  undated: number
}

export function filterOf(query: URLSearchParams): IncidentFilter {
  return Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ''])) as unknown as IncidentFilter
}

/** `typeLabel` gives an event type in the interface's language. */
export function indexRow(row: IncidentRow, typeLabel: (type: string) => string): IndexedRow {
  const places = fold(row.where.map(({ name }) => name).join('\n'))
  const sources = fold(row.sources.join('\n'))
  const types = fold(row.types.map((type) => `${typeLabel(type)}\n${type}`).join('\n'))
  return { row, text: [types, places, sources, row.id].join('\n'), places, sources }
}

/** What fits every filter, in the order of the rows. A row with a range of days fits a period that it touches. */
export function selectIncidents(rows: readonly IndexedRow[], filter: IncidentFilter): Selection {
  const words = fold(filter.words).split(/\s+/u).filter(Boolean)
  const source = fold(filter.source)
  const place = fold(filter.place)
  const selection: Selection = { rows: [], apart: 0, undated: 0 }
  for (const one of rows) {
    const { row } = one
    if (filter.type && !row.types.includes(filter.type)) continue
    if (filter.status && !hasStatus(row, filter.status)) continue
    if (filter.reviewed && reviewedOf(row) !== filter.reviewed) continue
    if (place && !row.where.some(({ key }) => key === filter.place) && !one.places.includes(place)) continue
    if (source && !one.sources.includes(source)) continue
    if (!words.every((word) => one.text.includes(word))) continue
    if (isPlanned(row) && filter.status !== 'O0') selection.apart++
    else if (!row.when && (filter.from || filter.to)) selection.undated++
    else if (meetsPeriod(row, filter)) selection.rows.push(row)
  }
  return selection
}

/** Nothing of it is said to have happened: threatened, planned, hypothetical. */
export function isPlanned({ status }: Pick<IncidentRow, 'status'>): boolean {
  return status.occurrence === 'O0'
}

export function reviewedOf({ reviewed }: Pick<IncidentRow, 'reviewed'>): 'yes' | 'part' | 'no' {
  if (reviewed.statements === 0) return 'no'
  return reviewed.statements < reviewed.of ? 'part' : 'yes'
}

/** Without marks and case, so that "lhery" finds "Lhéry". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

function hasStatus({ status }: IncidentRow, wanted: string): boolean {
  if (wanted.startsWith('R')) return status.responsibility.includes(wanted)
  if (wanted.startsWith('D')) return Object.values(status.details).includes(wanted as 'D1')
  return status.occurrence === wanted
}

function meetsPeriod({ when }: IncidentRow, { from, to }: IncidentFilter): boolean {
  return !when || ((!from || when.end >= from) && (!to || when.start <= to))
}
