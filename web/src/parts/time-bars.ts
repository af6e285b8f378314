import type { IncidentRow } from '../incident-row.ts'
import { isPlanned } from './incident-filter.ts'

/** Days since 1970; `end` is the day after the last, so that one day is one wide. */
export interface Period {
  start: number
  end: number
}
export interface TimeBar extends Period {
  row: IncidentRow
}
export interface Axis {
  at: number
  /** What its label tells: a day, a month, a year. */
  unit: 'day' | 'month' | 'year'
}

const dayLength = 86_400_000

export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / dayLength)
}

export function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

/** Dated incidents as bars from their first to their last possible day, earliest first; what is only planned has none. */
export function timeBars(rows: readonly IncidentRow[]): TimeBar[] {
  return rows
    .flatMap((row) =>
      row.when && !isPlanned(row) ? [{ row, start: dayNumber(row.when.start), end: dayNumber(row.when.end) + 1 }] : [],
    )
    .filter(({ start, end }) => Number.isFinite(start) && end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.row.id < b.row.id ? -1 : 1))
}

/** The period that is asked for, else as far as the bars go; at least a week, so that single days stay narrow. */
export function periodOf(bars: readonly Period[], from: string, to: string): Period {
  const start = from ? dayNumber(from) : bars.reduce((least, bar) => Math.min(least, bar.start), Infinity)
  const end = to ? dayNumber(to) + 1 : bars.reduce((most, bar) => Math.max(most, bar.end), -Infinity)
  if (!Number.isFinite(start) && !Number.isFinite(end)) return { start: 0, end: 7 }
  if (!Number.isFinite(start) || start >= end) return { start: end - 7, end }
  return Number.isFinite(end) ? { start, end: Math.max(end, start + 7) } : { start, end: start + 7 }
}

/**
 * In which line each bar stands so that none covers another, `scale` pixels a day; null where more than `most` lines are needed.
 * A bar takes `least` pixels at the fewest.
 */
export function packBars(bars: readonly Period[], scale: number, { most = 60, least = 6 } = {}): number[] | null {
  const free: number[] = []
  const lines: number[] = []
  for (const { start, end } of bars) {
    const left = start * scale
    let line = free.findIndex((until) => until <= left)
    if (line < 0) line = free.length
    if (line >= most) return null
    free[line] = left + Math.max((end - start) * scale, least) + 1
    lines.push(line)
  }
  return lines
}

/** How many incidents lie in each column for certain (all their days in it), and how many may (some of their days). */
export function columnsOf(
  bars: readonly Period[],
  { start, end }: Period,
  most: number,
): { step: number; sure: number[]; may: number[] } {
  const step = Math.max(1, Math.ceil((end - start) / most))
  const length = Math.ceil((end - start) / step)
  const sure = Array.from({ length }, () => 0)
  // Differences first, sums after: a vague bar over thousands of columns costs two steps.
  const edges = Array.from({ length: length + 1 }, () => 0)
  for (const bar of bars) {
    const first = Math.max(0, Math.floor((bar.start - start) / step))
    const last = Math.min(length - 1, Math.floor((bar.end - 1 - start) / step))
    if (last < 0 || first >= length || first > last) continue
    if (first === last && bar.start >= start && bar.end <= end) sure[first]++
    else {
      edges[first]++
      edges[last + 1]--
    }
  }
  let open = 0
  return { step, sure, may: sure.map((_, at) => (open += edges[at])) }
}

/** Days at which the axis is labelled: at most one in `apart` pixels. */
export function axisOf({ start, end }: Period, scale: number, apart = 76): Axis[] {
  const days = [1, 2, 7].find((step) => step * scale >= apart)
  if (days) {
    const first = days === 7 ? start + ((11 - (start % 7)) % 7) : start
    return range(first, end, days).map((at) => ({ at, unit: 'day' }))
  }
  const months = [1, 3, 6].find((step) => step * 30 * scale >= apart)
  if (months) return calendar(start, end, months).map((at) => ({ at, unit: 'month' }))
  const years = [1, 2, 5, 10, 25, 50, 100].find((step) => step * 365 * scale >= apart) ?? 500
  return calendar(start, end, years * 12).map((at) => ({ at, unit: 'year' }))
}

function calendar(start: number, end: number, months: number): number[] {
  const first = new Date(start * dayLength)
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months
  const found: number[] = []
  for (; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayLength
    if (at >= end) return found
    if (at >= start) found.push(at)
  }
}

function range(first: number, end: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / step)) }, (_, at) => first + at * step)
}
