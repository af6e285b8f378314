/**
 * Months and their parts (D6), years, decades, centuries. In: slots and context; out: the resolved value. A month without a
 * year is the nearest in the direction of the verb.
 */
import { inStory } from './resolve-day.ts'
import { civil, dayOf, daysInMonth, pad, pad4, type Day } from './calendar.ts'
import { review, undated, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { nearYear, range } from './date-values.ts'

export function resolveMonth(slots: Slots, context: DateContext): Resolved {
  const month = slots.month as number
  const year = (slots.year as number | undefined) ?? yearOfMonth(slots, context)
  const timex = `${slots.year === undefined ? 'XXXX' : pad4(slots.year as number)}-${pad(month)}`
  const mod = slots.edge ? { mod: slots.edge as 'START' } : {}
  if (year === null)
    return { ...undated(timex, slots.edge ? 'part-of-month' : 'month', review.year), edtf: timex, ...mod }
  const [from, to] = partOfMonth(year, month, slots.edge as string | undefined)
  const inferred = slots.year === undefined
  const value: Resolved = {
    ...range(from, to, timex, slots.edge ? 'part-of-month' : 'month', inferred ? context.anchor : null, inferred),
    ...mod,
    ...(slots.edge ? {} : { edtf: `${pad4(year)}-${pad(month)}${inferred ? '?' : ''}` }),
  }
  return nearYear(value, context)
}

/** D6: 1–10, 11–20, 21–end. */
function partOfMonth(year: number, month: number, edge: string | undefined): [Day, Day] {
  const first = edge === 'MID' ? 11 : edge === 'END' ? 21 : 1
  const last = edge === 'START' ? 10 : edge === 'MID' ? 20 : daysInMonth(year, month)
  return [dayOf(year, month, first), dayOf(year, month, last)]
}

function yearOfMonth(slots: Slots, context: DateContext): number | null {
  const anchor = context.anchor ? civil(context.anchor.day) : null
  if (!anchor) return null
  const month = slots.month as number
  const told =
    slots.sign === undefined ? inStory(context, (year) => dayOf(year, month, daysInMonth(year, month))) : null
  if (told !== null) return civil(told).year
  const firstDay = slots.edge === 'END' ? 21 : slots.edge === 'MID' ? 11 : 1
  if (slots.sign === 0) return anchor.year
  if (slots.sign === -1) return month < anchor.month ? anchor.year : anchor.year - 1
  if (slots.sign === 1) return month > anchor.month ? anchor.year : anchor.year + 1
  const begun = month < anchor.month || (month === anchor.month && firstDay <= anchor.day)
  if (context.direction === 'after') return month >= anchor.month ? anchor.year : anchor.year + 1
  // Next month is nearer than eleven months ago, unless the verb looks back.
  const ahead = (month - anchor.month + 12) % 12
  if (context.direction === 'unknown' && !begun && ahead <= 1) return anchor.year
  if (context.direction === 'unknown' && ahead === 1) return anchor.year + 1
  return begun ? anchor.year : anchor.year - 1
}

export function resolveYear(slots: Slots): Resolved {
  const year = slots.year as number
  const quarter =
    slots.edge === 'START' ? [1, 4] : slots.edge === 'MID' ? [5, 8] : slots.edge === 'END' ? [9, 12] : [1, 12]
  const value = range(
    dayOf(year, quarter[0], 1),
    dayOf(year, quarter[1], daysInMonth(year, quarter[1])),
    pad4(year),
    'year',
    null,
    false,
  )
  return slots.edge ? { ...value, mod: slots.edge as 'START' } : { ...value, edtf: pad4(year) }
}

export function resolveDecade(slots: Slots): Resolved {
  const named = (slots.year as number | undefined) ?? (slots.n as number)
  if (named > 99 && named < 1000) return undated('XXXX', 'interval', review.year)
  const whole = named < 100 ? 1900 + named : named
  const first = whole - (whole % 10)
  return {
    ...range(dayOf(first, 1, 1), dayOf(first + 9, 12, 31), `${pad4(first).slice(0, 3)}`, 'interval', null, false),
  }
}

/** The nineteenth century, counted as people do: 1800 to 1899. */
export function resolveCentury(slots: Slots): Resolved {
  const n = Number(typeof slots.n === 'object' ? slots.n.n : (slots.n ?? slots.nth)) - 1
  if (!(n >= 0) || n > 30) return undated('XX', 'interval', review.year)
  return range(dayOf(n * 100, 1, 1), dayOf(n * 100 + 99, 12, 31), pad(n), 'interval', null, false)
}
