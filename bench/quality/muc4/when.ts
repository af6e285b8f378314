import type { DateValue } from '../../../src/model/date-value.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { bestOf, type Choice, weightsOf } from './linear.ts'
import { sentencesBetween } from './sentences.ts'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayLength = 86_400_000
/** Spans longer than a month say too little. */
const longest = 31

/** The day of an incident as "23 AUG 88"; "- 23 AUG 88" (by that day) where only the day of the report is known. */
export function dateSlot(members: readonly Statement[], reading: Reading): string | null {
  return bestOf(dateChoices(members, reading), weightsOf('date')) ?? null
}

/** Every past day or span that the text names, and the day of the report as the latest possible. */
export function dateChoices(members: readonly Statement[], reading: Reading): Choice<string>[] {
  const { publishedAt } = reading.document
  const spans = new Map<string, DateValue[]>()
  for (const date of reading.dates) {
    const { start, end, type, notATime } = date
    if (notATime || (type !== 'DATE' && type !== 'TIME') || !start || !end || daysOf(date) > longest) continue
    if (publishedAt && start > publishedAt.slice(0, 10)) continue
    spans.set(`${start} ${end}`, [...(spans.get(`${start} ${end}`) ?? []), date])
  }
  const told = [...spans.values()].filter(([{ end }]) => end !== publishedAt?.slice(0, 10))
  const context = contextOf(members, reading, spans.size, told.length)
  const choices: Choice<string>[] = []
  for (const mentions of spans.values()) {
    const [{ start, end }] = mentions
    if (!start || !end) continue
    const features = featuresOf(mentions, members, reading)
    const as = (kind: string): string[] => [...features, ...features.map((one) => `${kind}&${one}`), kind]
    if (start === end) choices.push({ value: day(start), features: as('day') })
    else {
      choices.push({ value: `${day(start)} - ${day(end)}`, features: as('span') })
      if (daysOf(mentions[0]) <= 1) choices.push({ value: day(start), features: as('first') })
    }
  }
  if (publishedAt)
    choices.push({
      value: `- ${day(publishedAt)}`,
      features: ['by', ...context.map((one) => `by&${one}`)],
    })
  return choices
}

function featuresOf(mentions: readonly DateValue[], members: readonly Statement[], reading: Reading): string[] {
  const { text, document } = reading
  const ids = new Set(mentions.map(({ id }) => id))
  const own = members.filter(({ event }) => event?.time && ids.has(event.time))
  const dated = members.filter(({ event }) => event?.time)
  const [first] = mentions
  const published = document.publishedAt?.slice(0, 10)
  const age = published && first.end ? (Date.parse(published) - Date.parse(first.end)) / dayLength : null
  const others = reading.statements.filter(
    ({ event, id }) => event?.time && ids.has(event.time) && !members.some((member) => member.id === id),
  )
  const spoken = reading.statements
    .flatMap(({ chain }) => chain.flatMap(({ saidOn }) => saidOn ?? []))
    .some((id) => ids.has(id))
  const said = mentions.filter(({ span }) => !isDateline(span.start, text))
  const away = mentions
    .filter(({ span }) => !isDateline(span.start, text))
    .flatMap(({ span }) =>
      members.map(({ event, content }) => {
        const at = event?.trigger.start ?? content.start
        const steps = sentencesBetween(text, Math.min(span.start, at), Math.max(span.start, at))
        return { steps, after: span.start > at, chars: Math.abs(span.start - at) }
      }),
    )
    .sort((a, b) => a.steps - b.steps || a.chars - b.chars)
  const nearest = away[0]
  return [
    `own=${own.length === 0 ? 'none' : own.length === dated.length ? 'all' : 'some'}`,
    own.length > 0 && own[0] === dated[0] ? 'own-first' : 'not-first',
    ...(own.length > 1 ? ['own-often'] : []),
    nearest
      ? `near=${Math.min(4, nearest.steps)}${nearest.steps > 0 ? (nearest.after ? 'after' : 'before') : ''}`
      : 'dateline-only',
    ...(nearest?.steps === 0 ? [`reach=${nearest.chars < 40 ? 'close' : nearest.chars < 120 ? 'middle' : 'far'}`] : []),
    `precision=${first.precision}`,
    `type=${first.type}`,
    `age=${age === null ? 'none' : age < 0 ? 'ahead' : age < 1 ? 'today' : age < 2 ? 'yesterday' : age < 8 ? 'week' : age < 32 ? 'month' : age < 370 ? 'year' : 'old'}`,
    `mentions=${Math.min(3, mentions.length)}`,
    ...new Set(mentions.map(({ basis }) => `basis=${basis}`)),
    ...new Set(said.map(({ span }) => `said=${shape(span.exact)}`)),
    ...new Set(said.map(({ span }) => `before=${wordBefore(text, span.start)}`)),
    ...(others.length
      ? [`others=${others.some(({ event }) => incidents.has(event?.type ?? '')) ? 'incident' : 'event'}`]
      : []),
    ...(spoken ? ['spoken'] : []),
    ...(spoken && own.length === 0 ? ['only-spoken'] : []),
    ...(mentions.some(({ span }) => span.start < 400 && !isDateline(span.start, text)) ? ['lead'] : []),
  ]
}

/** What speaks for no day of its own: how the incident and the days of the text are told. */
function contextOf(members: readonly Statement[], reading: Reading, days: number, told: number): string[] {
  const times = members.flatMap(({ event }) => reading.dates.find(({ id }) => id === event?.time) ?? [])
  const usable = times.filter(({ start, end }) => start && end)
  return [
    `own=${times.length === 0 ? 'none' : usable.length === 0 ? 'open' : usable.some((date) => daysOf(date) <= 1) ? 'day' : 'long'}`,
    `days=${Math.min(3, days)}`,
    `told=${Math.min(3, told)}`,
    `members=${Math.min(3, members.length)}`,
    ...new Set(members.flatMap(({ event }) => (event ? [`type=${event.type}`] : []))),
    ...(members.some(({ voice }) => voice === 'presupposed') ? ['presupposed'] : []),
    ...(members.every(({ event }) => !event || event.trigger.exact.endsWith('s')) ? ['plural'] : []),
    ...(members.some(({ real }) => real === 'planned' || real === 'threatened') ? ['ahead'] : []),
  ]
}

/** Events that may be incidents of the set. */
const incidents = new Set([
  'attack-unspecified',
  'targeted-killing',
  'killing',
  'abduction',
  'remote-explosive',
  'explosion',
  'attack-civilians',
])

function wordBefore(text: string, at: number): string {
  const word = /(\p{L}+|\p{P})\s*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1] ?? 'none'
  // A name weighs as any other.
  return /^\p{Lu}\p{Ll}/u.test(word) && word.length > 3 ? 'name' : word.toLowerCase()
}

/** "8 October" and "3 May" are said alike; so are all weekdays. */
function shape(words: string): string {
  return words
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/g, 'month')
    .replace(/\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b/g, 'month')
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g, 'weekday')
}

/** The place and day in front of the text. */
function isDateline(at: number, text: string): boolean {
  const end = text.indexOf('[TEXT]')
  return at < (end >= 0 && end < 300 ? end : 60)
}

function daysOf({ start, end }: DateValue): number {
  return start && end ? (Date.parse(end) - Date.parse(start)) / dayLength : Infinity
}

function day(iso: string): string {
  const [year, month, date] = iso.split('-')
  return `${date.slice(0, 2)} ${months[Number(month) - 1]} ${year.slice(2)}`
}
