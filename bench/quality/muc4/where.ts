import type { Place } from '../../../src/model/place.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { countryName, countryOfDemonym } from './nations.ts'
import { bestOf, type Choice, weightsOf } from './linear.ts'
import { sentencesBetween } from './sentences.ts'

const kinds: readonly [RegExp, string][] = [
  [/^P\.PPL(?:A|C)?/, 'CITY'],
  [/^P\./, 'CITY'],
  [/^A\.ADM1/, 'DEPARTMENT'],
  [/^A\.ADM2/, 'PROVINCE'],
  [/^S\./, 'SITE'],
]

/** Where, as "PERU: LIMA (CITY)". */
export function locationSlot(members: readonly Statement[], reading: Reading): string | null {
  return bestOf(locationChoices(members, reading), weightsOf('place')) ?? null
}

/** Every named place of the text, and the country that it speaks of most where no place is told. */
export function locationChoices(members: readonly Statement[], reading: Reading): Choice<string>[] {
  const byId = new Map(reading.places.map((place) => [place.id, place]))
  const main = mainCountry(reading)
  const groups = new Map<string, Place[]>()
  for (const place of reading.places) {
    if (!place.span || !isNamed(place)) continue
    const key = place.gazetteer?.id ?? plain(shortName(place).name)
    groups.set(key, [...(groups.get(key) ?? []), place])
  }
  const own = ownPlaces(members, byId)
  const choices: Choice<string>[] = []
  for (const mentions of groups.values()) {
    const value = written(mentions[0], byId, main)
    if (!value) continue
    const features = featuresOf(mentions, own, { members, reading, main })
    const kind = `kind=${mentions[0].precision}`
    const owned = own.length > 0 ? 'others' : 'nowhere'
    choices.push({
      value,
      features: [...features, ...features.map((one) => `${kind}&${one}`), ...features.map((one) => `${owned}&${one}`)],
    })
  }
  const nation = main ? countryName(main) : null
  if (nation && !choices.some(({ value }) => value === nation))
    choices.push({ value: nation, features: ['unnamed', `unnamed&own=${Math.min(2, own.length)}`] })
  return choices
}

/** Places that the statements give to their events, with those that contain what has no name of its own. */
function ownPlaces(members: readonly Statement[], byId: ReadonlyMap<string, Place>): Place[] {
  return members
    .flatMap(({ event }) => event?.roles.filter(({ role }) => role === 'place') ?? [])
    .flatMap(({ ref }) => byId.get(ref ?? '') ?? [])
    .flatMap((place) => (isNamed(place) ? place : (byId.get(place.within ?? '') ?? [])))
}

interface Scene {
  members: readonly Statement[]
  reading: Reading
  main: string | undefined
}

function featuresOf(mentions: readonly Place[], own: readonly Place[], { members, reading, main }: Scene): string[] {
  const { text } = reading
  const [first] = mentions
  const isSame = (place: Place): boolean =>
    mentions.some(({ id }) => id === place.id) ||
    (first.gazetteer ? place.gazetteer?.id === first.gazetteer.id : plain(place.name) === plain(first.name))
  const owned = own.filter(isSame)
  const inside = own.some((place) => place.within && mentions.some(({ id }) => id === place.within))
  const said = mentions.filter(({ span }) => span && !isDateline(span.start, text))
  const others = reading.statements.some(
    ({ id, event }) =>
      !members.some((member) => member.id === id) &&
      event?.roles.some(({ role, ref }) => role === 'place' && mentions.some((place) => place.id === ref)),
  )
  const away = mentions
    .filter(({ span }) => span && !isDateline(span.start, text))
    .flatMap(({ span, relation }) =>
      members.map(({ event, content }) => {
        const at = event?.trigger.start ?? content.start
        const start = span?.start ?? 0
        const steps = sentencesBetween(text, Math.min(start, at), Math.max(start, at))
        return { steps, after: start > at, chars: Math.abs(start - at), relation, start }
      }),
    )
    .sort((a, b) => a.steps - b.steps || a.chars - b.chars)
  const nearest = away[0]
  const near = nearest
    ? `near=${Math.min(4, nearest.steps)}${nearest.steps > 0 ? (nearest.after ? 'after' : 'before') : ''}`
    : 'dateline-only'
  return [
    `own=${owned.length === 0 ? 'none' : owned.length === own.length ? 'all' : 'some'}`,
    ...(owned.length > 0 && owned.includes(own[0]) ? ['own-first'] : []),
    ...(owned.length > 1 ? ['own-often'] : []),
    ...(inside ? ['holds-own'] : []),
    near,
    ...(nearest?.relation ? [`${near}&${nearest.relation}`] : []),
    ...(nearest?.steps === 0 ? [`reach=${nearest.chars < 40 ? 'close' : nearest.chars < 120 ? 'middle' : 'far'}`] : []),
    `country=${first.country === undefined ? 'open' : first.country === main ? 'main' : isTold(first.country, reading) ? 'told' : 'other'}`,
    `share=${shareOf(first.country, reading)}`,
    `feature=${first.feature || 'none'}`,
    `called=${shortName(first).kind}`,
    first.gazetteer ? 'listed' : 'unlisted',
    `mentions=${Math.min(4, mentions.length)}`,
    ...(mentions.some(({ span }) => span && isDateline(span.start, text)) ? ['dateline'] : []),
    ...(mentions.every(({ use }) => use) ? [`use=${first.use}`] : []),
    ...new Set(mentions.flatMap(({ relation }) => (relation ? [`relation=${relation}`] : []))),
    ...new Set(said.map(({ span }) => `before=${wordBefore(text, span?.start ?? 0)}`)),
    ...(nearest ? [`${near}&before=${wordBefore(text, nearest.start)}`] : []),
    ...(said.some(({ span }) =>
      /^,? (?:in |of )?(?:the )?\p{Lu}/u.test(text.slice(span?.end ?? 0, (span?.end ?? 0) + 10)),
    )
      ? ['then-name']
      : []),
    ...(said.some(({ span }) =>
      / , $|, (?:in )?$/.test(text.slice(Math.max(0, (span?.start ?? 0) - 5), span?.start ?? 0)),
    )
      ? ['after-comma']
      : []),
    ...(others ? ['others'] : []),
    ...(mentions.some(({ span }) => besideName(span?.start ?? 0, span?.end ?? 0, text)) ? ['beside-name'] : []),
    ...(mentions.some(({ span }) => span && span.start < 400 && !isDateline(span.start, text)) ? ['lead'] : []),
  ]
}

/** How much of the text, its dateline aside, speaks of that country: most, much, little. */
function shareOf(country: string | undefined, reading: Reading): string {
  const counts = countriesOf(reading)
  const all = [...counts.values()].reduce((a, b) => a + b, 0)
  const own = counts.get(country ?? '') ?? 0
  if (all === 0) return 'none'
  return own === Math.max(...counts.values()) ? 'most' : own * 4 >= all ? 'much' : own > 0 ? 'little' : 'none'
}

function wordBefore(text: string, at: number): string {
  const word = /(\p{L}+|\p{P})\s*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1] ?? 'none'
  // A name weighs as any other.
  return /^\p{Lu}\p{Ll}/u.test(word) && word.length > 3 ? 'name' : word.toLowerCase()
}

/** A word with a capital right before or behind: the name may be part of another. */
function besideName(start: number, end: number, text: string): boolean {
  return (
    /\p{Lu}\p{Ll}+ $/u.test(text.slice(Math.max(0, start - 12), start)) ||
    /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))
  )
}

/** The place and day in front of the text. */
function isDateline(at: number, text: string): boolean {
  const end = text.indexOf('[TEXT]')
  return at < (end >= 0 && end < 300 ? end : 60)
}

/** The set's way to write a place: country, what contains it, itself. */
function written(place: Place, byId: ReadonlyMap<string, Place>, main: string | undefined): string | null {
  const country = place.country ?? main
  const nation = country ? countryName(country) : null
  if (place.precision === 'country') return nation ?? plain(place.name)
  const steps = [...containers(place, byId), place].map((step) => {
    const { name, kind } = shortName(step)
    return `${townName(name, nation)} (${kind})`
  })
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

const kindBehind =
  /\s(?<kind>neighborhood|district|department|municipality|province|township|town|village|canton|jurisdiction|city|region|suburb|zone|area|sector)$/i

/** "The Polo Club neighborhood" is POLO CLUB (NEIGHBORHOOD), "in northern Lima" is LIMA. */
function shortName({ name, feature }: Place): { name: string; kind: string } {
  const bare = name.replace(/^(?:in |the |at |near )+/i, '')
  const kind = kindBehind.exec(bare)?.groups?.kind
  const listed = kinds.find(([pattern]) => pattern.test(feature))?.[1] ?? 'AREA'
  return kind && /\p{Lu}/u.test(bare[0])
    ? { name: bare.replace(kindBehind, ''), kind: kind.toUpperCase() }
    : { name: bare, kind: listed }
}

/** "A building" or "this city" is no place to put on a form; "Lima", "La Aurora airport" are. */
function isNamed({ name, gazetteer }: Place): boolean {
  if (/\b(?:capital|country|city)$/i.test(name) && !/\p{Lu}\p{L}+ [Cc]ity$/u.test(name)) return false
  return Boolean(gazetteer) || /(?<![.!?]\s|^)\p{Lu}/u.test(name.replace(/^(?:the|this|in) /i, 'x '))
}

function containers(place: Place, byId: ReadonlyMap<string, Place>): Place[] {
  const above = place.within ? byId.get(place.within) : undefined
  return above && above.precision !== 'country' && isNamed(above) ? [above] : []
}

/** Where no place is told: the country that the text speaks of most, else that of its dateline. */
function mainCountry(reading: Reading): string | undefined {
  const counts = countriesOf(reading)
  const dateline = reading.places.find(({ span }) => span && isDateline(span.start, reading.text))?.country
  if (dateline) counts.set(dateline, (counts.get(dateline) ?? 0) + datelineWeight)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

const datelineWeight = 4

/** Names of places and adjectives of origin, by country; the dateline is left out. */
function countriesOf({ places, text }: Reading): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (country: string, weight: number): Map<string, number> =>
    counts.set(country, (counts.get(country) ?? 0) + weight)
  for (const { country, span, precision } of places)
    if (country && span && !isDateline(span.start, text)) count(country, precision === 'country' ? 1 : 2)
  for (const { 0: word, index } of text.matchAll(/\p{L}{4,}/gu)) {
    const country = isDateline(index, text) ? undefined : countryOfDemonym().get(word.toLowerCase())
    if (country) count(country, 1)
  }
  return counts
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}
