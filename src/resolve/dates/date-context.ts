/** What resolving one expression may know: the day of speaking, the last day the text named, and the window of D1. */
import type { DateValue } from '../../model/date-value.ts'
import type { Day } from './calendar.ts'

export type Resolved = Omit<DateValue, 'id' | 'span'>
export type Direction = 'before' | 'after' | 'unknown'

export interface Anchor {
  day: Day
  /** 'publishedAt', 'dateline' or the id of a date of the text. */
  name: string
  /** Minutes of the day, where the day of speaking is known to the minute ("2024-03-05T14:20:00Z"), in its own zone. */
  minutes?: number
  /** The anchor's own year was inferred, so what hangs on it is too. */
  inferred: boolean
}

export interface DateContext {
  anchor: Anchor | null
  /** Latest day named before this expression, and whether it stands in the same paragraph. */
  last: (Anchor & { near: boolean; end: Day }) | null
  /** Last day or month of the paragraph that the text dates with its year: what follows without one goes on from there. */
  story: Anchor | null
  /** Last quarter named shortly before: "a year earlier" goes on from it. */
  quarter: { year: number; nth: number; name: string } | null
  /** Latest fully dated fact of the text (D1's lower end) and the latest day the text can be of (its upper end). */
  background: Day | null
  upper: Day | null
  /** Where the governing verb points. */
  direction: Direction
}

/** Words a person reads in `needsReview`. */
export const review = {
  anchor: 'anchor',
  year: 'year',
  yearInferred: 'year inferred',
  conflict: 'weekday and date disagree',
  sameWeekday: 'same weekday as the anchor',
  direction: 'direction',
  order: 'day or month first',
  event: 'event',
} as const

/** A value that the words alone do not date. */
export function undated(
  timex: string,
  precision: Resolved['precision'],
  needs: string,
  extra: Partial<Resolved> = {},
): Resolved {
  return {
    type: 'DATE',
    timex,
    edtf: null,
    start: null,
    end: null,
    precision,
    basis: 'stated',
    needsReview: [needs],
    ...extra,
  }
}
