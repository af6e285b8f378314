import type { IncidentRow } from '../incident-row.ts'

/** What a list may be sorted by: facts of the list, never how far somebody is to be believed. */
export const incidentOrders = ['day', 'type', 'place', 'reports', 'origins'] as const
export type IncidentOrder = (typeof incidentOrders)[number]
export interface Sorting {
  by: IncidentOrder
  down: boolean
}

/** From the address: `place` or `-day`; newest first where it says nothing. */
export function sortingOf(text: string | null): Sorting {
  const by = incidentOrders.find((order) => order === text?.replace(/^-/u, ''))
  return by ? { by, down: text!.startsWith('-') } : { by: 'day', down: true }
}

/** How the address says it; null for the usual order. */
export function sortingText({ by, down }: Sorting): string | null {
  return by === 'day' && down ? null : `${down ? '-' : ''}${by}`
}

/** A click on a column: the other way round where it is sorted by already, else names from A and figures from the most. */
export function turned(now: Sorting, by: IncidentOrder): Sorting {
  return now.by === by ? { by, down: !now.down } : { by, down: by !== 'type' && by !== 'place' }
}

/** A new list; what has no place or day comes last either way, and equals stay newest first. */
export function sortIncidents<Row>(
  rows: readonly Row[],
  { by, down }: Sorting,
  of: (row: Row) => IncidentRow,
  words: { typeLabel(type: string): string; compare(a: string, b: string): number },
): Row[] {
  const newest = (a: IncidentRow, b: IncidentRow) => compareText(b.day, a.day) || compareText(b.id, a.id)
  const rank =
    by === 'type' || by === 'place'
      ? ranksOf(
          rows.map((row) => nameOf(of(row), by, words)),
          words,
        )
      : null
  const value = (row: IncidentRow): number | string | null => {
    if (by === 'day') return row.when ? row.day : null
    if (by === 'reports' || by === 'origins') return row.counts[by]
    const name = nameOf(row, by, words)
    return name === '' ? null : rank!.get(name)!
  }
  return rows
    .map((row) => ({ row, one: of(row), key: value(of(row)) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || newest(a.one, b.one)
      const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0
      return (down ? -order : order) || newest(a.one, b.one)
    })
    .map(({ row }) => row)
}

function nameOf(
  { types, where }: IncidentRow,
  by: 'type' | 'place',
  { typeLabel }: { typeLabel(type: string): string },
): string {
  return by === 'place' ? (where[0]?.name ?? '') : types.length > 0 ? typeLabel(types[0]) : ''
}

/** Names are few and rows many: each name is compared by the language's rules once, not once a row. */
function ranksOf(
  names: readonly string[],
  { compare }: { compare(a: string, b: string): number },
): Map<string, number> {
  return new Map([...new Set(names)].sort(compare).map((name, at) => [name, at]))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
