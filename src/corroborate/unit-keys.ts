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
export function unitKeys(unit: Keyed): Pick<EventUnit, 'keys' | 'asks'> {
  return { keys: keysOf(unit), asks: asksOf(unit) }
}

type Keyed = Omit<EventUnit, 'keys' | 'asks' | 'order'>

/** Where a unit is found. */
export function keysOf(unit: Keyed): string[] {
  const times = timesOf(unit.window)
  const keys = new Set(unit.anchored && unit.window ? pairs('at', times.days, unit.places) : [])
  const add = (kind: string, things: readonly string[]) => {
    for (const thing of things) for (const key of times.found.of(kind, thing)) keys.add(key)
  }
  add('in', unit.containers)
  add('by', unit.doers)
  add('by', unit.harmed)
  add('by', unit.sources)
  for (const key of saysOf(unit, times.said)) keys.add(key)
  return [...keys, `doc:${unit.document}`]
}

/** Where a unit looks. */
export function asksOf(unit: Keyed): string[] {
  const times = timesOf(unit.window)
  const says = saysOf(unit, times.heard)
  if (unit.anchored && unit.window) return unique([...pairs('at', times.around, unit.places), ...says])
  const around =
    unit.places.length > 0
      ? pairs('in', times.looked, unit.places)
      : pairs('by', times.looked, [...unit.doers, ...unit.harmed, ...unit.sources])
  return unique([...around, ...says, `doc:${unit.document}`])
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

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

function pairs(kind: string, times: Times, things: readonly string[]): string[] {
  return things.flatMap((thing) => times.of(kind, thing))
}

/** Wordings are as many as texts, so nothing of them is kept. */
function saysOf({ wordings }: Pick<EventUnit, 'wordings'>, times: Times): string[] {
  return wordings.flatMap((wording) => times.made(`says:${fingerprint(wording)}`))
}

/** Days or months, and the keys that were made of them: those of one town come again in unit after unit, as the same strings. */
class Times {
  private readonly known = new Map<string, string[]>()

  constructor(private readonly all: readonly string[]) {}

  /** Things lead, so that an index has the days of one town, and the months of one wording, side by side. */
  of(kind: string, thing: string): string[] {
    const start = `${kind}:${thing}`
    let keys = this.known.get(start)
    if (!keys) {
      if (this.known.size >= mostMade) this.known.clear()
      this.known.set(start, (keys = this.made(start)))
    }
    return keys
  }

  made(start: string): string[] {
    return this.all.map((time) => `${start}|${time}`)
  }
}

interface TimesOf {
  found: Times
  looked: Times
  /** Where the same words are found and heard: what has no day meets them in any month, and is met from every month. */
  said: Times
  heard: Times
  /** Every day of a short window, and the days beside it as well. */
  days: Times
  around: Times
}

const known = new Map<string, TimesOf>()
const mostWindows = 1_000
const mostMade = 100

function timesOf(window: EventUnit['window']): TimesOf {
  const name = window ? `${window[0]} ${window[1]}` : ''
  let times = known.get(name)
  if (!times) {
    if (known.size >= mostWindows) known.clear()
    known.set(name, (times = computeTimes(window)))
  }
  return times
}

/** A short window is found by its days and its month and looks at its days; a long one knows only its months. */
function computeTimes(window: EventUnit['window']): TimesOf {
  const none = new Times([])
  const undated = { said: new Times(['undated']), heard: new Times(['dated', 'undated']) }
  if (!window) return { found: none, looked: none, ...undated, days: none, around: none }
  const [first, last] = window
  const length = daysBetween(first, last)
  if (length > mostDays) return { found: none, looked: none, ...undated, days: none, around: none }
  const inMonths = monthsOf(first, last)
  const months = new Times(inMonths)
  const dated = { said: new Times([...inMonths, 'dated']), heard: new Times([...inMonths, 'undated']) }
  if (length > fewDays) return { found: months, looked: months, ...dated, days: none, around: none }
  const inDays = daysOf(first, last)
  const days = new Times(inDays)
  const around = new Times(daysOf(addDays(first, -1), addDays(last, 1)))
  return { found: new Times([...inDays, ...inMonths]), looked: days, ...dated, days, around }
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
