import type { IncidentRow } from '../incident-row.ts'

/** One name for each place, though texts spell it in several ways ("Lhéry", "Lhery"): the one that most incidents have. */
export function placeNamesOf(rows: readonly Pick<IncidentRow, 'where'>[]): Map<string, string> {
  const times = new Map<string, Map<string, number>>()
  for (const { where } of rows)
    for (const { key, name } of where) {
      const names = times.get(key) ?? new Map<string, number>()
      times.set(key, names.set(name, (names.get(name) ?? 0) + 1))
    }
  return new Map(
    [...times].map(([key, names]) => [key, [...names].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0][0]]),
  )
}
