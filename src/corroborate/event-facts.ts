import type { Place } from '../model/place.ts'
import type { Reading } from '../model/reading.ts'
import type { Role, Statement } from '../model/statement.ts'
import type { Measure } from '../model/toll.ts'
import { timeOfDay } from './clocks-meet.ts'
import { foldWord } from '../text/fold-word.ts'

/** What one statement says of an event, as far as it helps to tell whether another statement speaks of the same one. */
export interface EventFacts {
  statement: string
  /** Offset of the trigger, or of the content where only a toll is told. */
  at: number
  type: string
  /** First and last day, ISO, or null where the words give none. */
  window: readonly [string, string] | null
  /** Time of the day, "HH:MM" or a part of it ("MO"), or null. */
  clock: string | null
  /** Keys of the places named, and of all that contain them. */
  places: ReadonlySet<string>
  containers: ReadonlySet<string>
  /** Actor ids and content words of who was hit, of who did it. */
  harmed: ReadonlySet<string>
  /** Those of the harmed that the text has not named before: "the judge" of a second sentence is no second judge. */
  newHarmed: ReadonlySet<string>
  doers: ReadonlySet<string>
  /** Whether somebody harmed is called by a name, not only described. */
  named: boolean
  /** Whom it harmed, what it was aimed at, or both: "three people were killed" and "a bus station was shelled" are one. */
  hit: 'people' | 'aim' | 'both'
  /** Whether it is told as something that happened, may happen, or is denied. */
  realm: 'done' | 'ahead'
}

/** Two capitalised words in a row, or nothing but one: in scripts without capitals nobody counts as named. */
const properName = /\p{Lu}\p{Ll}+(?: \p{Ll}{1,3})* \p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+$/u
const harmedRoles: readonly Role[] = ['target', 'victim', 'object', 'body']
const doerRoles: readonly Role[] = ['perpetrator', 'agent', 'participant']
const placeRoles: readonly Role[] = ['place']
const notAnEvent = new Set(['generic', 'none', 'hypothetical', 'conditional'])

/**
 * The facts of every statement of a Reading that tells of one event: no series, no mere possibility, no background figure.
 * A statement with a toll alone stands as what its figure counts: a killing or a harm without mode, an abduction, an arrest.
 */
export function eventFacts(reading: Reading): EventFacts[] {
  const places = new Map(reading.places.map((place) => [place.id, place]))
  const dates = new Map(reading.dates.map((date) => [date.id, date]))
  const facts: EventFacts[] = []
  let first: ReadonlyMap<string, number> | undefined
  const firstOf = () => (first ??= firstPlaces(reading.text))
  for (const statement of reading.statements) {
    const { event } = statement
    if (notAnEvent.has(statement.real) || event?.series) continue
    if (!event && !statement.tolls?.some(({ scope }) => scope === 'event')) continue
    const date = event?.time ? dates.get(event.time) : undefined
    const named = fillers(statement, placeRoles).flatMap(({ ref }) => (ref ? (places.get(ref) ?? []) : []))
    facts.push({
      statement: statement.id,
      at: event?.trigger.start ?? statement.content.start,
      type: event?.type ?? typeOfToll(statement),
      window: date?.start && date.end ? [date.start, date.end] : null,
      clock: timeOfDay(date),
      places: new Set(named.map(keyOf)),
      containers: new Set(named.flatMap((place) => containersOf(place, places))),
      harmed: wordsOf(statement, harmedRoles),
      newHarmed: newWordsOf(statement, harmedRoles, firstOf),
      doers: wordsOf(statement, doerRoles),
      named: fillers(statement, harmedRoles).some(({ span }) => properName.test(span.exact)),
      hit: hitBy(statement),
      realm: statement.real === 'planned' || statement.real === 'threatened' ? 'ahead' : 'done',
    })
  }
  return facts.sort((a, b) => a.at - b.at || (a.statement < b.statement ? -1 : 1))
}

const countedTypes: Readonly<Partial<Record<Measure, string>>> = {
  abducted: 'abduction',
  detained: 'arrest',
  captured: 'combatant-capture',
  displaced: 'displacement',
}

function typeOfToll({ tolls }: Statement): string {
  const counted = tolls?.find(({ scope }) => scope === 'event')
  return (counted && countedTypes[counted.measure]) ?? 'killing'
}

function fillers(statement: Statement, wanted: readonly Role[]) {
  return statement.event?.roles.filter(({ role }) => wanted.includes(role)) ?? []
}

function hitBy(statement: Statement): EventFacts['hit'] {
  const people = fillers(statement, ['victim', 'body']).length > 0
  const aims = fillers(statement, ['target', 'object']).length > 0
  return people === aims ? 'both' : people ? 'people' : 'aim'
}

function keyOf(place: Place): string {
  return place.gazetteer?.id ?? foldWord(place.name)
}

function containersOf(place: Place, places: ReadonlyMap<string, Place>): string[] {
  const keys: string[] = []
  for (let next: Place | undefined = place; next && keys.length < 8; next = places.get(next.within ?? ''))
    keys.push(keyOf(next))
  return place.country ? [...keys, `country:${place.country}`] : keys
}

/** Words shorter than four letters are joints in the languages we read; figures say how many, not who. */
function wordsOf(statement: Statement, wanted: readonly Role[]): Set<string> {
  const words = new Set<string>()
  for (const { span, ref } of fillers(statement, wanted)) {
    if (ref) words.add(ref)
    for (const word of span.exact.match(/\p{L}{4,}/gu) ?? []) words.add(foldWord(word))
  }
  return words
}

/** Words of the fillers that have at least one word the text uses there for the first time. */
function newWordsOf(
  statement: Statement,
  wanted: readonly Role[],
  firstOf: () => ReadonlyMap<string, number>,
): Set<string> {
  const words = new Set<string>()
  for (const { span } of fillers(statement, wanted)) {
    const own = (span.exact.match(/\p{L}{4,}/gu) ?? []).map(foldWord)
    if (own.some((word) => (firstOf().get(word) ?? span.start) >= span.start)) for (const word of own) words.add(word)
  }
  return words
}

function firstPlaces(text: string): Map<string, number> {
  const first = new Map<string, number>()
  for (const { 0: word, index } of text.matchAll(/\p{L}{4,}/gu)) {
    const key = foldWord(word)
    if (!first.has(key)) first.set(key, index)
  }
  return first
}
