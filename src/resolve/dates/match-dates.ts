/**
 * Finds date expressions: a cascade of patterns over tokens. In: tokens and the pack's date lexicon; out: chunks in text
 * order, each with its kind and slots. Each layer sees what the layers before it built as single items; in a layer the
 * longest match wins and nothing is undone, so the work stays linear in the length of the text.
 */
import type { DateLexicon } from './date-lexicon.ts'
import type { DatePattern, Slots } from './date-pattern.ts'
import { readingsOf, type Item, type Reading } from './date-items.ts'

export interface Chunk {
  kind: string
  slots: Slots
  start: number
  end: number
}

/** Kinds that keep words from being read as something else, and half expressions that found no day. */
const silent: ReadonlySet<string> = new Set(['none', 'bare'])

export function matchDates(items: Item[], lexicon: DateLexicon): Chunk[] {
  for (const layer of lexicon.layers) items = runLayer(items, layer)
  return items.flatMap(({ chunk }) => (chunk && !silent.has(chunk.kind) ? [chunk] : []))
}

function runLayer(items: Item[], layer: ReadonlyMap<string, readonly DatePattern[]>): Item[] {
  const out: Item[] = []
  for (let at = 0; at < items.length;) {
    const found = longestAt(items, at, layer)
    if (!found) out.push(items[at++])
    else {
      out.push(chunkItem(items, at, found))
      at = found.end
    }
  }
  return out
}

interface Match {
  end: number
  slots: Slots
  pattern: DatePattern
}

function longestAt(items: Item[], at: number, layer: ReadonlyMap<string, readonly DatePattern[]>): Match | null {
  let best: Match | null = null
  const tried = new Set<DatePattern>()
  const tryAll = (patterns: readonly DatePattern[] | undefined): void => {
    for (const pattern of patterns ?? []) {
      if (tried.has(pattern)) continue
      tried.add(pattern)
      const found = matchFrom(items, at, at, pattern, 0, {})
      if (!found || (best && (found.end < best.end || (found.end === best.end && pattern.order > best.pattern.order))))
        continue
      if (passes(items, at, found, pattern)) best = { ...found, pattern }
    }
  }
  tryAll(layer.get(items[at].key))
  for (const reading of readingsOf(items[at])) tryAll(layer.get(`<${reading.category}>`))
  return best
}

interface Partial {
  end: number
  slots: Slots
}

/** Depth-first over the elements; the longest way through wins. Depth is bounded by the pattern. */
function matchFrom(
  items: Item[],
  from: number,
  at: number,
  pattern: DatePattern,
  step: number,
  slots: Slots,
): Partial | null {
  if (step === pattern.elements.length) return at > from ? { end: at, slots } : null
  const element = pattern.elements[step]
  let best: Partial | null = null
  const keep = (found: Partial | null): void => {
    if (found && (!best || found.end > best.end)) best = found
  }
  const item = items[at]
  if (item && (at === from || !item.lineStart)) {
    if (element.literals.includes(item.key) && !item.chunk)
      keep(matchFrom(items, from, at + 1, pattern, step + 1, slots))
    if (element.categories.length > 0) {
      for (const reading of readingsOf(item)) {
        if (!element.categories.includes(reading.category) || crossesLine(items, at, reading)) continue
        keep(matchFrom(items, from, at + reading.length, pattern, step + 1, merge(slots, reading, element.capture)))
      }
    }
  }
  if (element.optional) keep(matchFrom(items, from, at, pattern, step + 1, slots))
  return best
}

function crossesLine(items: Item[], at: number, reading: Reading): boolean {
  for (let i = at + 1; i < at + reading.length; i++) if (items[i]?.lineStart || items[i]?.chunk) return true
  return false
}

function merge(slots: Slots, reading: Reading, capture: string | null): Slots {
  return capture
    ? { ...slots, [capture]: { ...reading.slots, kind: reading.category } }
    : { ...slots, ...reading.slots }
}

/** Conditions a pattern names with `check=`. */
function passes(items: Item[], at: number, found: Partial, pattern: DatePattern): boolean {
  const next = items[found.end]
  switch (pattern.value.check) {
    case 'bare-day':
      // "le 20" is a day only where no counted thing follows ("le 20 heures", "le 7 de pique").
      return !next || next.lineStart || next.mark || readingsOf(next).some(({ category }) => category === 'after-day')
    case 'year-alone':
      if (!soon(found.slots.year ?? (found.slots.x as Slots | undefined)?.year)) return false
      return !next || next.lineStart || next.mark || readingsOf(next).some(({ category }) => category === 'after-day')
    case 'stop':
      // "deux jours après" looks back in the text only where no event follows it.
      return !next || next.lineStart || next.mark
    case 'fraction':
      return !Number.isInteger(found.slots.n)
    case 'same-kind':
      return (found.slots.a as Slots).kind === (found.slots.b as Slots).kind || !bareYear(found.slots)
    case 'small-letter':
      return !items[at].capital || items[at].first === true || found.slots.cap !== 'no'
    case 'no-capital':
      // "le Front de l'Aube": a capital inside makes a name.
      return !items.slice(at, found.end).some(({ capital, first }) => capital && !first)
    case 'night':
      return found.slots.part === 'NI'
    default:
      return true
  }
}

/** A number without any other sign is taken for a year only near our own time. */
const soon = (year: unknown): boolean => typeof year === 'number' && year >= 1900 && year < 2100

const bareYear = ({ a, b }: Slots): boolean => [a, b].some((end) => (end as Slots).kind === 'year')

function chunkItem(items: Item[], at: number, { end, slots, pattern }: Match): Item {
  const [first, last] = [items[at], items[end - 1]]
  const { check: _check, ...value } = pattern.value
  const chunk: Chunk = { kind: pattern.kind, slots: { ...slots, ...value }, start: first.start, end: last.end }
  return {
    start: first.start,
    end: last.end,
    key: '',
    lineStart: first.lineStart,
    capital: false,
    mark: false,
    chunk,
    readings: [{ category: `@${pattern.kind}`, slots: chunk.slots, length: 1 }],
  }
}
