import type { Actor } from '../model/actor.ts'
import type { DateValue } from '../model/date-value.ts'
import type { LoadedFlag } from '../model/flag.ts'
import type { Reading } from '../model/reading.ts'
import type { Range } from '../model/span.ts'

interface ReadingIndex {
  dates: ReadonlyMap<string, DateValue>
  actors: ReadonlyMap<string, Actor>
  /** Marked words by their start; those over a whole headline are shown elsewhere. */
  flags: readonly LoadedFlag[]
}

const indices = new WeakMap<Reading, ReadingIndex>()

/** A date of the reading by its id; renderers ask for one at every statement, and a book has many. */
export function dateOf(reading: Reading, id: string | null | undefined): DateValue | undefined {
  return id ? indexOf(reading).dates.get(id) : undefined
}

export function actorOf(reading: Reading, id: string | null): Actor | undefined {
  return id ? indexOf(reading).actors.get(id) : undefined
}

/** Marked words that begin inside a range, in order. */
export function flagsIn(reading: Reading, { start, end }: Range): LoadedFlag[] {
  const { flags } = indexOf(reading)
  let low = 0
  for (let high = flags.length; low < high;) {
    const middle = (low + high) >> 1
    if (flags[middle].span.start < start) low = middle + 1
    else high = middle
  }
  const inside: LoadedFlag[] = []
  while (low < flags.length && flags[low].span.start < end) inside.push(flags[low++])
  return inside
}

function indexOf(reading: Reading): ReadingIndex {
  let index = indices.get(reading)
  if (!index) {
    index = {
      dates: new Map(reading.dates.map((date) => [date.id, date])),
      actors: new Map(reading.actors.map((actor) => [actor.id, actor])),
      flags: reading.flags
        .filter(({ category }) => category !== 'headline-vs-body')
        .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end),
    }
    indices.set(reading, index)
  }
  return index
}
