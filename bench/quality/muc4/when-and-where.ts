import type { DateValue } from '../../../src/model/date-value.ts'
import type { Place } from '../../../src/model/place.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { EventMention } from '../../../src/model/statement.ts'
import { loadPack } from '../../../src/packs/load-pack.ts'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayLength = 86_400_000

/**
 * The day of an event as "23 AUG 88"; "- 23 AUG 88" (by that day) when only the day of the report is known. The day that a
 * statement gives its event comes first, then one told in the same sentence; spans longer than a month say too little.
 */
export function dateSlot(events: readonly EventMention[], reading: Reading): string | null {
  const { publishedAt } = reading.document
  const own = events.flatMap(({ time }) => reading.dates.find(({ id }) => id === time) ?? [])
  const near = events
    .map(({ trigger }) => sentenceAround(reading.text, trigger.start))
    .flatMap(([start, end]) =>
      reading.dates.filter(
        ({ span, type, notATime }) => !notATime && type === 'DATE' && span.start >= start && span.end <= end,
      ),
    )
    .filter(({ end }) => !publishedAt || (end ?? '') < publishedAt)
  const best =
    own.find((date) => lengthOf(date) <= 1) ??
    own.find((date) => lengthOf(date) <= 31) ??
    near.find((date) => lengthOf(date) <= 1) ??
    onlyDay(reading)
  if (best?.start && best.end)
    return best.start === best.end ? day(best.start) : `${day(best.start)} - ${day(best.end)}`
  return publishedAt ? `- ${day(publishedAt)}` : null
}

/** The one past day a text names beside its own. */
function onlyDay({ dates, document: { publishedAt } }: Reading): DateValue | undefined {
  const days = dates.filter(
    ({ start, end, type, notATime, precision }) =>
      !notATime &&
      type === 'DATE' &&
      precision === 'day' &&
      start &&
      start === end &&
      publishedAt &&
      start < publishedAt,
  )
  return new Set(days.map(({ start }) => start)).size === 1 ? days[0] : undefined
}

function lengthOf({ start, end }: DateValue): number {
  return start && end ? (Date.parse(end) - Date.parse(start)) / dayLength : Infinity
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

/**
 * Where, as "PERU: LIMA (CITY)": the finest named place of the event, else one named in the same sentence, else the country
 * that the text speaks of most, its dateline above all.
 */
export function locationSlot(events: readonly EventMention[], reading: Reading): string | null {
  const byId = new Map(reading.places.map((place) => [place.id, place]))
  const own = events
    .flatMap(({ roles }) => roles.filter(({ role }) => role === 'place'))
    .flatMap(({ ref }) => byId.get(ref ?? '') ?? [])
  const named = own.flatMap((place) => (isNamed(place) ? place : (byId.get(place.within ?? '') ?? [])))
  const sentences = events.map(({ trigger }) => sentenceAround(reading.text, trigger.start))
  const beside = reading.places.filter(
    ({ span, precision, country }) =>
      span &&
      country &&
      (precision === 'settlement' || precision === 'province' || precision === 'district') &&
      sentences.some(([start, end]) => span.start >= start && span.end <= end),
  )
  const main = mainCountry(reading)
  const likely = named.filter(({ country }) => !country || country === main || isTold(country, reading))
  const finest =
    likely.find(({ precision }) => precision !== 'country' && precision !== 'unknown') ??
    beside.find(({ country }) => country === main) ??
    likely[0]
  const country = finest?.country ?? main
  const nation = country ? countryName(country) : null
  if (!finest) return nation
  if (finest.precision === 'country') return nation ?? finest.name.toUpperCase()
  const steps = [...containers(finest, byId), finest].map(
    ({ name, feature }) =>
      `${townName(name, nation)} (${kinds.find(([pattern]) => pattern.test(feature))?.[1] ?? 'AREA'})`,
  )
  return [nation, ...steps].filter(Boolean).join(': ')
}

/** Whether a country is named in the text, by its name or its adjective. */
function isTold(country: string, { places, text }: Reading): boolean {
  return (
    places.some((place) => place.country === country && place.span && place.precision === 'country') ||
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => countryOfDemonym().get(word) === country)
  )
}

/** A capital that is called as its country is its city. */
function townName(name: string, nation: string | null): string {
  return plain(name) === nation ? `${nation} CITY` : plain(name)
}

/** "A building" or "this city" is no place to put on a form; "Lima", "La Aurora airport" are. */
function isNamed({ name, gazetteer }: Place): boolean {
  return Boolean(gazetteer) || /(?<![.!?]\s|^)\p{Lu}/u.test(name.replace(/^(?:the|this|in) /i, 'x '))
}

function containers(place: Place, byId: ReadonlyMap<string, Place>): Place[] {
  const above = place.within ? byId.get(place.within) : undefined
  return above && above.precision !== 'country' && isNamed(above) ? [above] : []
}

/** Names of places, their adjectives, and the dateline, which counts as four mentions. */
function mainCountry(reading: Reading): string | undefined {
  const counts = new Map<string, number>()
  const count = (country: string, weight: number): Map<string, number> =>
    counts.set(country, (counts.get(country) ?? 0) + weight)
  for (const { country, span, precision } of reading.places)
    if (country && span) count(country, span.start < 30 ? 4 : precision === 'country' ? 1 : 2)
  for (const [word] of reading.text.matchAll(/\p{L}{4,}/gu)) {
    const country = countryOfDemonym().get(word.toLowerCase())
    if (country) count(country, 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

let demonyms: Map<string, string> | undefined

function countryOfDemonym(): Map<string, string> {
  return (demonyms ??= new Map(
    (loadPack('en')?.lexicon('demonyms') ?? []).flatMap(({ lemma, value }) =>
      value.country ? [[lemma.toLowerCase(), value.country] as const] : [],
    ),
  ))
}

function countryName(code: string): string {
  return (new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code).toUpperCase()
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}

/** Offsets of the sentence that a character stands in, by its stops and lines. */
function sentenceAround(text: string, at: number): [number, number] {
  const before = Math.max(text.lastIndexOf('.  ', at), text.lastIndexOf('\n', at), text.lastIndexOf('[TEXT]', at))
  const after = [text.indexOf('.  ', at), text.indexOf('\n', at)].filter((end) => end >= 0)
  return [Math.max(0, before), after.length ? Math.min(...after) : text.length]
}
