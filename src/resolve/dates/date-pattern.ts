/**
 * The pattern language of `rules/dates.tsv`, parsed into a small automaton. A pattern is a row of elements parted by
 * blanks: a literal key, or `<a|b>` for a category of the date lexicon, a kind of number, or (with `@`) a chunk that an
 * earlier layer built. `x|y` are choices, `?` ends an optional element, `name=` keeps what was found apart under a name.
 */
export interface Element {
  literals: readonly string[]
  categories: readonly string[]
  optional: boolean
  capture: string | null
}

/** A way on from a state: the state it leads to and the name that keeps what was read. */
export interface Edge {
  to: number
  capture: string | null
}

export interface State {
  literals: ReadonlyMap<string, readonly Edge[]>
  categories: ReadonlyMap<string, readonly Edge[]>
  /** The pattern may end here. */
  accepts: boolean
}

export interface DatePattern {
  layer: number
  states: readonly State[]
  kind: string
  value: Slots
  /** Row order: the tie-breaker between matches of one length. */
  order: number
}

/** What an expression says, as flat values; captured parts are slots of their own. */
export interface Slots {
  [key: string]: string | number | Slots | undefined
}

/** States of a pattern: state n stands before element n, and optional elements may be passed over. */
export function compilePattern(source: string): State[] {
  const elements = source.split(' ').filter(Boolean).map(parseElement)
  return [...elements, null].map((_, at) => {
    const literals = new Map<string, Edge[]>()
    const categories = new Map<string, Edge[]>()
    let step = at
    for (; step < elements.length; step++) {
      const element = elements[step]
      const edge = { to: step + 1, capture: element.capture }
      for (const literal of element.literals) push(literals, literal, edge)
      for (const category of element.categories) push(categories, category, edge)
      if (!element.optional) break
    }
    return { literals, categories, accepts: step === elements.length }
  })
}

function push(map: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = map.get(key)
  if (list) list.push(edge)
  else map.set(key, [edge])
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

export function pick(slots: Slots, ...names: string[]): Slots {
  return Object.fromEntries(names.filter((name) => slots[name] !== undefined).map((name) => [name, slots[name]]))
}
