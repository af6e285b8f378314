/**
 * Stretches of the calendar: weeks, weekends, quarters, seasons, the nth week or weekday of a month. In: slots and context;
 * out: the resolved value.
 */
import { addMonths, civil, dayOf, iso, isoWeek, mondayOf, pad4, weekdayOf, type Day } from './calendar.ts'
import { review, undated, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { baseOf, dayValue, range, relative } from './date-values.ts'
import { resolveAgo, resolveWindow } from './resolve-ago.ts'
import { resolveMonth, resolveYear } from './resolve-month.ts'

const seasonNumber: Record<string, number> = { SP: 21, SU: 22, FA: 23, WI: 24 }

/** "la semaine dernière", "ce mois-ci", "l'an dernier", "la même année", "le week-end prochain". */
export function resolveSpan(slots: Slots, context: DateContext): Resolved {
  // "the coming weeks" are not one week.
  if (slots.plural && slots.n === undefined && slots.sign) return resolveWindow(slots, context)
  const unit = slots.unit as string
  const base = baseOf(slots, context)
  const shift =
    ((slots.sign as number | undefined) ?? (slots.shift as number | undefined) ?? 0) * ((slots.n as number) ?? 1)
  const precision =
    unit === 'D'
      ? 'day'
      : unit === 'W'
        ? 'week'
        : unit === 'WE'
          ? 'weekend'
          : unit === 'M'
            ? 'month'
            : unit === 'Y'
              ? 'year'
              : 'interval'
  if (!base || unit.startsWith('T'))
    return undated(unit === 'W' ? 'XXXX-WXX' : 'XXXX', unit.startsWith('T') ? 'unknown' : precision, review.anchor)
  if (unit === 'D')
    return dayValue(base.day + shift, iso(base.day + shift), {
      basis: 'anchor-relative',
      anchor: base.name,
      inferred: base.inferred,
    })
  const { year, month } = civil(base.day)
  const said = slots.from === 'text' && shift === 0 ? sameSpan[unit] : undefined
  const same = said ? { timex: said } : {}
  if (unit === 'Y') return { ...relative(resolveYear({ year: year + shift, edge: slots.edge }), base), ...same }
  if (unit === 'M') {
    const then = civil(addMonths(dayOf(year, month, 1), shift))
    return {
      ...relative(resolveMonth({ year: then.year, month: then.month, edge: slots.edge }, context), base),
      ...same,
    }
  }
  const [from, to, timex] = bounds(unit, base.day, shift, context)
  return range(from, to, said ?? timex, precision, base, base.inferred)
}

/** What "la même semaine" itself says. */
const sameSpan: Record<string, string | undefined> = { W: 'XXXX-WXX', WE: 'XXXX-WXX-WE', M: 'XXXX-XX', Y: 'XXXX' }

function bounds(unit: string, day: Day, shift: number, context: DateContext): [Day, Day, string] {
  const monday = mondayOf(day)
  const { year, month } = civil(day)
  if (unit === 'W') return [monday + 7 * shift, monday + 7 * shift + 6, isoWeek(monday + 7 * shift)]
  if (unit === 'WE') {
    // "ce week-end" is the one just over where the verb looks back or the week is young.
    const over = day - monday < (context.direction === 'before' ? 5 : 3)
    const back = shift === 0 && context.direction !== 'after' && over ? -1 : shift
    const saturday = monday + 5 + 7 * back
    return [saturday, saturday + 1, `${isoWeek(saturday)}-WE`]
  }
  const months = unit === 'Q' ? 3 : unit === 'H' ? 6 : 0
  if (months > 0) {
    const first = addMonths(dayOf(year, month - ((month - 1) % months), 1), shift * months)
    const label = civil(first)
    return [
      first,
      addMonths(first, months) - 1,
      `${pad4(label.year)}-${unit}${Math.floor((label.month - 1) / months) + 1}`,
    ]
  }
  const length = unit === 'CE' ? 100 : 10
  const first = year - (year % length) + shift * length
  return [dayOf(first, 1, 1), dayOf(first + length - 1, 12, 31), pad4(first).slice(0, length === 100 ? 2 : 3)]
}

/** The words do not say on which side of the equator: a season has a year and no days. */
export function resolveSeason(slots: Slots, context: DateContext): Resolved {
  const code = slots.season as string
  const anchor = context.anchor ? civil(context.anchor.day).year : null
  const year =
    (slots.year as number | undefined) ??
    (anchor !== null && slots.sign !== undefined ? anchor + (slots.sign as number) : null)
  const timex = year === null ? code : `${pad4(year)}-${code}`
  const stated = slots.year !== undefined
  return {
    ...undated(timex, 'season', year === null ? review.year : 'season'),
    edtf: year === null ? null : `${pad4(year)}-${seasonNumber[code] ?? 21}${stated ? '' : '?'}`,
    basis: stated ? 'stated' : 'anchor-relative',
  }
}

export function resolveQuarter(slots: Slots, context: DateContext): Resolved {
  const nth = (slots.nth as number | undefined) ?? ((slots.q as Slots).day as number)
  const months = (slots.months as number | undefined) ?? 3
  const year = (slots.year as number | undefined) ?? yearOfQuarter(months * (nth - 1) + 1, slots, context)
  const label = months === 6 ? 'H' : 'Q'
  if (year === null || nth > 12 / months) return undated(`XXXX-${label}${nth}`, 'interval', review.year)
  const from = dayOf(year, months * (nth - 1) + 1, 1)
  const inferred = slots.year === undefined
  const said = inferred ? 'XXXX' : pad4(year)
  return range(
    from,
    addMonths(from, months) - 1,
    `${said}-${label}${nth}`,
    'interval',
    inferred ? context.anchor : null,
    inferred,
  )
}

/** The one begun last, or the coming one where the verb looks ahead; "the year-ago third quarter" is the one before. */
function yearOfQuarter(month: number, { back }: Slots, { anchor, direction }: DateContext): number | null {
  if (!anchor) return null
  const now = civil(anchor.day)
  const here = month <= now.month || direction === 'after' || month - now.month <= 1
  return (here ? now.year : now.year - 1) - ((back as number | undefined) ?? 0)
}

/**
 * "a year earlier", "the year-ago quarter": the same quarter a year before where the text has just named one, else as far
 * back as the words say. `n=0`: "the latest quarter".
 */
export function resolveYearBack(slots: Slots, context: DateContext): Resolved {
  const { quarter, anchor } = context
  const n = slots.n as number
  if (quarter) {
    const value = resolveQuarter({ nth: quarter.nth, year: quarter.year - n }, context)
    return { ...value, basis: 'anchor-relative', anchor: quarter.name }
  }
  if (n > 0) return resolveAgo({ unit: 'Y', n, sign: -1 }, context)
  if (!anchor) return undated('XXXX-QX', 'interval', review.anchor)
  const before = civil(addMonths(anchor.day, -3))
  return relative(resolveQuarter({ nth: Math.floor((before.month - 1) / 3) + 1, year: before.year }, context), anchor)
}

/** "la première semaine de janvier 2015". */
export function resolveNth(slots: Slots, context: DateContext): Resolved {
  const whole =
    slots.month !== undefined
      ? resolveMonth({ month: slots.month, year: slots.year }, context)
      : slots.year !== undefined
        ? resolveYear({ year: slots.year })
        : null
  if (!whole?.start || !whole.end || (slots.unit !== 'W' && slots.unit !== 'D' && slots.weekday === undefined))
    return undated('XXXX', 'unknown', review.anchor)
  const [from, to] = [whole.start, whole.end]
    .map((text) => text.split('-').map(Number))
    .map(([y, m, d]) => dayOf(y, m, d))
  if (slots.weekday !== undefined) {
    const day = nthWeekday(from, to, slots.weekday as number, slots.nth as number | undefined)
    return {
      ...whole,
      start: iso(day),
      end: iso(day),
      edtf: iso(day) + (slots.year === undefined ? '?' : ''),
      precision: 'day',
    }
  }
  if (slots.unit === 'D') {
    const day = slots.nth === undefined ? to : from + (slots.nth as number) - 1
    return { ...whole, timex: iso(day), start: iso(day), end: iso(day), edtf: iso(day), precision: 'day' }
  }
  // The last week of a year is the last one with its Thursday in it.
  const monday =
    slots.nth === undefined
      ? mondayOf(slots.month === undefined ? to - 3 : to)
      : mondayOf(slots.month === undefined ? from + 3 : from) + 7 * ((slots.nth as number) - 1)
  return {
    ...whole,
    timex: isoWeek(monday),
    start: iso(monday),
    end: iso(monday + 6),
    edtf: `${iso(monday)}/${iso(monday + 6)}${slots.year === undefined ? '?' : ''}`,
    precision: 'week',
  }
}

/** The nth weekday of a stretch of days, or its last where no number is given. */
function nthWeekday(from: Day, to: Day, weekday: number, nth: number | undefined): Day {
  if (nth === undefined) return to - ((weekdayOf(to) - weekday + 7) % 7)
  return from + ((weekday - weekdayOf(from) + 7) % 7) + 7 * (nth - 1)
}
