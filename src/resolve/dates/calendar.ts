/**
 * Day arithmetic on whole days since 1970-01-01 in the proleptic Gregorian calendar. In: numbers; out: numbers or ISO
 * days. No `Date` object: nothing here knows a clock or a time zone. Weekdays are ISO: Monday 1 … Sunday 7.
 */
export type Day = number

export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function civil(value: Day): { year: number; month: number; day: number } {
  const z = value + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp + (mp < 10 ? 3 : -9)
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

export const weekdayOf = (value: Day): number => ((((value + 3) % 7) + 7) % 7) + 1

export const mondayOf = (value: Day): Day => value - weekdayOf(value) + 1

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** The same day some months on; a day that month lacks becomes its last. */
export function addMonths(value: Day, months: number): Day {
  const { year, month, day } = civil(value)
  const index = year * 12 + month - 1 + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)))
}

export function iso(value: Day): string {
  const { year, month, day } = civil(value)
  return `${pad4(year)}-${pad(month)}-${pad(day)}`
}

export const pad = (value: number): string => String(value).padStart(2, '0')
export const pad4 = (value: number): string => String(value).padStart(4, '0')

/** Day of an ISO date or instant ("2024-03-05", "2024-03-05T10:00:00Z"), or null where the text is none. */
export function parseIso(text: string | null | undefined): Day | null {
  const found = /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)/.exec(text ?? '')?.groups
  if (!found) return null
  const [y, m, d] = [Number(found.y), Number(found.m), Number(found.d)]
  return isDate(y, m, d) ? dayOf(y, m, d) : null
}

/** "2024-W10" of a day. */
export function isoWeek(value: Day): string {
  const thursday = mondayOf(value) + 3
  const { year } = civil(thursday)
  return `${pad4(year)}-W${pad(Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1)}`
}

/** Easter Sunday (Gregorian computus). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}
