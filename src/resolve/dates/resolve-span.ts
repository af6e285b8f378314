/**
 * What is longer than a day: months and their parts (D6), weeks, years, quarters, decades, seasons, "il y a vingt ans",
 * "ces derniers mois", and durations and sets, which date nothing. In: slots and context; out: the resolved value.
 */
import {
  addMonths,
  civil,
  dayOf,
  daysInMonth,
  iso,
  isoWeek,
  mondayOf,
  pad,
  pad4,
  weekdayOf,
  type Day,
} from './calendar.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { dayValue, nearYear } from './resolve-day.ts'

const seasonNumber: Record<string, number> = { SP: 21, SU: 22, FA: 23, WI: 24 }

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
  const firstDay = slots.edge === 'END' ? 21 : slots.edge === 'MID' ? 11 : 1
  if (slots.sign === 0) return anchor.year
  if (slots.sign === -1) return month < anchor.month ? anchor.year : anchor.year - 1
  if (slots.sign === 1) return month > anchor.month ? anchor.year : anchor.year + 1
  const begun = month < anchor.month || (month === anchor.month && firstDay <= anchor.day)
  if (context.direction === 'after') return month >= anchor.month ? anchor.year : anchor.year + 1
  if (context.direction === 'unknown' && !begun && month - anchor.month <= 1) return anchor.year
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
  const n = (typeof slots.n === 'number' ? slots.n : ((slots.n as Slots).n as number)) - 1
  if (n < 0 || n > 30) return undated('XX', 'interval', review.year)
  return range(dayOf(n * 100, 1, 1), dayOf(n * 100 + 99, 12, 31), pad(n), 'interval', null, false)
}

/** "la semaine dernière", "ce mois-ci", "l'an dernier", "la même année", "le week-end prochain". */
export function resolveSpan(slots: Slots, context: DateContext): Resolved {
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
  if (unit === 'Y') return { ...relative(resolveYear({ year: year + shift, edge: slots.edge }), base) }
  if (unit === 'M') {
    const then = civil(addMonths(dayOf(year, month, 1), shift))
    return relative(resolveMonth({ year: then.year, month: then.month, edge: slots.edge }, context), base)
  }
  const [from, to, timex] = bounds(unit, base.day, shift, context)
  const said = slots.from === 'text' && shift === 0 ? sameSpan[unit] : undefined
  return range(from, to, said ?? timex, precision, base, base.inferred)
}

/** What "la même semaine" itself says. */
const sameSpan: Record<string, string | undefined> = { W: 'XXXX-WXX', WE: 'XXXX-WXX-WE' }

function bounds(unit: string, day: Day, shift: number, context: DateContext): [Day, Day, string] {
  const monday = mondayOf(day)
  const { year, month } = civil(day)
  if (unit === 'W') return [monday + 7 * shift, monday + 7 * shift + 6, isoWeek(monday + 7 * shift)]
  if (unit === 'WE') {
    // "ce week-end" is the one just over where the verb looks back and the week is young.
    const back =
      shift === 0 && context.direction !== 'after' && day - monday < 5
        ? -1
        : shift === -1 && day - monday >= 5
          ? -1
          : shift === -1
            ? -1
            : shift
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

/** "il y a vingt ans", "deux jours plus tôt", "dans trois semaines": as fine as the unit, never finer. */
export function resolveAgo(slots: Slots, context: DateContext): Resolved {
  const base = baseOf(slots, context)
  const [unit, n, sign] = [slots.unit as string, slots.n as number, slots.sign as number]
  if (!base || n > 5000) return undated('XXXX', 'unknown', base ? 'too far' : review.anchor)
  const shift = Math.round(n * sign + ((slots.shift as number) ?? 0))
  const about: Partial<Resolved> = {
    direction: sign < 0 ? 'before' : 'after',
    ...(slots.mod
      ? { mod: slots.mod as 'BEFORE' }
      : unit === 'Y' || unit === 'M' || slots.approx
        ? { mod: 'APPROX' as const }
        : {}),
  }
  if (unit === 'TH' && n % 24 === 0) return resolveAgo({ ...slots, unit: 'D', n: n / 24 }, context)
  if (unit.startsWith('T'))
    return {
      ...dayValue(base.day, iso(base.day), { basis: 'anchor-relative', anchor: base.name, inferred: base.inferred }),
      type: 'TIME',
      ...about,
    }
  if (unit === 'Y' || unit === 'DE' || unit === 'CE') {
    const year = civil(base.day).year + shift * (unit === 'Y' ? 1 : unit === 'DE' ? 10 : 100)
    if (year < 1 || year > 9998) return undated('XXXX', 'unknown', 'too far')
    return { ...relative(resolveYear({ year }), base), edtf: `${pad4(year)}~`, ...about }
  }
  if (unit === 'M' || unit === 'Q' || unit === 'H') {
    const then = civil(addMonths(base.day, shift * (unit === 'M' ? 1 : unit === 'Q' ? 3 : 6)))
    return {
      ...relative(resolveMonth({ year: then.year, month: then.month }, context), base),
      edtf: `${pad4(then.year)}-${pad(then.month)}~`,
      ...about,
    }
  }
  if (unit === 'W' || unit === 'WE') {
    const day = base.day + 7 * shift
    return { ...range(mondayOf(day), mondayOf(day) + 6, iso(day), 'week', base, base.inferred), ...about }
  }
  const day = base.day + shift
  return {
    ...dayValue(day, iso(day), { basis: 'anchor-relative', anchor: base.name, inferred: base.inferred }),
    ...about,
  }
}

/** "ces trois derniers jours" has two ends; "ces derniers mois" has only the near one. */
export function resolveWindow(slots: Slots, context: DateContext): Resolved {
  if (slots.unit === 'TH' && typeof slots.n === 'number' && slots.n % 24 === 0)
    return { ...resolveWindow({ ...slots, unit: 'D', n: slots.n / 24 }, context), timex: duration(slots.n, 'TH') }
  const base = baseOf(slots, context)
  const [unit, n, sign] = [
    slots.unit as string,
    slots.n as number | undefined,
    (slots.sign as number | undefined) ?? -1,
  ]
  const near = base ? iso(base.day) : null
  const open: Resolved = {
    type: 'DURATION',
    timex: duration(n ?? 'X', unit),
    edtf: null,
    start: sign > 0 ? near : null,
    end: sign > 0 ? null : near,
    precision: 'unknown',
    basis: 'anchor-relative',
    ...(base ? { anchor: base.name } : { needsReview: [review.anchor] }),
    direction: sign > 0 ? 'after' : 'before',
  }
  if (n === undefined || !base || unit.startsWith('T') || n > 5000) return open.start ? { ...open, start: null } : open
  const far =
    unit === 'Y'
      ? addMonths(base.day, 12 * n * sign)
      : unit === 'M'
        ? addMonths(base.day, n * sign)
        : base.day + n * sign * (unit === 'W' ? 7 : 1)
  const [from, to] = sign > 0 ? [base.day, far] : [far, base.day]
  return {
    ...open,
    start: iso(from),
    end: iso(to),
    edtf: `${iso(from)}/${iso(to)}${base.inferred ? '?' : '~'}`,
    precision: 'interval',
  }
}

/** Lengths of time and ages date nothing. */
export function resolveDuration(slots: Slots): Resolved {
  const second = slots.b as Slots | undefined
  const n = slots.vague ? 'X' : slots.half ? `${slots.n as number}.5` : String(slots.n ?? 'X')
  const unit2 = (slots.c as Slots | undefined)?.unit as string | undefined
  const timex =
    second && unit2 ? joined(n, slots.unit as string, String(second.n), unit2) : duration(n, String(slots.unit ?? 'D'))
  const mod = slots.mod ?? (slots.approx ? 'APPROX' : undefined)
  return {
    type: 'DURATION',
    timex,
    edtf: null,
    start: null,
    end: null,
    precision: 'unknown',
    basis: 'stated',
    notATime: true,
    ...(mod ? { mod: mod as 'APPROX' } : {}),
  }
}

export function resolveSet(slots: Slots): Resolved {
  const timex =
    slots.weekday !== undefined
      ? `XXXX-WXX-${slots.weekday as number}`
      : slots.month !== undefined
        ? `XXXX-${pad(slots.month as number)}`
        : slots.part !== undefined
          ? `XXXX-XX-XXT${slots.part as string}`
          : duration((slots.n as number) ?? 1, String(slots.unit ?? 'D'))
  return {
    type: 'SET',
    timex,
    edtf: null,
    start: null,
    end: null,
    precision: 'unknown',
    basis: 'stated',
    notATime: true,
  }
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
  const year = (slots.year as number | undefined) ?? (context.anchor ? civil(context.anchor.day).year : null)
  const nth = (slots.nth as number | undefined) ?? ((slots.q as Slots).day as number)
  const months = (slots.months as number | undefined) ?? 3
  const label = months === 6 ? 'H' : 'Q'
  if (year === null || nth > 12 / months) return undated(`XXXX-${label}${nth}`, 'interval', review.year)
  const from = dayOf(year, months * (nth - 1) + 1, 1)
  const inferred = slots.year === undefined
  return range(
    from,
    addMonths(from, months) - 1,
    `${pad4(year)}-${label}${nth}`,
    'interval',
    inferred ? context.anchor : null,
    inferred,
  )
}

/** "la première semaine de janvier 2015". */
export function resolveNth(slots: Slots, context: DateContext): Resolved {
  const whole =
    slots.month !== undefined
      ? resolveMonth({ month: slots.month, year: slots.year }, context)
      : slots.year !== undefined
        ? resolveYear({ year: slots.year })
        : null
  if (!whole?.start || !whole.end || (slots.unit !== 'W' && slots.weekday === undefined))
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
  const monday =
    slots.nth === undefined
      ? mondayOf(to)
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

function baseOf(slots: Slots, context: DateContext): Anchor | null {
  return slots.from === 'text' ? (context.last ?? context.anchor) : context.anchor
}

function relative(value: Resolved, base: Anchor): Resolved {
  return {
    ...value,
    basis: 'anchor-relative',
    anchor: base.name,
    ...(base.inferred && value.edtf
      ? { edtf: `${value.edtf.replace(/[?~]$/, '')}?`, needsReview: [review.yearInferred] }
      : {}),
  }
}

export function range(
  from: Day,
  to: Day,
  timex: string,
  precision: Resolved['precision'],
  anchor: Anchor | null,
  inferred: boolean,
): Resolved {
  return {
    type: 'DATE',
    timex,
    edtf: `${iso(from)}/${iso(to)}${inferred ? '?' : ''}`,
    start: iso(from),
    end: iso(to),
    precision,
    basis: anchor ? 'anchor-relative' : 'stated',
    ...(anchor ? { anchor: anchor.name } : {}),
    ...(inferred ? { needsReview: [review.yearInferred] } : {}),
  }
}

function duration(n: number | string, unit: string): string {
  if (unit.startsWith('T')) return `PT${n}${unit.slice(1)}`
  return unit === 'Q'
    ? `P${typeof n === 'number' ? 3 * n : n}${'M'}`
    : unit === 'H'
      ? `P${typeof n === 'number' ? 6 * n : n}M`
      : `P${n}${unit}`
}

function joined(n: string, unit: string, m: string, then: string): string {
  const [a, b] = [duration(n, unit), duration(m, then)]
  return unit.startsWith('T') && then.startsWith('T') ? a + b.slice(2) : a + b.slice(1)
}
