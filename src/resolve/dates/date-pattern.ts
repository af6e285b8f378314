/**
 * The pattern language of `rules/dates.tsv`, parsed. A pattern is a row of elements parted by blanks: a literal key, or
 * `<a|b>` for a category of the date lexicon, a kind of number, or (with `@`) a chunk that an earlier layer built. `x|y`
 * are choices, `?` ends an optional element, `name=` keeps what was found apart under a name.
 */
export interface Element {
  literals: readonly string[]
  categories: readonly string[]
  optional: boolean
  capture: string | null
}

export interface DatePattern {
  layer: number
  elements: readonly Element[]
  kind: string
  value: Slots
  /** Row order: the tie-breaker between matches of one length. */
  order: number
}

/** What an expression says, as flat values; captured parts are slots of their own. */
export interface Slots {
  [key: string]: string | number | Slots | undefined
}

export function parsePattern(source: string): Element[] {
  return source.split(' ').filter(Boolean).map(parseElement)
}

function parseElement(source: string): Element {
  const found = /^(?:(?<capture>[a-z]+)=(?=.))?(?<body>.+?)(?<optional>\?)?$/u.exec(source)?.groups
  const body = found?.body ?? source
  const literals: string[] = []
  const categories: string[] = []
  for (const part of body.match(/<[^>]*>|[^|<>]+/gu) ?? []) {
    if (part.startsWith('<')) categories.push(...part.slice(1, -1).split('|'))
    else literals.push(part)
  }
  return { literals, categories, optional: found?.optional !== undefined, capture: found?.capture ?? null }
}

/** "unit=D;shift=-1" as slots; whole numbers become numbers. */
export function parseSlots(pairs: Readonly<Record<string, string>>): Slots {
  const slots: Slots = {}
  for (const [name, value] of Object.entries(pairs)) slots[name] = /^-?\d+$/.test(value) ? Number(value) : value
  return slots
}
