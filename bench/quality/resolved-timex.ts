import type { DateValue } from '../../src/model/date-value.ts'
import type { Span } from '../../src/model/span.ts'

/**
 * The TIMEX3 value that benchmarks ask for: the calendar's ("1998-08-07"), where our `timex` keeps what the words alone say
 * ("XXXX-WXX-5") and `start` and `end` hold what was resolved. Full hours have their minutes.
 */
function resolvedTimex(date: DateValue): string {
  const { timex, start, precision } = date
  if (!timex.startsWith('X') && !timex.startsWith('T')) return timex.replace(/(?<=\dT\d\d)$/, ':00')
  if (!start || date.type === 'DURATION' || date.type === 'SET') return timex
  const part = /T.*$/.exec(timex)?.[0] ?? (date.clock ? `T${date.clock}` : '')
  if (part) return (start + part).replace(/(?<=T\d\d)$/, ':00')
  const ofYear = /^XXXX(?<part>-[QH]\d)$/.exec(timex)?.groups?.part
  if (ofYear) return start.slice(0, 4) + ofYear
  if (precision === 'week') return isoWeek(start)
  if (precision === 'weekend') return `${isoWeek(start)}-WE`
  if (precision === 'night') return `${start}TNI`
  if (precision === 'month' || precision === 'part-of-month') return start.slice(0, 7)
  if (precision === 'year') return start.slice(0, 4)
  if (precision === 'season') return start.slice(0, 4) + /-(?:SP|SU|FA|WI)$/.exec(timex)?.[0]
  return start === date.end ? start : timex
}

interface Timex {
  span: Pick<Span, 'start' | 'end'>
  value: string
}

/** Our "from 3 to 9 May" is one interval; the sets have an expression for each end. */
export function timexesOf(date: DateValue): Timex[] {
  const whole = { span: date.span, value: resolvedTimex(date) }
  const [first, second, more] = date.timex.split('/')
  if (date.precision !== 'interval' || !second || more || /\dT|^T/.test(first)) return [whole]
  const cut = cutOf(date.span.exact)
  if (!cut) return [whole]
  const from = date.span.start
  const ends = [
    { start: from + cut.first[0], end: from + cut.first[1], timex: first, day: date.start },
    { start: from + cut.second[0], end: from + cut.second[1], timex: second, day: date.end },
  ]
  return ends.map(({ start, end, timex, day }) => ({
    span: { start, end },
    value: day && timex.startsWith('XXXX-') ? (/^XXXX-\d\d$/.test(timex) ? day.slice(0, 7) : day) : timex,
  }))
}

/** Where the two ends of an interval stand in its words: on both sides of the word or dash between them. */
function cutOf(words: string): { first: [number, number]; second: [number, number] } | null {
  const found =
    /^(?<lead>(?:from|between|de|du|entre)\s+)?(?<a>.+?)(?<gap>\s+(?:to|through|until|till|and|à|au|et)\s+(?:the\s+)?|\s*[-–]\s*)(?<b>.+)$/iu.exec(
      words,
    )?.groups
  if (!found) return null
  const a = found.lead?.length ?? 0
  const b = a + found.a.length + found.gap.length
  return { first: [a, a + found.a.length], second: [b, b + found.b.length] }
}

function isoWeek(iso: string): string {
  const thursday = new Date(`${iso}T00:00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 4)
  const monday = new Date(first)
  const week = 1 + Math.round((thursday.getTime() - first) / 86_400_000 / 7 + (((monday.getUTCDay() + 6) % 7) - 3) / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}
