/** Small helpers over lists; the order of the list is kept. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = groups.get(key)
    if (list) list.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Each item with the one before it. */
export function inRow<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at], item])
}

/** The first item of each key. */
export function firstOfEach<T extends { key: string }>(items: readonly T[]): T[] {
  return [...groupedBy(items, ({ key }) => key).values()].map(([first]) => first)
}
