/**
 * Whether the units of two texts may tell of one event, and what speaks for it (model.md §1.10). Relations only: nothing here
 * knows a name, a side or an outlet.
 */
import type { EventUnit } from './event-unit.ts'
import { clocksMeet, isClock } from './clocks-meet.ts'
import { typesMayBeOne } from './type-cover.ts'

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
  if (!clocksOfMeet(a, b)) return 'time'
  if (otherSite(a, b)) return 'site'
  return null
}

/** How much two units share beyond day and place: what decides where several groups fit. */
export function sharedBetween(a: EventUnit, b: EventUnit): number {
  return (
    4 * Number(meet(a.wordings, b.wordings)) +
    2 * Number(a.document === b.document) +
    3 * Number(a.clocks.some(isClock) && b.clocks.some(isClock) && clocksOfMeet(a, b)) +
    2 * Number(a.sites.length > 0 && b.sites.length > 0 && sitesMeet(a, b)) +
    2 * Number(meet(a.figures, b.figures)) +
    Number(meet(a.harmed, b.harmed)) +
    Number(meet(a.doers, b.doers)) +
    Number(meet(a.types, b.types)) +
    sharedTale(a.tale, b.tale)
  )
}

/** A day and a town are enough; whoever says less must share something that names the event: words, figures, people. */
export function isEnough(unit: EventUnit, shared: number): boolean {
  return (unit.settled && unit.windowBasis !== 'none') || shared >= 2
}

/** One story and, most of all, one word in it. */
function sharedTale(a: EventUnit['tale'], b: EventUnit['tale']): number {
  if (!a || !b || a.story !== b.story) return 0
  return 2 + 3 * Number(a.word !== null && a.word === b.word)
}

function placesMeet(a: EventUnit, b: EventUnit): boolean {
  if (a.places.length === 0 || b.places.length === 0) return true
  return meet(a.places, b.containers) || meet(b.places, a.containers)
}

/** One attack hits more than one thing: another site parts two tellings of one kind only where nothing else is shared. */
function otherSite(a: EventUnit, b: EventUnit): boolean {
  return meet(a.types, b.types) && !sitesMeet(a, b) && sharedBetween(a, b) < 3
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

function clocksOfMeet(a: EventUnit, b: EventUnit): boolean {
  if (a.clocks.length === 0 || b.clocks.length === 0) return true
  return a.clocks.some((one) => b.clocks.some((other) => clocksMeet(one, other)))
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one))
}
