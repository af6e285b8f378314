/** Where units are found and look: data instead of pairs, so that a new document meets only what it may belong to. */
import { addDays, daysBetween, daysOf } from '../text/iso-days.ts'
import type { EventUnit } from './event-unit.ts'

/** Windows of more days than these are looked up by month. */
const fewDays = 4
/** Windows of more days than these say nothing of when. */
const mostDays = 366

/**
 * `at:` a town on a day (and, only for suggestions, the days beside it); `in:` a day or month in any place around; `by:` a day and
 * an actor, for units without a place; `doc:` the rest of the text; `says:` the same longer wording in the same month, since set
 * phrases stand in texts of every year. Vague units look in all of theirs, anchored ones only at their own town and day.
 */
export function unitKeys(unit: Omit<EventUnit, 'keys' | 'asks' | 'order'>): Pick<EventUnit, 'keys' | 'asks'> {
  const { found, looked } = timesOf(unit.window)
  const says = wordingKeys(unit)
  const text = `doc:${unit.document}`
  const actors = [...unit.doers, ...unit.harmed, ...unit.sources]
  const within = pairs('in', found, unit.containers)
  const by = pairs('by', found, actors)
  if (unit.anchored && unit.window) {
    const [first, last] = unit.window
    const at = (from: string, to: string) => pairs('at', daysOf(from, to), unit.places)
    return {
      keys: unique([...at(first, last), ...within, ...by, ...says.found, text]),
      asks: unique([...at(addDays(first, -1), addDays(last, 1)), ...says.looked]),
    }
  }
  const around = unit.places.length > 0 ? pairs('in', looked, unit.places) : pairs('by', looked, actors)
  return {
    keys: unique([...within, ...by, ...says.found, text]),
    asks: unique([...around, ...says.looked, text]),
  }
}

/** Keys of which the same holds both ways: where a unit looks in those it is found by whoever looks. */
const bothWays = /^(?:at|says):/u
const ofText = /^doc:/u

export function isBothWays(key: string): boolean {
  return bothWays.test(key)
}

/** Under what an index of units names one. A key that holds both ways is written once; the units of a text are known by their document. */
export function indexTerms({ keys, asks }: Pick<EventUnit, 'keys' | 'asks'>): string[] {
  return [
    ...keys.flatMap((key) => (ofText.test(key) ? [] : `key:${key}`)),
    ...asks.flatMap((key) => (ofText.test(key) || bothWays.test(key) ? [] : `ask:${key}`)),
  ]
}

/** What to look for in such an index to find every neighbour of a unit, those of its own text aside. */
export function lookupTerms({ keys, asks }: Pick<EventUnit, 'keys' | 'asks'>): string[] {
  return [
    ...asks.flatMap((key) => (ofText.test(key) ? [] : `key:${key}`)),
    ...keys.flatMap((key) => (ofText.test(key) || bothWays.test(key) ? [] : `ask:${key}`)),
  ]
}

/** What has no day meets the same words of any month, and is met from every month. */
function wordingKeys({ wordings, window }: Pick<EventUnit, 'wordings' | 'window'>): {
  found: string[]
  looked: string[]
} {
  if (wordings.length === 0) return { found: [], looked: [] }
  const prints = wordings.map(fingerprint)
  const months = window && daysBetween(...window) <= mostDays ? monthsOf(...window) : null
  const keys = (times: readonly string[]) => pairs('says', times, prints)
  if (!months) return { found: keys(['undated']), looked: keys(['dated', 'undated']) }
  return { found: keys([...months, 'dated']), looked: keys([...months, 'undated']) }
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

/** Things lead, so that an index has the days of one town, and the months of one wording, side by side. */
function pairs(kind: string, times: readonly string[], things: readonly string[]): string[] {
  return things.flatMap((thing) => times.map((time) => `${kind}:${thing}|${time}`))
}

/** A short window is found by its days and its month and looks at its days; a long one knows only its months. */
function timesOf(window: EventUnit['window']): { found: string[]; looked: string[] } {
  if (!window) return { found: [], looked: [] }
  const [first, last] = window
  const length = daysBetween(first, last)
  if (length > mostDays) return { found: [], looked: [] }
  const months = monthsOf(first, last)
  if (length > fewDays) return { found: months, looked: months }
  const days = daysOf(first, last)
  return { found: [...days, ...months], looked: days }
}

function monthsOf(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = addDays(`${month}-28`, 4).slice(0, 7))
    months.push(month)
  return months
}

/** FNV-1a over UTF-16 units: keys stay short, and a collision only costs a comparison. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
