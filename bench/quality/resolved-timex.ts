import type { DateValue } from '../../src/model/date-value.ts'

/**
 * The TIMEX3 value that benchmarks ask for: the calendar's ("1998-08-07"), where our `timex` keeps what the words alone say
 * ("XXXX-WXX-5") and `start` and `end` hold what was resolved.
 */
export function resolvedTimex(date: DateValue): string {
  const { timex, start, end, precision } = date
  if (!timex.startsWith('X') && !timex.startsWith('T')) return timex
  if (!start || date.type === 'DURATION' || date.type === 'SET') return timex
  const part = /T.*$/.exec(timex)?.[0] ?? (date.clock ? `T${date.clock}` : '')
  if (part) return start + part
  if (precision === 'week') return isoWeek(start)
  if (precision === 'weekend') return `${isoWeek(start)}-WE`
  if (precision === 'night') return `${start}TNI`
  if (precision === 'month') return start.slice(0, 7)
  if (precision === 'year') return start.slice(0, 4)
  if (precision === 'season') return start.slice(0, 4) + /-(?:SP|SU|FA|WI)$/.exec(timex)?.[0]
  return start === end ? start : timex
}

function isoWeek(iso: string): string {
  const thursday = new Date(`${iso}T00:00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 4)
  const monday = new Date(first)
  const week = 1 + Math.round((thursday.getTime() - first) / 86_400_000 / 7 + (((monday.getUTCDay() + 6) % 7) - 3) / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}
