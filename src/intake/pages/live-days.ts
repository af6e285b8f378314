import { clockOnly, type LaidEntry } from './lay-live-entry.ts'

const halfDay = 12 * 60

/**
 * Entries that tell clock times only, all laid on the day on which the page began → each on its own day: from the oldest on, a clock that
 * goes back by more than half a day has passed midnight. Nothing changes where entries tell days themselves.
 * @param begun the date of the page, "2031-09-10T19:00:00+02:00" or its day alone
 */
export function spreadOverDays(entries: readonly LaidEntry[], begun: string | null): LaidEntry[] {
  const clocked = entries.filter(({ publishedAt }) => publishedAt !== null)
  if (begun === null || clocked.length === 0 || clocked.some(({ from }) => from !== clockOnly)) return [...entries]
  let falls = 0
  for (const [at, entry] of clocked.entries()) if (at > 0) falls += Math.sign(minutes(clocked[at - 1]) - minutes(entry))
  // Newest first is how live blogs are read.
  const ordered = falls >= 0 ? clocked.toReversed() : clocked
  const days = new Map<LaidEntry, number>()
  let day = 0
  let before = begun.length > 10 ? minutesOf(begun) : minutes(ordered[0])
  for (const entry of ordered) {
    const now = minutes(entry)
    if (before - now > halfDay) day++
    // An entry out of its order stays on the day of its neighbour.
    before = now
    days.set(entry, day)
  }
  return entries.map((entry) => {
    const shift = days.get(entry) ?? 0
    return shift === 0 ? entry : { ...entry, publishedAt: later(entry.publishedAt!, shift) }
  })
}

function minutes({ publishedAt }: LaidEntry): number {
  return minutesOf(publishedAt!)
}

function minutesOf(date: string): number {
  return Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16))
}

function later(date: string, days: number): string {
  const day = new Date(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)) + days),
  )
  return day.toISOString().slice(0, 10) + date.slice(10)
}
