/**
 * Finds date expressions: a cascade of patterns over tokens. In: items and the pack's date lexicon; out: chunks in text
 * order, each with its kind and slots. Each layer sees what the layers before it built as single items; in a layer the
 * longest match wins and nothing is undone, so the work stays linear in the length of the text.
 */
import type { Item, Reading } from './date-items.ts'
import type { DateLexicon, Layer, Starts } from './date-lexicon.ts'
import type { DatePattern, Edge, Slots } from './date-pattern.ts'
import { passesCheck } from './pattern-checks.ts'

export interface Chunk {
  kind: string
  slots: Slots
  start: number
  end: number
}

/** Kinds that keep words from being read as something else. Half expressions that found no day are `bare`. */
const silent: ReadonlySet<string> = new Set(['none'])

export function matchDates(items: Item[], lexicon: DateLexicon): Chunk[] {
  for (const [at, layer] of lexicon.layers.entries()) {
    items = at === 0 ? runLayer(items, layer, null) : runLayer(items, layer, nextMarks(items))
  }
  return items.flatMap(({ chunk }) => (chunk && !silent.has(chunk.kind) ? [chunk] : []))
}

/** Layers after the first build on chunks and years: a place from which none is near is passed over. */
const near = 8

/** For every item, where the next chunk or year stands. */
function nextMarks(items: readonly Item[]): Int32Array {
  const next = new Int32Array(items.length)
  let mark = items.length + near
  for (let at = items.length - 1; at >= 0; at--) {
    if (items[at].chunk || items[at].year) mark = at
    next[at] = mark
  }
  return next
}

function runLayer(items: Item[], layer: Layer, marks: Int32Array | null): Item[] {
  const out: Item[] = []
  for (let at = 0; at < items.length;) {
    const found = marks && marks[at] - at >= near ? null : longestAt(items, at, layer)
    if (!found) out.push(items[at++])
    else {
      out.push(chunkItem(items, at, found))
      at = found.end
    }
  }
  return out
}

/** What one edge read: a reading with the name that keeps it, or nothing for a literal. */
interface Step {
  reading: Reading | null
  capture: string | null
}

interface Match {
  end: number
  slots: Slots
  pattern: DatePattern
}

function longestAt(items: Item[], at: number, layer: Layer): Match | null {
  const item = items[at]
  let best = item.chunk ? null : tryStarts(items, at, at + 1, layer.literals.get(item.key), null)
  for (const { category, length } of item.readings)
    best = tryStarts(items, at, at + length, layer.categories.get(category), best)
  return best
}

/** Of the patterns that may begin at an item, those that end with it or can go on with the item behind it. */
function tryStarts(items: Item[], at: number, behind: number, starts: Starts | undefined, found: Match | null) {
  if (!starts) return found
  let best = tryPatterns(items, at, starts.alone, found)
  const next = items[behind]
  if (!next || next.lineStart) return best
  if (!next.chunk) best = tryPatterns(items, at, starts.literals.get(next.key), best)
  for (const { category } of next.readings) best = tryPatterns(items, at, starts.categories.get(category), best)
  return best
}

function tryPatterns(
  items: Item[],
  at: number,
  patterns: readonly DatePattern[] | undefined,
  found: Match | null,
): Match | null {
  if (!patterns || patterns.length === 0) return found
  let best = found
  const walk: Walk = { items, from: at, pattern: patterns[0], path: [], end: at, best: null }
  for (const pattern of patterns) {
    walk.pattern = pattern
    walk.end = at
    walk.best = null
    follow(walk, 0, at)
    if (!walk.best) continue
    if (best && (walk.end < best.end || (walk.end === best.end && pattern.order >= best.pattern.order))) continue
    const slots = mergeSteps(walk.best)
    if (items[walk.end]?.hung) continue
    if (passesCheck(items, at, walk.end, slots, pattern)) best = { end: walk.end, slots, pattern }
  }
  return best
}

interface Walk {
  items: Item[]
  from: number
  pattern: DatePattern
  path: Step[]
  /** Longest way that ended well so far. */
  end: number
  best: Step[] | null
}

/** Depth-first over the states; the longest way through wins. Depth is bounded by the pattern. */
function follow(walk: Walk, state: number, at: number): void {
  const here = walk.pattern.states[state]
  if (here.accepts && at > walk.end) {
    walk.end = at
    walk.best = [...walk.path]
  }
  const item = walk.items[at]
  if (!item || (at > walk.from && item.lineStart)) return
  if (!item.chunk) takeAll(walk, here.literals.get(item.key), null, at + 1)
  for (const reading of item.readings) {
    const edges = here.categories.get(reading.category)
    if (edges && !crosses(walk.items, at, reading)) takeAll(walk, edges, reading, at + reading.length)
  }
}

function takeAll(walk: Walk, edges: readonly Edge[] | undefined, reading: Reading | null, next: number): void {
  if (!edges) return
  for (const { to, capture } of edges) {
    walk.path.push({ reading, capture })
    follow(walk, to, next)
    walk.path.pop()
  }
}

/** A phrase of several items may neither run over a line break nor into a chunk. */
function crosses(items: Item[], at: number, { length }: Reading): boolean {
  for (let i = at + 1; i < at + length; i++) if (!items[i] || items[i].lineStart || items[i].chunk) return true
  return false
}

function mergeSteps(steps: readonly Step[]): Slots {
  const slots: Slots = {}
  for (const { reading, capture } of steps) {
    if (!reading) continue
    if (capture) slots[capture] = { ...reading.slots, kind: reading.category }
    else Object.assign(slots, reading.slots)
  }
  return slots
}

function chunkItem(items: Item[], at: number, { end, slots, pattern }: Match): Item {
  const { check: _check, trim, tail, ...value } = pattern.value
  // Words that only lead in or close ("depuis 2014", "(2014)") stay outside the span.
  const [first, last] = [items[at + Number(trim ?? 0)], items[end - 1 - Number(tail ?? 0)]]
  const chunk: Chunk = { kind: pattern.kind, slots: { ...slots, ...value }, start: first.start, end: last.end }
  return {
    start: first.start,
    end: last.end,
    key: '',
    lineStart: items[at].lineStart,
    capital: false,
    first: false,
    hung: false,
    mark: false,
    year: false,
    chunk,
    readings: [{ category: `@${pattern.kind}`, slots: chunk.slots, length: 1 }],
  }
}
