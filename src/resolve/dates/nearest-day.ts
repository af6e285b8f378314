import { civil, type Day } from './calendar.ts'
import type { DateContext } from './date-context.ts'

/** A day without its year that far off has its year named by whoever means it; the same in the other direction is near. */
const far = 270
const near = 75

/**
 * The occurrence nearest to the day of speaking in the direction of the tense; where that is open, the near side wins. A past
 * verb ("has set 10 November as the deadline") does not make a day of next month one of last year.
 */
export function nearest(context: DateContext, on: (year: number) => Day | null, said = false): Day | null {
  const anchor = context.anchor?.day
  if (anchor === undefined) return null
  const { year } = civil(anchor)
  const found = [-4, -3, -2, -1, 0, 1, 2, 3, 4].flatMap((step) => on(year + step) ?? [])
  const past = found.filter((day) => day <= anchor).at(-1) ?? null
  const next = found.find((day) => day >= anchor) ?? null
  if (context.direction === 'after')
    return !said && past !== null && next !== null && anchor - past <= near / 3 && next - anchor > far ? past : next
  if (!said && past !== null && next !== null && next - anchor <= near && anchor - past > far) return next
  return past
}
