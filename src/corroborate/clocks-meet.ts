/** Clock times further apart than this tell two events of one day apart. */
const sameHour = 60

/** Whether two times of a day, "HH:MM", may be of one event; what is not told contradicts nothing. */
export function clocksMeet(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const apart = Math.abs(minutesOf(a) - minutesOf(b))
  return Math.min(apart, 1440 - apart) <= sameHour
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}
