/**
 * Distances from a day: "il y a vingt ans", "deux jours plus tôt", "dans trois semaines", "ces derniers mois". In: slots and
 * context; out: the resolved value, as fine as the unit and never finer.
 */
import { addMonths, civil, dayOf, iso, mondayOf, pad, pad4 } from './calendar.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { baseOf, dayValue, duration, range, relative } from './date-values.ts'
import { resolveDuration } from './resolve-length.ts'
import { resolveMonth, resolveYear } from './resolve-month.ts'

/** "il y a vingt ans", "deux jours plus tôt", "dans trois semaines": as fine as the unit, never finer. */
export function resolveAgo(slots: Slots, context: DateContext): Resolved {
  // "the worst attack in ten years": behind a past verb it is a length.
  if (slots.in && context.direction === 'before') return resolveDuration(slots)
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
  if (unit.startsWith('T') && base.minutes !== undefined && unit !== 'TS') {
    const then = base.day * 1440 + base.minutes + Math.round(n * sign * (unit === 'TH' ? 60 : 1))
    const day = Math.floor(then / 1440)
    const clock = `${pad(Math.floor((then - day * 1440) / 60))}:${pad(((then % 60) + 60) % 60)}`
    const basis = { basis: 'anchor-relative' as const, anchor: base.name, inferred: base.inferred }
    return { ...dayValue(day, `${iso(day)}T${clock}`, basis), type: 'TIME', clock, ...about }
  }
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
    // "le 2 avril … trois semaines plus tard": counted from a day that the text names, about that day.
    if (slots.from === 'text' && context.last)
      return {
        ...dayValue(day, iso(day), { basis: 'anchor-relative', anchor: base.name, inferred: base.inferred }),
        mod: 'APPROX',
        ...about,
      }
    return { ...range(mondayOf(day), mondayOf(day) + 6, iso(day), 'week', base, base.inferred), ...about }
  }
  const day = base.day + shift
  return {
    ...dayValue(day, iso(day), { basis: 'anchor-relative', anchor: base.name, inferred: base.inferred }),
    ...about,
  }
}

/** "the last two quarters" are whole ones, beside the one that runs. */
function quartersFrom({ day, inferred }: Anchor, n: number): Partial<Resolved> {
  const { year, month } = civil(day)
  const current = dayOf(year, month - ((month - 1) % 3), 1)
  const [from, behind] =
    n < 0 ? [addMonths(current, 3 * n), current] : [addMonths(current, 3), addMonths(current, 3 + 3 * n)]
  const edtf = `${iso(from)}/${iso(behind - 1)}${inferred ? '?' : '~'}`
  return { start: iso(from), end: iso(behind - 1), edtf, precision: 'interval' }
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
  if (unit === 'Q') return { ...open, ...quartersFrom(base, n * sign) }
  const far =
    unit === 'Y'
      ? addMonths(base.day, 12 * n * sign)
      : unit === 'M'
        ? addMonths(base.day, n * sign)
        : base.day + n * sign * (unit === 'W' ? 7 : 1)
  // The days to come begin tomorrow.
  const [from, to] = sign > 0 ? [base.day + 1, far] : [far, base.day]
  return {
    ...open,
    start: iso(from),
    end: iso(to),
    edtf: `${iso(from)}/${iso(to)}${base.inferred ? '?' : '~'}`,
    precision: 'interval',
  }
}
