import { markerLength, foldPhrase, pageWords } from './page-words.ts'
import { writeDate } from './told-date.ts'

/**
 * The date that a line of a byline gives in words or figures, in the language of the page: "Publié le 12 avril 2031 à 18h40",
 * "12.04.2031, 18:40 Uhr". Null where it gives none, or one that may be read in two ways.
 */
export function textDate(line: string, lang: string): string | null {
  return findDate(line, lang)?.value ?? null
}

/** The same with where the date stands in the line; marks of direction are not counted. */
export function findDate(line: string, lang: string): { value: string; start: number; end: number } | null {
  const text = westernDigits(foldPhrase(line)).replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
  const found = named(text, lang) ?? figures(text, lang !== 'en')
  if (!found) return null
  const time =
    clock(text.slice(found.end, found.end + 30)) ?? clock(text.slice(Math.max(0, found.start - 20), found.start))
  const value = writeDate({ ...found.parts, ...time })
  return value === null ? null : { value, start: found.start, end: found.end }
}

/** The clock time that a line gives, as "18:40", with its hour in two digits; null where it gives none. */
export function textClock(line: string): string | null {
  const found = clock(westernDigits(line))
  return found ? `${found.hour.padStart(2, '0')}:${found.minute}` : null
}

/** Whether the line says that it tells of a change ("mis à jour le …"). */
export function tellsUpdate(line: string, lang: string): boolean {
  return markerLength(line, 'updated', lang) > 0
}

interface FoundDate {
  parts: Record<string, string>
  start: number
  end: number
}

function named(text: string, lang: string): FoundDate | null {
  const months = [...pageWords('month', lang), ...pageWords('month', 'en')]
  for (const { words, value } of months) {
    const at = text.indexOf(words)
    if (at < 0 || /[\p{L}\p{M}]/u.test(text.charAt(at - 1)) || /[\p{L}\p{M}]/u.test(text.charAt(at + words.length)))
      continue
    const before = /(?<day>\d{1,2})(?:\p{L}{1,2}|º|\.)?(?:\s+\p{L}{1,2})?\s*$/u.exec(text.slice(0, at))
    const after = /^(?:\s?\/\s?\p{L}[\p{L}\p{M} ]{2,14}?)?\.?,?\s*(?:\p{L}{2,3}\s+)?(?<year>\d{4})/u.exec(
      text.slice(at + words.length),
    )
    if (before?.groups && after?.groups)
      return {
        parts: { year: after.groups.year, month: value, day: before.groups.day },
        start: before.index,
        end: at + words.length + after[0].length,
      }
    const dayAfter = /^\.?\s+(?<day>\d{1,2})(?:\p{L}{2})?,?\s+(?<year>\d{4})/u.exec(text.slice(at + words.length))
    if (dayAfter?.groups)
      return {
        parts: { year: dayAfter.groups.year, month: value, day: dayAfter.groups.day },
        start: at,
        end: at + words.length + dayAfter[0].length,
      }
  }
  return null
}

/** Figures alone: the year first, else the day; in English "04/05/2031" may be read in two ways, and is not read. */
function figures(text: string, dayFirst: boolean): FoundDate | null {
  const iso = /(?<![\d])(?<year>(?:19|20)\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/u.exec(text)
  if (iso?.groups) return { parts: { ...iso.groups }, start: iso.index, end: iso.index + iso[0].length }
  const european =
    /(?<!\d)(?<day>\d{1,2})(?<mark>[./-])\s?(?<month>\d{1,2})\k<mark>\s?(?<year>(?:19|20)?\d{2})(?![\d:])/u.exec(text)
  if (!european?.groups) return null
  const { day, month, mark } = european.groups
  const plain = dayFirst || mark === '.' || Number(day) > 12 || day === month
  if (!plain) return null
  const { year } = european.groups
  const parts = { ...european.groups, year: year.length === 2 ? `20${year}` : year }
  return { parts, start: european.index, end: european.index + european[0].length }
}

function clock(text: string): { hour: string; minute: string; zone?: string } | null {
  const found =
    /(?<!\d)(?<hour>[01]?\d|2[0-3])\s?[:.\p{L}]\s?(?<minute>[0-5]\d)(?!\d)(?:\s*(?<half>[ap])\.?m\b)?(?:\s*(?<zone>utc|gmt|[+-]\d{2}:?\d{2})(?![\p{L}\d]))?/iu.exec(
      text,
    )
  if (!found?.groups) return null
  const { hour, minute, half, zone } = found.groups
  const shifted =
    half === 'p' && Number(hour) < 12 ? String(Number(hour) + 12) : half === 'a' && hour === '12' ? '0' : hour
  return { hour: shifted, minute, zone }
}

/** Arabic and Persian figures as western ones, one code unit for one. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}
