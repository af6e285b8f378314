/**
 * From what an expression says to the value it has here. In: a chunk's kind and slots and its context; out: the resolved
 * value. Parts of the day and clock times refine a day and never move it; nights and intervals have two ends (D5).
 */
import { addMonths, civil, iso, mondayOf, pad, parseIso, weekdayOf, type Day } from './calendar.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import { pick, type Slots } from './date-pattern.ts'
import { dayValue, nearYear, range } from './date-values.ts'
import { resolveAgo, resolveWindow } from './resolve-ago.ts'
import { resolveDay } from './resolve-day.ts'
import { resolveHoliday } from './resolve-holiday.ts'
import { resolveDuration, resolveSet } from './resolve-length.ts'
import { resolveCentury, resolveDecade, resolveMonth, resolveYear } from './resolve-month.ts'
import { resolveNth, resolveQuarter, resolveSeason, resolveSpan, resolveYearBack } from './resolve-span.ts'
import { nightOf, resolveClockSpan, resolveTime, withTime, withTimeOfDay } from './resolve-time.ts'

export function resolveExpression(kind: string, slots: Slots, context: DateContext): Resolved {
  const value = valueOf(kind, slots, context)
  const real = [value.start, value.end].every((day) => day === null || /^(?!0000)\d{4}-\d\d-\d\d$/.test(day))
  return real ? value : undated('XXXX', 'unknown', 'too far')
}

function valueOf(kind: string, slots: Slots, context: DateContext): Resolved {
  switch (kind) {
    case 'date':
    case 'monthday':
    case 'day':
    case 'nthday':
      return withTime(resolveDay(slots, context), slots)
    case 'month':
    case 'month-short':
      return resolveMonth(slots, context)
    case 'year':
    case 'eventyear':
      return resolveYear(slots)
    case 'decade':
      return resolveDecade(slots)
    case 'span':
      return resolveSpan(slots, context)
    case 'ago':
      return resolveAgo(slots, context)
    case 'window':
    case 'vague':
      return resolveWindow(slots, context)
    case 'season':
      return resolveSeason(slots, context)
    case 'holiday':
      return resolveHoliday(slots, context)
    case 'quarter':
      return resolveQuarter(slots, context)
    case 'yearback':
      return resolveYearBack(slots, context)
    case 'weeknumber':
      return resolveWeekNumber(slots, context)
    case 'nth':
      return resolveNth(slots, context)
    case 'edged':
      return resolveEdged(slots, context)
    case 'part':
    case 'clock':
      return resolveTime(slots, context)
    case 'clockspan':
      return resolveClockSpan(slots, context)
    case 'dayspan':
      return resolveDay(slots, context)
    case 'weekof':
      return resolveWeekOf(slots, context)
    case 'eventday':
      return undated('XXXX-XX-XX', 'day', 'event')
    case 'counted':
      return resolveCounted(slots, context)
    case 'night':
      return resolveNight(slots, context)
    case 'interval':
      return resolveInterval(slots, context)
    case 'bounded':
      return resolveBounded(slots, context)
    case 'set':
      return withTimeOfDay(resolveSet(slots), slots)
    case 'century':
      return resolveCentury(slots)
    case 'present':
      return present(slots, context)
    default:
      return resolveDuration(slots)
  }
}

/** "week 31": of the year of speaking where none is named. */
function resolveWeekNumber({ n, year }: Slots, context: DateContext): Resolved {
  const of = (year as number | undefined) ?? (context.anchor ? civil(context.anchor.day).year : null)
  if (of === null || !Number.isInteger(n) || (n as number) < 1 || (n as number) > 53)
    return undated('XXXX-WXX', 'week', review.year)
  return resolveNth({ unit: 'W', nth: n, year: of }, context)
}

function resolveEdged(slots: Slots, context: DateContext): Resolved {
  if (slots.month !== undefined) return resolveMonth(slots, context)
  if (slots.season !== undefined) return resolveSeason(slots, context)
  if (slots.unit !== undefined) {
    const value = resolveSpan(slots, context)
    return slots.edge && value.mod === undefined ? { ...value, mod: slots.edge as 'START' } : value
  }
  return slots.year !== undefined ? resolveYear(slots) : resolveSpan({ unit: 'Y', shift: 0, edge: slots.edge }, context)
}

/** "la semaine du 6 mai", "le week-end du 4 mai". */
function resolveWeekOf(slots: Slots, context: DateContext): Resolved {
  const inner = slots.x as Slots
  const value = resolveExpression(kindOf(inner), inner, context)
  const day = parseIso(value.start)
  if (day === null) return value
  const weekend = slots.unit === 'WE'
  const from = mondayOf(day) + (weekend ? 5 : 0)
  const to = mondayOf(day) + 6
  const edtf = `${iso(from)}/${iso(to)}${value.edtf?.endsWith('?') ? '?' : ''}`
  return { ...value, edtf, start: iso(from), end: iso(to), precision: weekend ? 'weekend' : 'week' }
}

/** "deux semaines avant Noël", "trois jours à compter de mardi". */
function resolveCounted(slots: Slots, context: DateContext): Resolved {
  const inner = slots.x as Slots
  const from = resolveExpression(kindOf(inner), inner, context)
  const day = parseIso(from.start)
  if (day === null) return from
  const anchor: Anchor = { day, name: from.anchor ?? 'publishedAt', inferred: from.edtf?.endsWith('?') ?? false }
  const shift = (slots.shift as number | undefined) ?? (slots.n as number) * (slots.mod === 'BEFORE' ? -1 : 1)
  const value = resolveAgo({ unit: slots.unit, n: Math.abs(shift), sign: Math.sign(shift) }, { ...context, anchor })
  const { mod: _mod, ...exact } = value
  // Counted from a day, months end on a day: the words say as much, though nobody means it to the day.
  return slots.unit === 'M' ? { ...exact, timex: iso(addMonths(day, shift)) } : exact
}

/** D5: "dans la nuit de lundi à mardi". The second day is found first; the first is the one before it, where it can be. */
function resolveNight(slots: Slots, context: DateContext): Resolved {
  const [a, b] = [slots.a as Slots, slots.b as Slots]
  const last = resolveDay(b, context)
  const to = parseIso(last.end)
  const timex =
    a.weekday !== undefined && a.day === undefined ? `XXXX-WXX-${a.weekday as number}TNI` : firstNight(a, last.timex)
  const type = { type: 'TIME' as const, timex, precision: 'night' as const }
  if (to === null) return { ...last, ...type }
  const from = to - 1
  const fits =
    a.day !== undefined ? civil(from).day === a.day : a.weekday !== undefined ? weekdayOf(from) === a.weekday : true
  const { alternatives: _alternatives, ...rest } = last
  const value: Resolved = { ...rest, ...type, ...nightOf(from, to, last.edtf?.endsWith('?') ?? false) }
  if (last.alternatives) value.alternatives = last.alternatives.map((text) => iso((parseIso(text) ?? 0) - 1))
  return fits
    ? value
    : { ...value, needsReview: [...(value.needsReview ?? []), 'days of the night are not neighbours'] }
}

/** "du 3 au 4 mai": the night is named after its first day. */
function firstNight(a: Slots, last: string): string {
  return `${a.day === undefined ? last : last.slice(0, -2) + pad(a.day as number)}TNI`
}

/** Two ends; what the first leaves out (month, year) it takes from the second. */
function resolveInterval(slots: Slots, context: DateContext): Resolved {
  // "March 3-5, 2024": what stands outside of both ends belongs to both.
  const [a, b] = [{ ...(slots.a as Slots) }, { ...pick(slots, 'month', 'year', 'sign'), ...(slots.b as Slots) }]
  let last = resolveExpression(kindOf(b), b, context)
  let to = parseIso(last.end)
  if (a.month === undefined && a.day !== undefined && a.weekday === undefined && b.month !== undefined)
    a.month = b.month
  if (a.month !== undefined && a.year === undefined && b.year !== undefined) {
    const later =
      (a.month as number) * 100 + ((a.day as number) ?? 1) > (b.month as number) * 100 + ((b.day as number) ?? 31)
    a.year = (b.year as number) - (later ? 1 : 0)
  }
  const first = resolveExpression(
    a.month !== undefined && a.day !== undefined ? 'date' : kindOf(a),
    a,
    backwards(a, context, to),
  )
  const from = parseIso(first.start)
  if (from !== null && to !== null && from > to && b.year === undefined && (b.month ?? b.weekday) !== undefined) {
    // "entre aujourd'hui et le 21 mai": the second end lies behind the first.
    const anchor: Anchor = {
      day: from,
      name: first.anchor ?? 'publishedAt',
      inferred: context.anchor?.inferred ?? true,
    }
    last = resolveExpression(kindOf(b), b, { ...context, anchor, direction: 'after' })
    to = parseIso(last.end)
  }
  const timex = `${first.timex}/${last.timex}`
  if (from === null || to === null || from > to) {
    const needs = [...new Set([...(first.needsReview ?? []), ...(last.needsReview ?? [])])]
    return undated(timex, 'interval', needs[0] ?? review.year, {
      start: first.start,
      end: last.end,
      ...(from !== null && to !== null ? { start: null, end: null } : {}),
    })
  }
  const inferred = [first, last].some(({ edtf }) => edtf?.endsWith('?'))
  const named = last.anchor ?? first.anchor
  const value: Resolved = { ...range(from, to, timex, 'interval', null, inferred), basis: last.basis }
  const closed: Resolved = b.edge === 'END' ? { ...value, mod: 'END' } : value
  return nearYear(named ? { ...closed, anchor: named } : closed, context)
}

/** The first end lies at or before the second: its weekday or day is sought backwards from there. */
function backwards(a: Slots, context: DateContext, to: Day | null): DateContext {
  if (to === null || a.year !== undefined || a.shift !== undefined || a.sign !== undefined) return context
  if (a.present !== undefined || a.unit !== undefined) return context
  const anchor: Anchor = {
    day: to,
    name: context.anchor?.name ?? 'publishedAt',
    inferred: context.anchor?.inferred ?? true,
  }
  return { ...context, anchor, direction: 'before' }
}

const kindOf = (slots: Slots): string => String(slots.kind ?? 'date').replace(/^@/, '')

/** "dès samedi", "jusqu'au 20 mai": the day with a bound. Where the verb is in the present, these look ahead. */
function resolveBounded(slots: Slots, context: DateContext): Resolved {
  const inner = slots.x as Slots
  const mod = slots.mod as Resolved['mod']
  const ahead = mod === 'ON_OR_AFTER' || mod === 'ON_OR_BEFORE'
  // "since September" looks back, whatever the verb.
  const back = slots.sign === -1
  const direction = back ? 'before' : ahead && context.direction === 'unknown' ? 'after' : context.direction
  return { ...resolveExpression(kindOf(inner), inner, { ...context, direction }), mod }
}

/** Now, or (`ref`) a past or future that no calendar holds: "recently". */
function present({ ref }: Slots, context: DateContext): Resolved {
  if (ref !== undefined) {
    const { needsReview: _needsReview, ...open } = undated(String(ref), 'unknown', review.anchor)
    return { ...open, notATime: true }
  }
  const value = context.anchor
    ? dayValue(context.anchor.day, 'PRESENT_REF', {
        basis: 'anchor-relative',
        anchor: context.anchor.name,
        inferred: context.anchor.inferred,
      })
    : undated('PRESENT_REF', 'unknown', review.anchor)
  return { ...value, notATime: true }
}
