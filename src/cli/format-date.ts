import type { DateValue } from '../model/date-value.ts'
import type { UiWords } from './ui-words.ts'

/** "2024-05-14" → "14 mai 2024", "2024-05" → "mai 2024"; a clock time is left out, anything else stays as it is. */
export function formatDay(iso: string, words: UiWords): string {
  const parts = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?/u.exec(iso)?.groups
  if (!parts) return iso
  const month = parts.month && words(`month.${Number(parts.month)}`)
  const day = parts.day === '01' ? words('day.first') : parts.day && String(Number(parts.day))
  return [day, month, parts.year].filter(Boolean).join('\u00a0')
}

/** A resolved date in the words of the interface, "?" behind what was inferred; an open one in the text's own words. */
export function formatDate(date: DateValue, words: UiWords): string {
  const doubt = date.edtf?.endsWith('?') || date.needsReview?.length || date.alternatives?.length ? ' ?' : ''
  const { start, end, precision } = date
  if (!start && !end && precision !== 'unknown') return words('date.unresolved', { words: date.span.exact })
  if (!start || !end || precision === 'unknown') return words('quote', { words: date.span.exact })
  if (start.slice(0, 10) === end.slice(0, 10)) return formatDay(start, words) + doubt
  const month = formatDay(start.slice(0, 7), words)
  if (precision === 'month') return month + doubt
  if (precision === 'year') return start.slice(0, 4) + doubt
  if (precision === 'part-of-month' && date.mod && words.has(`date.${date.mod}`))
    return words(`date.${date.mod}`, { date: month }) + doubt
  const range = words('date.interval', shortRange(start, end, words))
  return (
    (words.has(`date.${precision}`) && precision !== 'interval' ? words(`date.${precision}`, { date: range }) : range) +
    doubt
  )
}

/** "4 mars 2024 – 5 mars 2024" → "4 – 5 mars 2024": what both ends share is said once. */
function shortRange(start: string, end: string, words: UiWords): { start: string; end: string } {
  const from = formatDay(start, words).split('\u00a0')
  const to = formatDay(end, words).split('\u00a0')
  while (from.length > 1 && from.at(-1) === to[from.length - 1]) from.pop()
  return { start: from.join('\u00a0'), end: to.join('\u00a0') }
}
