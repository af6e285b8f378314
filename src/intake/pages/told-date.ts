import { isDate } from '../check-input.ts'
import { pageWords } from './page-words.ts'

const isoLike =
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T\s,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/iu
const compact =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/u
/** "Tue, 14 May 2024 09:30:00 +0200", the date of mails and feeds. */
const mailDate =
  /^(?:\p{L}{3},?\s+)?(?<day>\d{1,2})\s+(?<name>\p{L}{3})\p{L}*\s+(?<year>\d{4})(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/iu
/** "Tue May 14 2024 09:30:00 GMT+0200", as programs write it. */
const programDate =
  /^\p{L}{3}\s+(?<name>\p{L}{3})\s+(?<day>\d{1,2})\s+(?<year>\d{4})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?:GMT|UTC)?(?<zone>[+-]\d{2}:?\d{2})?/iu
/** "May 14, 2024 9:30 am" */
const namedDate =
  /^(?<name>\p{L}{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<half>[ap])?\.?m?\.?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/iu

/**
 * A date as machines tell it → ISO 8601, with its time and zone as told: no zone is added, none is changed. Null where it is no date
 * of the calendar, or one whose day and month cannot be told apart.
 */
export function toldDate(told: string | undefined): string | null {
  const text = told?.trim() ?? ''
  if (text === '' || text.length > 80) return null
  if (/^\d{10}(?:\d{3})?$/u.test(text)) return fromSeconds(text)
  for (const form of [isoLike, compact, mailDate, programDate, namedDate]) {
    const parts = form.exec(text)?.groups
    const date = parts && writeDate(parts)
    if (date) return date
  }
  return null
}

/** The parts of a date as one; null where they make no day of the calendar. `name` is a month's English name, `zone` as told. */
export function writeDate(parts: Readonly<Record<string, string | undefined>>): string | null {
  const month = parts.month ?? monthOf(parts.name ?? '')
  if (month === null || !parts.year || !parts.day) return null
  const day = `${parts.year}-${month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`
  const time = timeOf(parts)
  const date = time === null ? day : `${day}T${time}${zoneOf(parts.zone)}`
  return isDate(date) ? date : null
}

function timeOf({ hour, minute, second, half }: Readonly<Record<string, string | undefined>>): string | null {
  if (hour === undefined || minute === undefined) return null
  let count = Number(hour)
  if (/p/iu.test(half ?? '') && count < 12) count += 12
  if (/a/iu.test(half ?? '') && count === 12) count = 0
  if (count > 23 || Number(minute) > 59) return null
  return `${String(count).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`
}

function zoneOf(zone = ''): string {
  if (/^(?:z|utc|gmt)$/iu.test(zone)) return 'Z'
  if (/^[+-]\d{2}$/u.test(zone)) return `${zone}:00`
  return /^[+-]\d{4}$/u.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
}

/** Formats of machines name months by the first three letters of their English names. */
function monthOf(name: string): string | null {
  const start = name.toLowerCase().slice(0, 3)
  return pageWords('month', 'en').find(({ words }) => words.slice(0, 3) === start && start.length === 3)?.value ?? null
}

/** Seconds or milliseconds since 1970. */
function fromSeconds(text: string): string | null {
  const date = new Date(text.length === 13 ? Number(text) : Number(text) * 1000)
  return date.toISOString().replace(/\.\d{3}Z$/u, 'Z')
}
