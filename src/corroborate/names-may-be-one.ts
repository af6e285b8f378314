/**
 * Whether two names, as keys, may be one person's or one body's: the same, one of them shorter ("Thorn", "Basile Thorn"), or the
 * same last word with first words that begin alike ("Basil Thorn"). Symmetric, not transitive.
 */
export function namesMayBeOne(a: string, b: string): boolean {
  if (a === b) return true
  if (!a.includes(' ') && !b.includes(' ')) return false
  const [first, second] = [a.split(' '), b.split(' ')]
  if (first.every((word) => second.includes(word)) || second.every((word) => first.includes(word))) return true
  return first.at(-1) === second.at(-1) && first.length > 1 && second.length > 1 && first[0][0] === second[0][0]
}

/** Whether two lists of names contradict each other: both name somebody, and no two of them may be one. */
export function namesDiffer(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.some((other) => namesMayBeOne(one, other)))
}

/** Whether two lists share a name. */
export function namesMeet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => namesMayBeOne(one, other)))
}

/** As namesDiffer, for what an office belongs to: "lorvanien" and "Lorvanie" are no two countries. */
export function holdersDiffer(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !holdersMeet(a, b)
}

export function holdersMeet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => namesMayBeOne(one, other) || beginAlike(one, other)))
}

const stem = 5

function beginAlike(a: string, b: string): boolean {
  return (
    a.length >= stem &&
    b.length >= stem &&
    a.slice(0, stem) === b.slice(0, stem) &&
    !a.includes(' ') &&
    !b.includes(' ')
  )
}
