/** Days as ISO texts ("2024-03-05"), counted without the machine's clock or zone. */
const dayLength = 86_400_000

/** The day so many days later (earlier where negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** Days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / dayLength,
  )
}

/** Every day from the first to the last. */
export function daysOf(first: string, last: string): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at))
}
