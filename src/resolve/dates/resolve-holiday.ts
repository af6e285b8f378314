import { dayOf, daysInMonth, easter, iso, weekdayOf, type Day } from './calendar.ts'
import { review, undated, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { dayValue, nearYear } from './date-values.ts'
import { nearest } from './nearest-day.ts'

/** A feast of a fixed day or one that moves with Easter. */
export function resolveHoliday(slots: Slots, context: DateContext): Resolved {
  const on = (year: number): Day | null => {
    if (slots.easter !== undefined) return easter(year) + (slots.easter as number)
    if (slots.weekday !== undefined) return weekdayOfMonth(year, slots)
    const [month, day] = String(slots.md).split('-').map(Number)
    return dayOf(year, month, day)
  }
  const timex = slots.md === undefined ? 'XXXX-XX-XX' : `XXXX-${slots.md}`
  if (slots.year !== undefined) {
    const day = on(slots.year as number) as Day
    return dayValue(day, iso(day), { basis: 'stated' })
  }
  const direction = slots.sign === undefined ? context.direction : slots.sign === 1 ? 'after' : 'before'
  const day = nearest({ ...context, direction }, on, slots.sign !== undefined)
  if (day === null) return { ...undated(timex, 'day', review.year), edtf: slots.md === undefined ? null : timex }
  const basis = { basis: 'anchor-relative' as const, anchor: context.anchor?.name, inferred: true }
  return nearYear(dayValue(day, slots.sign === undefined ? timex : iso(day), basis), context)
}

/** "Thanksgiving": the fourth Thursday of November; counted from the end where `nth` is below nought. */
function weekdayOfMonth(year: number, slots: Slots): Day {
  const [month, weekday, nth] = [slots.month as number, slots.weekday as number, slots.nth as number]
  const last = dayOf(year, month, daysInMonth(year, month))
  const first = dayOf(year, month, 1)
  const day =
    nth < 0
      ? last - ((weekdayOf(last) - weekday + 7) % 7)
      : first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
  return day + ((slots.plus as number | undefined) ?? 0)
}
