/** Where units are found and look: data instead of pairs, so that a new document meets only what it may belong to. */
import { addDays, daysBetween, daysOf } from '../text/iso-days.ts'
import type { EventUnit } from './event-unit.ts'

/** Windows of more days than these are looked up by month. */
const fewDays = 4

/**
 * `at:` a town on a day (and, only for suggestions, the days beside it); `in:` a day or month in any place around; `by:` a day and
 * an actor, for units without a place; `doc:` the rest of the text; `says:` the same longer wording. Vague units look in all of theirs, anchored ones only at
 * their own town and day.
 */
export function unitKeys(unit: Omit<EventUnit, 'keys' | 'asks' | 'order'>): Pick<EventUnit, 'keys' | 'asks'> {
  const says = unit.wordings.map((wording) => `says:${fingerprint(wording)}`)
  const { found, looked } = timesOf(unit.window)
  const text = `doc:${unit.document}`
  const actors = [...unit.doers, ...unit.harmed, ...unit.sources]
  const within = pairs('in', found, unit.containers)
  const by = pairs('by', found, actors)
  if (unit.anchored && unit.window) {
    const [first, last] = unit.window
    const at = (from: string, to: string) => pairs('at', daysOf(from, to), unit.places)
    return {
      keys: [...at(first, last), ...within, ...by, ...says, text],
      asks: [...at(addDays(first, -1), addDays(last, 1)), ...says],
    }
  }
  const around = unit.places.length > 0 ? pairs('in', looked, unit.places) : pairs('by', looked, actors)
  return { keys: [...within, ...by, ...says, text], asks: [...around, ...says, text] }
}

function pairs(kind: string, times: readonly string[], things: readonly string[]): string[] {
  return times.flatMap((time) => things.map((thing) => `${kind}:${time}|${thing}`))
}

/** A short window is found by its days and its month and looks at its days; a long one knows only its months. */
function timesOf(window: EventUnit['window']): { found: string[]; looked: string[] } {
  if (!window) return { found: [], looked: [] }
  const [first, last] = window
  const length = daysBetween(first, last)
  if (length > 366) return { found: [], looked: [] }
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
