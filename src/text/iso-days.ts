/** Days as ISO texts ("2024-03-05"), counted without the machine's clock or zone. */
const dayLength = 86_400_000

/** The day so many days later (earlier where negative). */
export function addDays(day: string, days: number): string {
  return isoOf(timeOf(day) + days * dayLength)
}

/** Days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayLength)
}

/** Every day from the first to the last. */
export function daysOf(first: string, last: string): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at))
}

/** Dossiers speak of the same few thousand days again and again; what was read is kept, up to a bound. */
const most = 20_000
const times = new Map<string, number>()
const days = new Map<number, string>()

function timeOf(day: string): number {
  const iso = day.length > 10 ? day.slice(0, 10) : day
  let time = times.get(iso)
  if (time === undefined) {
    time = Date.parse(`${iso}T00:00:00Z`)
    if (times.size >= most) times.clear()
    times.set(iso, time)
  }
  return time
}

function isoOf(time: number): string {
  let day = days.get(time)
  if (day === undefined) {
    day = new Date(time).toISOString().slice(0, 10)
    if (days.size >= most) days.clear()
    days.set(time, day)
  }
  return day
}
