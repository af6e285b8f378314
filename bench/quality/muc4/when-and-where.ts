import type { Place } from '../../../src/model/place.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { EventMention } from '../../../src/model/statement.ts'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** The day of an event as "23 AUG 88"; "- 23 AUG 88" (by that day) when only the day of the report is known. */
export function dateSlot(events: readonly EventMention[], reading: Reading): string | null {
  for (const { time } of events) {
    const date = reading.dates.find(({ id }) => id === time)
    if (!date?.start || !date.end) continue
    return date.start === date.end ? day(date.start) : `${day(date.start)} - ${day(date.end)}`
  }
  const { publishedAt } = reading.document
  return publishedAt ? `- ${day(publishedAt)}` : null
}

function day(iso: string): string {
  const [year, month, date] = iso.split('-')
  return `${date.slice(0, 2)} ${months[Number(month) - 1]} ${year.slice(2)}`
}

const kinds: readonly [RegExp, string][] = [
  [/^P\.PPL(?:A|C)?/, 'CITY'],
  [/^P\./, 'CITY'],
  [/^A\.ADM1/, 'DEPARTMENT'],
  [/^A\.ADM2/, 'PROVINCE'],
  [/^S\./, 'SITE'],
]

/** Where, as "PERU: LIMA (CITY)"; the country of the text's places where an event has none of its own. */
export function locationSlot(events: readonly EventMention[], reading: Reading): string | null {
  const byId = new Map(reading.places.map((place) => [place.id, place]))
  const named = events
    .flatMap(({ roles }) => roles.filter(({ role }) => role === 'place'))
    .flatMap(({ ref }) => byId.get(ref ?? '') ?? [])
  const finest = named.find(({ precision }) => precision !== 'country' && precision !== 'unknown') ?? named[0]
  const country = finest?.country ?? mainCountry(reading)
  const nation = country ? countryName(country) : null
  if (!finest) return nation
  if (finest.precision === 'country') return nation ?? finest.name.toUpperCase()
  const steps = [...containers(finest, byId), finest].map(
    ({ name, feature }) => `${plain(name)} (${kinds.find(([pattern]) => pattern.test(feature))?.[1] ?? 'AREA'})`,
  )
  return [nation, ...steps].filter(Boolean).join(': ')
}

function containers(place: Place, byId: ReadonlyMap<string, Place>): Place[] {
  const above = place.within ? byId.get(place.within) : undefined
  return above && above.precision !== 'country' ? [above] : []
}

function mainCountry(reading: Reading): string | undefined {
  const counts = new Map<string, number>()
  for (const { country, span } of reading.places)
    if (country && span) counts.set(country, (counts.get(country) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

function countryName(code: string): string {
  return (new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code).toUpperCase()
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}
