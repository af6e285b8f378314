/** What the set's scorer gives for a day and a place: 1 right, 0.5 nearly, 0 not. */
export function dayCredit(ours: string, key: string): number {
  const [left, right] = [ours, key].map((words) => words.toUpperCase())
  if (left.replace(/ /g, '') === right.replace(/ /g, '')) return 1
  const [a, b] = [left, right].map((words) => words.match(/[A-Z0-9]+/g) ?? [])
  if (a.length === 0 || b.length === 0) return 0
  const same = (x: readonly string[], y: readonly string[]): boolean => x.join(' ') === y.join(' ')
  const inside = (x: readonly string[], y: readonly string[]): boolean => x.every((word) => y.includes(word))
  const near =
    same(a, b) || inside(a, b) || inside(b, a) || same(a.slice(-3), b.slice(-3)) || same(a.slice(0, 3), b.slice(0, 3))
  return near ? 0.5 : 0
}

export function placeCredit(ours: string, key: string): number {
  const [a, b] = [ours, key].map(partsOf)
  if (a.length === 0 || b.length === 0) return 0
  if (a.join(':') === b.join(':') || (a.at(-1) === b.at(-1) && a[0] === b[0])) return 1
  return a[0] === b[0] || b.includes(a.at(-1) ?? '') || a.includes(b.at(-1) ?? '') ? 0.5 : 0
}

function partsOf(place: string): string[] {
  return place
    .toUpperCase()
    .replace(/\([^()]*\)/g, '')
    .split(/:|\s-\s/)
    .map((part) => (part.match(/[A-Z0-9]+/g) ?? []).join(' '))
    .filter(Boolean)
}
