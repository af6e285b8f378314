/**
 * Whether the units of two texts may tell of one event, and what speaks for it (model.md §1.10). Relations only: nothing here
 * knows a name, a side or an outlet.
 */
import type { EventUnit } from './event-unit.ts'
import { typesMayBeOne } from './type-cover.ts'

/** Clock times further apart than this tell two events of one day apart. */
const sameHour = 60

/** What keeps two units apart, or null where nothing does. The word is the reason that is shown. */
export function whatParts(
  a: EventUnit,
  b: EventUnit,
): 'realm' | 'series' | 'type' | 'day' | 'place' | 'site' | 'time' | null {
  if (a.realm !== b.realm) return 'realm'
  if (a.series !== b.series) return 'series'
  if (!a.types.some((one) => b.types.some((other) => typesMayBeOne(one, other)))) return 'type'
  if (a.window && b.window && (a.window[0] > b.window[1] || b.window[0] > a.window[1])) return 'day'
  if (!placesMeet(a, b)) return 'place'
  if (!sitesMeet(a, b)) return 'site'
  if (!clocksMeet(a, b)) return 'time'
  return null
}

/** How much two units share beyond day and place: what decides where several groups fit. */
export function sharedBetween(a: EventUnit, b: EventUnit): number {
  return (
    4 * Number(meet(a.wordings, b.wordings)) +
    3 * Number(a.clocks.length > 0 && b.clocks.length > 0 && clocksMeet(a, b)) +
    2 * Number(a.sites.length > 0 && b.sites.length > 0 && sitesMeet(a, b)) +
    2 * Number(meet(a.figures, b.figures)) +
    Number(meet(a.harmed, b.harmed)) +
    Number(meet(a.doers, b.doers)) +
    Number(meet(a.types, b.types))
  )
}

function placesMeet(a: EventUnit, b: EventUnit): boolean {
  if (a.places.length === 0 || b.places.length === 0) return true
  return meet(a.places, b.containers) || meet(b.places, a.containers)
}

/** Two hospitals are one site unless both are named and no word of their names is shared; a hospital and a market are two. */
function sitesMeet(a: EventUnit, b: EventUnit): boolean {
  if (a.sites.length === 0 || b.sites.length === 0) return true
  return a.sites.some((one) =>
    b.sites.some(
      (other) =>
        one.feature === other.feature &&
        (one.words.length === 0 || other.words.length === 0 || meet(one.words, other.words)),
    ),
  )
}

function clocksMeet(a: EventUnit, b: EventUnit): boolean {
  if (a.clocks.length === 0 || b.clocks.length === 0) return true
  return a.clocks.some((one) => b.clocks.some((other) => minutesApart(one, other) <= sameHour))
}

function minutesApart(a: string, b: string): number {
  const [first, second] = [a, b].map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)))
  const apart = Math.abs(first - second)
  return Math.min(apart, 1440 - apart)
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one))
}
