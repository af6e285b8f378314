import type { DateValue } from '../model/date-value.ts'

/** Clock times further apart than this tell two events of one day apart. */
const sameHour = 60

/** Parts of the day in minutes, wide: who says "morning" and who says "midday" may mean one hour. A night runs past midnight. */
const parts: Readonly<Record<string, readonly [number, number]>> = {
  MO: [180, 750],
  MI: [660, 870],
  AF: [690, 1170],
  EV: [1020, 1439],
  NI: [1140, 1860],
}

/** The time of the day of a date: "HH:MM", else its part by the codes of TIMEX ("MO", "EV"), else null. */
export function timeOfDay(date: Pick<DateValue, 'clock' | 'timex'> | undefined): string | null {
  if (!date) return null
  const part = /T(?<part>[A-Z]{2})$/.exec(date.timex)?.groups?.part
  return date.clock ?? (part !== undefined && part in parts ? part : null)
}

export function isClock(time: string): boolean {
  return /^\d/.test(time)
}

/** Whether two times of a day, "HH:MM" or a part of it, may be of one event; what is not told contradicts nothing. */
export function clocksMeet(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [first, second] = [windowOf(a), windowOf(b)]
  return [-1440, 0, 1440].some((day) => first[0] <= second[1] + day && second[0] + day <= first[1])
}

function windowOf(time: string): readonly [number, number] {
  if (!isClock(time)) return parts[time] ?? [0, 1439]
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return [at - sameHour / 2, at + sameHour / 2]
}
