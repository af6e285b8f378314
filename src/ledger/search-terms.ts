import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Actor } from '../model/actor.ts'
import type { Place } from '../model/place.ts'
import type { Reading } from '../model/reading.ts'
import { searchWords } from '../text/search-words.ts'

/** What one may ask for besides words; each is a term of the posting lists. */
export type TermKind = 'word' | 'actor' | 'place' | 'act' | 'type' | 'outlet' | 'lang' | 'month' | 'translates'

export function term(kind: TermKind, value: string): string {
  return `${kind}:${value}`
}

/** Every term under which a document is found, each once. */
export function termsOf(reading: Reading, records: readonly StatementRecord[]): string[] {
  const terms = new Set(termsOfRecords(records))
  for (const word of searchWords(reading.text)) terms.add(term('word', word))
  terms.add(term('lang', reading.document.lang))
  if (reading.document.translation?.of) terms.add(term('translates', reading.document.translation.of))
  if (reading.document.outlet) terms.add(term('outlet', nameKeyOf(reading.document.outlet)))
  return [...terms]
}

/** What statements are found under, but for their words. */
export function termsOfRecords(records: readonly StatementRecord[]): string[] {
  const terms = new Set<string>()
  const actors = new Set<Actor>()
  const places = new Set<Place>()
  for (const record of records) {
    terms.add(term('act', record.statement.act))
    if (record.statement.event) terms.add(term('type', record.statement.event.type))
    for (const actor of record.actors) actors.add(actor)
    for (const place of record.places) places.add(place)
    const [first, last] = eventDays(record)
    if (first) for (const month of monthsBetween(first, last)) terms.add(term('month', month))
  }
  for (const actor of actors) for (const key of actorKeys(actor)) terms.add(term('actor', key))
  for (const place of places) for (const key of placeNames(place)) terms.add(term('place', key))
  return [...terms]
}

/** An actor is asked for by id or by any of its names. */
export function actorKeys({ id, displayName, names }: Actor): string[] {
  return [id, nameKeyOf(displayName), ...names.map(({ text }) => nameKeyOf(text))]
}

/** A place is asked for by gazetteer entry or by name. */
export function placeNames({ name, gazetteer }: Place): string[] {
  return gazetteer ? [gazetteer.id, nameKeyOf(name)] : [nameKeyOf(name)]
}

/** First and last day of the event, where its words give them. */
export function eventDays({ statement, dates }: StatementRecord): string[] {
  const date = dates.find(({ id }) => id === statement.event?.time)
  return date?.start ? [date.start, date.end ?? date.start] : []
}

/** A name as it is compared: its words, folded. Ids go through unchanged. */
export function nameKeyOf(name: string): string {
  let key = nameKeys.get(name)
  if (key === undefined) {
    key = /^\w+:/u.test(name) ? name : searchWords(name).join(' ')
    if (nameKeys.size >= mostNames) nameKeys.clear()
    if (name.length < 80) nameKeys.set(name, key)
  }
  return key
}

/** Actors, places and outlets come again in text after text. */
const nameKeys = new Map<string, string>()
const mostNames = 10_000

/** Longer spans are not looked up by month. */
export const mostMonths = 60

/** The months of a span of days, a few more than mostMonths at most. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number)
  for (; months.length <= mostMonths; month++) {
    if (month > 12) [year, month] = [year + 1, 1]
    const one = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (one > to.slice(0, 7)) break
    months.push(one)
  }
  return months
}
