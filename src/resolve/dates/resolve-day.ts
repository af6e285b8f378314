/**
 * Days: "le 3 novembre 2023", "mardi 5 mars", "dimanche", "hier", "la veille", "le 20". In: slots of an expression and its
 * context; out: the resolved value. Rules D1 (a year by its weekday), D2 (bare weekdays) and D7 (a weekday and a date that
 * disagree are flagged, never repaired).
 */
import {
  addMonths,
  civil,
  dayOf,
  daysInMonth,
  isDate,
  iso,
  mondayOf,
  pad,
  pad4,
  parseIso,
  weekdayOf,
  type Day,
} from './calendar.ts'
import { dayValue, nearYear } from './date-values.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import { pick, type Slots } from './date-pattern.ts'
import { nearest } from './nearest-day.ts'

/** Years searched on each side of an open window: a weekday comes back on its date within 6 to 12 years. */
const searched = 28

export function resolveDay(slots: Slots, context: DateContext): Resolved {
  const inner = slots.w as Slots | undefined
  if (inner) return weekdayOfWeek({ ...inner, ...pick(slots, 'sign', 'unit', 'from') }, context)
  if (slots.month !== undefined && slots.day !== undefined) return resolveMonthDay(slots, context)
  if (slots.shift !== undefined) return shiftedDay(slots, context)
  if (slots.weekday !== undefined && slots.day !== undefined) return weekdayAndDay(slots, context)
  if (slots.weekday !== undefined) return bareWeekday(slots, context)
  return dayOfMonth(slots, context)
}

/** Candidates of D1: days with this month, day and weekday inside the window, in order. */
function weekdayYears(month: number, day: number, weekday: number, from: Day | null, to: Day | null): Day[] {
  const low = from !== null ? civil(from).year : civil(to ?? 0).year - searched
  const high = to !== null ? civil(to).year : low + searched
  const found: Day[] = []
  for (let year = low; year <= high; year++) {
    if (!isDate(year, month, day)) continue
    const candidate = dayOf(year, month, day)
    if (weekdayOf(candidate) === weekday && (from === null || candidate >= from) && (to === null || candidate <= to))
      found.push(candidate)
  }
  return found
}

function resolveMonthDay(slots: Slots, context: DateContext): Resolved {
  const [month, day, weekday] = [slots.month as number, slots.day as number, slots.weekday as number | undefined]
  const timex = `XXXX-${pad(month)}-${pad(day)}`
  if (slots.either !== undefined) return eitherOrder(slots, context)
  if (slots.year !== undefined) return fullDate(slots.year as number, month, day, weekday)
  if (day > daysInMonth(2000, month)) return undated(timex, 'day', 'no such day')
  if (weekday !== undefined) return byWeekday(month, day, weekday, context)
  const sign = slots.sign as number | undefined
  if (slots.unit === 'Y' && sign !== undefined && context.anchor) {
    // "Dec. 28 last year"
    const { day: now, name, inferred } = context.anchor
    const value = fullDate(civil(now).year + sign, month, day, weekday)
    return value.start === null
      ? value
      : { ...value, basis: 'anchor-relative', anchor: name, ...(inferred ? { edtf: `${value.start}?` } : {}) }
  }
  const direction = sign === undefined ? context.direction : sign < 0 ? 'before' : 'after'
  const chosen = nearest(
    { ...context, direction },
    (year) => (isDate(year, month, day) ? dayOf(year, month, day) : null),
    sign !== undefined,
  )
  const told = inStory(context, (year) => (isDate(year, month, day) ? dayOf(year, month, day) : null))
  const ahead =
    chosen !== null && context.anchor !== null && chosen > context.anchor.day && context.direction !== 'before'
  if (told !== null && told !== chosen && !ahead) {
    const value = dayValue(told, timex, { basis: 'context-background', anchor: context.story?.name, inferred: true })
    return chosen === null ? value : { ...value, alternatives: [iso(chosen)] }
  }
  if (chosen === null) return withoutYear(month, day, timex, context)
  return nearYear(
    dayValue(chosen, timex, { basis: 'anchor-relative', anchor: context.anchor?.name, inferred: true }),
    context,
  )
}

/**
 * "05/03/2024" where writers differ: the reading that its weekday fits, else the one that lies nearer to the day of speaking and not
 * after it; the other stays an alternative.
 */
function eitherOrder({ either: _either, ...slots }: Slots, context: DateContext): Resolved {
  const readings = [slots, { ...slots, month: slots.day, day: slots.month }].map((one) => resolveDay(one, context))
  const { anchor } = context
  const distance = ({ start, needsReview }: Resolved): number => {
    const day = parseIso(start)
    if (day === null || needsReview?.includes(review.conflict)) return Infinity
    if (anchor === null) return 0
    return day <= anchor.day || context.direction === 'after' ? Math.abs(anchor.day - day) : 400 + day - anchor.day
  }
  const [best, other] = distance(readings[1]) < distance(readings[0]) ? readings.reverse() : readings
  if (distance(other) === Infinity || other.start === null) return best
  return { ...best, alternatives: [other.start], needsReview: [...(best.needsReview ?? []), review.order] }
}

/** "En février 2022, … Le 14 mars, …": the first such day behind what the paragraph has just dated, and not after the day of speaking. */
export function inStory({ story, anchor, direction }: DateContext, on: (year: number) => Day | null): Day | null {
  if (!story || direction === 'after') return null
  const { year } = civil(story.day)
  const found = [year, year + 1].flatMap((one) => on(one) ?? []).find((day) => day >= story.day)
  return found === undefined || found - story.day > 330 || (anchor !== null && found > anchor.day) ? null : found
}

function fullDate(year: number, month: number, day: number, weekday: number | undefined): Resolved {
  const timex = `${pad4(year)}-${pad(month)}-${pad(day)}`
  if (!isDate(year, month, day)) return undated(timex, 'day', 'no such day')
  const value = dayValue(dayOf(year, month, day), timex, { basis: 'stated' })
  if (weekday === undefined || weekdayOf(dayOf(year, month, day)) === weekday) return value
  return { ...value, evidence: [{ rule: 'D7', note: review.conflict }], needsReview: [review.conflict] }
}

/** D1. With a day of speaking, the nearest year must fit; else the window from the latest background decides. */
function byWeekday(month: number, day: number, weekday: number, context: DateContext): Resolved {
  const timex = `XXXX-${pad(month)}-${pad(day)}`
  const { anchor } = context
  const upper = anchor ? anchor.day + (context.direction === 'before' ? 31 : 366) : context.upper
  const since = anchor ? anchor.day - (context.direction === 'after' ? 31 : 366) : (upper ?? 0) - 366
  const lower =
    context.background !== null && (upper === null || context.background <= upper) ? context.background : null
  const all = upper === null && lower === null ? [] : weekdayYears(month, day, weekday, lower, upper)
  // Beside a known day of speaking a lone fit years away is no fit.
  const kept = keepOne(all, anchor ? null : lower, upper, since)
  const evidence = [
    {
      rule: 'D1',
      candidates: all.map(iso),
      ...(lower !== null && upper !== null ? { window: [iso(lower), iso(upper)] as [string, string] } : {}),
      kept: kept === null ? [] : [iso(kept)],
      ...(lower !== null && upper === null ? { note: `window open after ${iso(lower)}` } : {}),
    },
  ]
  if (kept !== null) {
    const value: Resolved = { ...dayValue(kept, timex, { basis: 'weekday-match', inferred: true }), evidence }
    // Beside a stated day of speaking only the near year is meant.
    if (anchor && !anchor.inferred) return nearYear(value, context)
    const others = upper === null ? [] : all.filter((day) => day !== kept).map(iso)
    return others.length > 0 ? { ...value, alternatives: others } : value
  }
  const conflict = all.length === 0 && upper !== null
  return {
    ...undated(timex, 'day', conflict || (all.length > 0 && upper !== null) ? review.conflict : review.year),
    edtf: timex,
    evidence: conflict ? [...evidence, { rule: 'D7', note: review.conflict }] : evidence,
    ...(all.length > 0 ? { alternatives: all.map(iso) } : {}),
  }
}

/** One candidate, or of several the first after the background where nothing bounds the text, or the one of the last year. */
function keepOne(all: Day[], lower: Day | null, upper: Day | null, since: Day): Day | null {
  if (upper === null) return lower === null ? null : (all[0] ?? null)
  if (lower !== null && all.length === 1) return all[0]
  const recent = all.filter((day) => day >= since)
  return recent.length === 1 ? recent[0] : null
}

function withoutYear(month: number, day: number, timex: string, context: DateContext): Resolved {
  const { background, upper } = context
  if (background !== null && upper !== null && background <= upper) {
    const found: Day[] = []
    for (let year = civil(background).year; year <= civil(upper).year; year++) {
      if (!isDate(year, month, day)) continue
      const candidate = dayOf(year, month, day)
      if (candidate >= background && candidate <= upper) found.push(candidate)
    }
    if (found.length === 1) {
      const evidence = [{ rule: 'D1', window: [iso(background), iso(upper)] as [string, string], kept: found.map(iso) }]
      return { ...dayValue(found[0], timex, { basis: 'context-background', inferred: true }), evidence }
    }
  }
  return { ...undated(timex, 'day', review.year), edtf: timex }
}

/** D2. */
function bareWeekday(slots: Slots, context: DateContext): Resolved {
  const weekday = slots.weekday as number
  const timex = `XXXX-WXX-${weekday}`
  const base = slots.from === 'text' ? (context.last ?? context.anchor) : context.anchor
  if (!base) return undated(timex, 'day', review.anchor)
  const sign = slots.sign as number | undefined
  const after = sign !== undefined ? sign > 0 : context.direction === 'after'
  const gap = (weekday - weekdayOf(base.day) + 7) % 7
  const same = gap === 0
  const day =
    base.day + (after ? gap : same ? 0 : gap - 7) + (same && sign ? 7 * sign : 0) + ((slots.plus as number) ?? 0)
  const value = dayValue(day, sign ? iso(day) : timex, {
    basis: 'anchor-relative',
    anchor: base.name,
    inferred: base.inferred,
    direction: after ? 'after' : 'before',
  })
  if (!same || sign) return value
  const other = day + (after ? 7 : -7)
  return {
    ...value,
    alternatives: [iso(other)],
    evidence: [{ rule: 'D2', candidates: [iso(day), iso(other)], note: review.sameWeekday }],
  }
}

/** "mardi de la semaine dernière". */
function weekdayOfWeek(slots: Slots, context: DateContext): Resolved {
  const base = slots.from === 'text' ? (context.last ?? context.anchor) : context.anchor
  const weekday = slots.weekday as number | undefined
  if (weekday === undefined || slots.unit !== 'W')
    return resolveDay({ ...slots, w: undefined, sign: undefined }, context)
  if (!base) return undated(`XXXX-WXX-${weekday}`, 'day', review.anchor)
  const day = mondayOf(base.day) + 7 * ((slots.sign as number) ?? 0) + weekday - 1
  return dayValue(day, iso(day), { basis: 'anchor-relative', anchor: base.name, inferred: base.inferred })
}

/** "lundi 24": the nearest month in which the day has that weekday. */
function weekdayAndDay(slots: Slots, context: DateContext): Resolved {
  const [weekday, day] = [slots.weekday as number, slots.day as number]
  const timex = `XXXX-XX-${pad(day)}`
  const { anchor } = context
  if (!anchor) return undated(timex, 'day', review.anchor)
  const steps = context.direction === 'after' ? [0, 1, 2] : [0, -1, 1, -2, 2]
  for (const step of steps) {
    const { year, month } = civil(addMonths(anchor.day, step))
    if (isDate(year, month, day) && weekdayOf(dayOf(year, month, day)) === weekday)
      return dayValue(dayOf(year, month, day), timex, {
        basis: 'weekday-match',
        anchor: anchor.name,
        inferred: anchor.inferred,
      })
  }
  return { ...undated(timex, 'day', review.conflict), evidence: [{ rule: 'D7', note: review.conflict }] }
}

/** "le 20", "le 15 du mois prochain". */
function dayOfMonth(slots: Slots, context: DateContext): Resolved {
  const day = slots.day as number
  const timex = `XXXX-XX-${pad(day)}`
  const base: Anchor | null = context.anchor ?? context.last
  if (!base) return undated(timex, 'day', review.anchor)
  const sign = slots.sign as number | undefined
  const here = civil(base.day).day
  const step = sign ?? (context.direction === 'after' ? (day >= here ? 0 : 1) : day <= here ? 0 : -1)
  const { year, month } = civil(addMonths(base.day - here + 1, step))
  if (!isDate(year, month, day)) return undated(timex, 'day', 'no such day')
  return dayValue(dayOf(year, month, day), timex, {
    basis: 'anchor-relative',
    anchor: base.name,
    inferred: base.inferred,
  })
}

function shiftedDay(slots: Slots, context: DateContext): Resolved {
  const fromText = slots.from === 'text'
  const base = fromText ? (context.last ?? context.anchor) : context.anchor
  if (!base) return undated('XXXX-XX-XX', 'day', review.anchor)
  const shift = slots.shift as number
  const day = base.day + shift
  return dayValue(day, iso(day), {
    basis: 'anchor-relative',
    anchor: base.name,
    inferred: base.inferred,
    direction: shift < 0 ? 'before' : shift > 0 ? 'after' : undefined,
  })
}
