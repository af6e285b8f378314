/**
 * The shapes that resolved values share: a day, a stretch of days, a value taken from an anchor, a TIMEX length. In: days
 * and how they are known; out: values with EDTF and what a person should look at.
 */
import { iso, type Day } from './calendar.ts'
import { review, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'

interface DayBasis {
  basis: Resolved['basis']
  anchor?: string
  inferred?: boolean
  direction?: 'before' | 'after'
}

export function dayValue(day: Day, timex: string, { basis, anchor, inferred, direction }: DayBasis): Resolved {
  return {
    type: 'DATE',
    timex,
    edtf: iso(day) + (inferred ? '?' : ''),
    start: iso(day),
    end: iso(day),
    precision: 'day',
    basis,
    ...(anchor ? { anchor } : {}),
    ...(direction ? { direction } : {}),
    ...(inferred ? { needsReview: [review.yearInferred] } : {}),
  }
}

/** A year taken from a stated day of speaking is marked in EDTF and needs no second look. */
export function nearYear(value: Resolved, { anchor }: DateContext): Resolved {
  if (!anchor || anchor.inferred) return value
  const { needsReview: _needsReview, ...rest } = value
  return rest
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

export function relative(value: Resolved, base: Anchor): Resolved {
  return {
    ...value,
    basis: 'anchor-relative',
    anchor: base.name,
    ...(base.inferred && value.edtf
      ? { edtf: `${value.edtf.replace(/[?~]$/, '')}?`, needsReview: [review.yearInferred] }
      : {}),
  }
}

/** What a relative expression counts from: the day just named, or the day of speaking. */
export function baseOf(slots: Slots, context: DateContext): Anchor | null {
  return slots.from === 'text' ? (context.last ?? context.anchor) : context.anchor
}

/** "P3D", "PT2H"; quarters and half years count as months. */
export function duration(n: number | string, unit: string): string {
  if (unit.startsWith('T')) return `PT${n}${unit.slice(1)}`
  return unit === 'Q'
    ? `P${typeof n === 'number' ? 3 * n : n}${'M'}`
    : unit === 'H'
      ? `P${typeof n === 'number' ? 6 * n : n}M`
      : `P${n}${unit}`
}
