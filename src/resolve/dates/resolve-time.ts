/**
 * Parts of the day and clock times. In: slots, and the day they refine or the context that gives it; out: the value. They
 * refine a day and never move it; the night of a day ends the day after.
 */
import { iso, pad, parseIso, type Day } from './calendar.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { dayValue } from './date-values.ts'

/** "chaque lundi à 16 h". */
export function withTimeOfDay(set: Resolved, slots: Slots): Resolved {
  const clock = clockOf(slots)
  return clock
    ? { ...set, timex: `${set.timex === 'P1D' || slots.part ? '' : set.timex}T${clock.timex}`, clock: clock.text }
    : set
}

/** A day with its part or clock time. "Vendredi avant l'aube" is still Friday; the night of a day ends the day after. */
export function withTime(dated: Resolved, slots: Slots): Resolved {
  const mod = (slots.mod ?? slots.edge) as Resolved['mod']
  const value = mod ? { ...dated, mod } : dated
  const span = clockSpan(slots)
  if (span) return { ...value, type: 'TIME', timex: span.join(value.timex), clock: span.from }
  const clock = clockOf(slots)
  if (clock) return { ...value, type: 'TIME', timex: `${value.timex}T${clock.timex}`, clock: clock.text }
  if (slots.part === undefined) return value
  const timed: Resolved = { ...value, type: 'TIME', timex: `${value.timex}T${slots.part as string}` }
  const day = parseIso(value.start)
  return slots.part === 'NI' && slots.evening === undefined && day !== null
    ? { ...timed, ...nightOf(day, day + 1, value.edtf?.endsWith('?') ?? false) }
    : timed
}

export function nightOf(from: Day, to: Day, inferred: boolean): Pick<Resolved, 'edtf' | 'start' | 'end' | 'precision'> {
  return { edtf: `${iso(from)}/${iso(to)}${inferred ? '?' : ''}`, start: iso(from), end: iso(to), precision: 'night' }
}

interface Clock {
  text: string
  timex: string
  minutes: number
}

function clockOf(slots: Slots): Clock | null {
  if (typeof slots.hour !== 'number') return null
  let hour = slots.hour
  let minute = (slots.minute as number | undefined) ?? 0
  if (slots.meridiem === 'a' && hour === 12) hour = 0
  const late = slots.part === 'AF' || slots.part === 'EV' || slots.meridiem === 'p'
  if (late && hour < 12) hour += 12
  const less = (slots.back as number | undefined) ?? ((slots.x as Slots | undefined)?.minute as number | undefined)
  if (less) {
    minute = 60 - less
    hour = (hour + 23) % 24
  }
  const exact = slots.minute !== undefined || less !== undefined
  const seconds = slots.second === undefined ? '' : `:${pad(slots.second as number)}`
  return {
    text: `${pad(hour)}:${pad(minute)}`,
    timex: exact ? `${pad(hour)}:${pad(minute)}${seconds}` : pad(hour),
    minutes: hour * 60 + minute,
  }
}

/** "dans la nuit", "à 20 h", "cette nuit": of the day just named in the paragraph, or of the day of speaking. */
export function resolveTime(slots: Slots, context: DateContext): Resolved {
  const clock = clockOf(slots)
  const suffix = clock ? `T${clock.timex}` : `T${slots.part as string}`
  const night = slots.part === 'NI' && !clock
  const named = slots.this === undefined && (context.last?.near || slots.from === 'text') ? context.last : null
  // After a night, its morning is that of the second day.
  const early = named && (slots.part === 'MO' || (clock !== null && clock.minutes < 12 * 60))
  const base: Anchor | null = named ? { ...named, day: early ? named.end : named.day } : context.anchor
  const mark = { type: 'TIME' as const, ...(clock ? { clock: clock.text } : {}) }
  if (!base) return undated(suffix, night ? 'night' : 'day', review.anchor, mark)
  const value = dayValue(base.day, slots.this ? iso(base.day) + suffix : suffix, {
    basis: 'anchor-relative',
    anchor: base.name,
    inferred: base.inferred,
  })
  if (!night) return { ...value, ...mark }
  // Spoken of in the past, the night without a day is the one that ended on the day of speaking.
  // That day named beforehand changes nothing: its own night is still to come.
  const ahead = named !== null && named.day !== context.anchor?.day
  const from = ahead || context.direction === 'after' ? base.day : base.day - 1
  return { ...value, ...mark, timex: `${named ? '' : iso(from)}TNI`, ...nightOf(from, from + 1, base.inferred) }
}

export function resolveClockSpan(slots: Slots, context: DateContext): Resolved {
  const span = clockSpan(slots)
  const value = resolveTime({ ...(slots.a as Slots), part: slots.part }, context)
  return span ? { ...value, timex: span.join(''), clock: span.from } : value
}

/** Two clock times; a part of the day named once ("de 5 h à 6 h du soir") belongs to both. */
function clockSpan(slots: Slots): { from: string; join: (day: string) => string } | null {
  const [a, b] = [slots.a as Slots | undefined, slots.b as Slots | undefined]
  if (a?.hour === undefined || b?.hour === undefined) return null
  const part = slots.part ?? b.part ?? a.part
  const meridiem = slots.meridiem ?? b.meridiem
  const [from, to] = [clockOf({ meridiem, ...a, part }), clockOf({ meridiem, ...b, part })]
  return from && to && { from: from.text, join: (day) => `${day}T${from.timex}/${day}T${to.timex}` }
}
