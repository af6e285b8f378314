/**
 * Our date values in the terms of the Recognizers-Text specs. In: a DateValue; out: its timex, value, start and end as that set writes
 * them. It only re-words: ranges end with the first day outside, clocks have seconds, quarters and days to come are ranges.
 */
import type { DateValue } from '../../src/model/date-value.ts'
import { iso, parseIso } from '../../src/resolve/dates/calendar.ts'

export interface SpecsValues {
  timex?: string
  value?: string
  start?: string
  end?: string
}

export function specsValuesOf(date: DateValue): SpecsValues {
  const { start, end, precision, type } = date
  // The set counts "a few" as three.
  const timex = date.timex.replace(/X(?=[A-Z]+$)/, type === 'DURATION' ? '3' : 'X')
  const clocks = /^(?<day>[^/]*)T(?<from>\d\d(?::\d\d)?)\/(?:[^/]*)T(?<to>\d\d(?::\d\d)?)$/.exec(timex)?.groups
  if (clocks) {
    const prefix = clocks.day && start ? `${start} ` : ''
    const length = minutesOf(clocks.to) - minutesOf(clocks.from)
    return {
      timex: `(${clocks.day}T${clocks.from},${clocks.day}T${clocks.to},PT${Math.floor(length / 60) ? `${Math.floor(length / 60)}H` : ''}${length % 60 ? `${length % 60}M` : ''})`,
      start: prefix + seconds(clocks.from),
      end: prefix + seconds(clocks.to),
    }
  }
  if (type === 'DURATION' && start && end) {
    const after = parseIso(end) ?? 0
    // Whole months end with a month, so that their last day is inside.
    const whole = /^P\d+M$/.test(timex) && start.endsWith('-01') && iso(after + 1).endsWith('-01')
    return { timex, start, end: date.direction === 'after' || whole ? iso(after + 1) : end }
  }
  if (precision === 'day' && start && type === 'DATE' && date.mod === 'END') return { timex: `${timex}T23:59:59` }
  if (precision === 'interval' && timex.includes('/') && start && end) {
    const [first, last] = timex.split('/')
    const after = parseIso(end)
    if (date.mod === 'END' && after !== null) return { timex, start, end: iso(after + 1) }
    const quarter = /^[\dX]{4}-Q(?<nth>\d)$/.exec(last)?.groups
    const trimmed = quarter
      ? `${end.slice(0, 4)}-${String(3 * Number(quarter.nth) - 2).padStart(2, '0')}-01`
      : /^[\dX]{4}$/.test(last)
        ? `${end.slice(0, 4)}-01-01`
        : /^[\dX]{4}-\d\d$/.test(last)
          ? `${end.slice(0, 7)}-01`
          : end
    return { timex: `(${fullTimex(first)},${fullTimex(last)},${lengthOf(last, start, trimmed)})`, start, end: trimmed }
  }
  if (type === 'TIME' && date.clock)
    return { timex, value: timex.startsWith('T') || !start ? seconds(date.clock) : `${start} ${seconds(date.clock)}` }
  if (precision === 'day' && start) return { timex, value: start }
  const quarter = /^(?<year>[\dX]{4})-(?<unit>[QH])(?<nth>\d)$/.exec(timex)?.groups
  if (quarter) {
    const months = quarter.unit === 'Q' ? 3 : 6
    const month = months * (Number(quarter.nth) - 1) + 1
    const next = month + months > 12
    const year = next && quarter.year !== 'XXXX' ? String(Number(quarter.year) + 1) : quarter.year
    const first = (y: string, m: number): string => `${y}-${String(m).padStart(2, '0')}-01`
    const last = first(year, next ? 1 : month + months)
    const until = parseIso(end)
    return {
      timex: `(${first(quarter.year, month)},${last},P${months}M)`,
      ...(start && until !== null ? { start, end: iso(until + 1) } : {}),
    }
  }
  const after = parseIso(end)
  return start && after !== null ? { timex, start, end: iso(after + 1) } : { timex }
}

function fullTimex(timex: string): string {
  return timex.length === 4 ? `${timex}-01-01` : timex.length === 7 ? `${timex}-01` : timex
}

function lengthOf(last: string, start: string, end: string): string {
  const months =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  if (last.length === 4) return `P${months / 12}Y`
  return last.length === 7 ? `P${months}M` : `P${(parseIso(end) ?? 0) - (parseIso(start) ?? 0)}D`
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5) || 0)
}

function seconds(clock: string): string {
  return clock.length === 2 ? `${clock}:00:00` : `${clock}:00`
}
