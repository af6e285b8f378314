import { isDate } from '../check-input.ts'

const day = String.raw`(?<day>\d{1,2})`
const month = String.raw`(?<month>\d{1,2})`
const year = String.raw`(?<year>\d{4})`
const time = String.raw`(?:[T ,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?(?<zone> ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`
/** Year first, or days and months with dots, have one meaning everywhere; with a slash they have two. */
const clear = [`${year}[-/.]${month}[-/.]${day}`, String.raw`${day}\.${month}\.${year}`].map(
  (form) => new RegExp(`^${form}${time}$`, 'iu'),
)
const unclear = new RegExp(String.raw`^(?<first>\d{1,2})[/-](?<other>\d{1,2})[/-]${year}${time}$`, 'iu')

/** The date of a cell as ISO 8601, or null where its form leaves two readings or is none of those known. */
export function cellDate(cell: string): string | null {
  const trimmed = cell.trim()
  if (isDate(trimmed)) return trimmed.replace(' ', 'T')
  if (/^\d{8}$/u.test(trimmed))
    return iso({ year: trimmed.slice(0, 4), month: trimmed.slice(4, 6), day: trimmed.slice(6) })
  for (const form of clear) {
    const groups = form.exec(trimmed)?.groups
    if (groups) return iso(groups)
  }
  const groups = unclear.exec(trimmed)?.groups
  if (!groups) return null
  const [first, other] = [Number(groups.first), Number(groups.other)]
  if (first > 12 || first === other) return iso({ ...groups, day: groups.first, month: groups.other })
  return other > 12 ? iso({ ...groups, day: groups.other, month: groups.first }) : null
}

function iso(found: Readonly<Record<string, string | undefined>>): string | null {
  const two = (part = '') => part.padStart(2, '0')
  const date = `${found.year}-${two(found.month)}-${two(found.day)}`
  const zone = (found.zone ?? '').trim().replace(/^(?:UTC|GMT)$/iu, 'Z')
  const clock = found.hour ? `T${two(found.hour)}:${found.minute}:${found.second ?? '00'}${zone}` : ''
  return isDate(date + clock) ? date + clock : null
}
