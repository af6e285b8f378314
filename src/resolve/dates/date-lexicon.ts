/**
 * The date words and patterns of a pack, compiled once. In: `lexicon/dates.tsv` and `rules/dates.tsv`; out: a trie of
 * phrases and patterns indexed by what they may begin with.
 */
import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { compilePattern, parseSlots, type DatePattern, type Edge, type Slots } from './date-pattern.ts'
import { dateScript, tokeniseDates, type DateScript } from './tokenise-dates.ts'

export interface Phrase {
  category: string
  slots: Slots
}
interface Node {
  next: Map<string, Node>
  phrases: Phrase[]
}

/** The patterns of a layer by what they may begin with. */
export interface Layer {
  literals: ReadonlyMap<string, Starts>
  categories: ReadonlyMap<string, Starts>
}

/** Patterns with one beginning: those that may end there, and the others by what may come second ("le" begins most of them). */
export interface Starts {
  alone: readonly DatePattern[]
  literals: ReadonlyMap<string, readonly DatePattern[]>
  categories: ReadonlyMap<string, readonly DatePattern[]>
}

export interface DateLexicon {
  script: DateScript
  root: Node
  layers: readonly Layer[]
  /** Words that patterns name themselves. */
  literals: ReadonlySet<string>
  /** Single words of a category. */
  words(category: string): ReadonlySet<string>
  /** Order of day and month in all-digit dates; "either" where the language's writers differ, and the day of speaking decides. */
  numericOrder: 'dmy' | 'mdy' | 'either'
}

const compiled = new WeakMap<Pack, DateLexicon>()

export function dateLexicon(pack: Pack): DateLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

function compile(pack: Pack): DateLexicon {
  const root: Node = { next: new Map(), phrases: [] }
  const sets = new Map<string, Set<string>>()
  const rows = pack.lexicon('dates')
  const script = dateScript(pack)
  for (const row of rows) {
    let node = root
    for (const token of tokeniseDates(row.lemma, 0, row.lemma.length, script)) {
      let next = node.next.get(token.key)
      if (!next) node.next.set(token.key, (next = { next: new Map(), phrases: [] }))
      node = next
    }
    node.phrases.push({ category: row.category, slots: parseSlots(row.value) })
    let set = sets.get(row.category)
    if (!set) sets.set(row.category, (set = new Set()))
    set.add(row.lemma)
  }
  const layers = rows.length === 0 ? [] : compileLayers(pack)
  return {
    script,
    root,
    layers: layers.map(({ layer }) => layer),
    literals: new Set(
      layers.flatMap(({ patterns }) =>
        patterns.flatMap(({ states }) => states.flatMap((state) => [...state.literals.keys()])),
      ),
    ),
    words: (category) => sets.get(category) ?? new Set(),
    numericOrder: numericOrderOf(rows),
  }
}

/** The row of category "numeric-order". */
function numericOrderOf(rows: readonly LexiconRow[]): DateLexicon['numericOrder'] {
  const order = rows.find(({ category }) => category === 'numeric-order')?.lemma
  return order === 'mdy' || order === 'either' ? order : 'dmy'
}

function compileLayers(pack: Pack): { layer: Layer; patterns: DatePattern[] }[] {
  const layers = new Map<number, DatePattern[]>()
  for (const [order, row] of pack.table('rules/dates.tsv', ['layer', 'pattern', 'kind']).entries()) {
    const layer = Number(row.layer)
    const pairs = (row.value ?? '').split(';').filter(Boolean)
    const value = parseSlots(Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string])))
    const pattern = { layer, states: compilePattern(row.pattern), kind: row.kind, value, order }
    const list = layers.get(layer)
    if (list) list.push(pattern)
    else layers.set(layer, [pattern])
  }
  return [...layers].sort(([a], [b]) => a - b).map(([, patterns]) => ({ layer: indexLayer(patterns), patterns }))
}

function indexLayer(patterns: readonly DatePattern[]): Layer {
  const literals = new Map<string, OpenStarts>()
  const categories = new Map<string, OpenStarts>()
  for (const pattern of patterns) {
    const [first] = pattern.states
    for (const [key, edges] of first.literals) addStart(literals, key, pattern, edges)
    for (const [key, edges] of first.categories) addStart(categories, key, pattern, edges)
  }
  return { literals, categories }
}

interface OpenStarts {
  alone: DatePattern[]
  literals: Map<string, DatePattern[]>
  categories: Map<string, DatePattern[]>
}

function addStart(map: Map<string, OpenStarts>, key: string, pattern: DatePattern, edges: readonly Edge[]): void {
  let starts = map.get(key)
  if (!starts) map.set(key, (starts = { alone: [], literals: new Map(), categories: new Map() }))
  for (const { to } of edges) {
    const state = pattern.states[to]
    if (state.accepts) addOnce(starts.alone, pattern)
    for (const next of state.literals.keys()) addOnce(listOf(starts.literals, next), pattern)
    for (const next of state.categories.keys()) addOnce(listOf(starts.categories, next), pattern)
  }
}

function listOf(map: Map<string, DatePattern[]>, key: string): DatePattern[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}

/** Patterns come one after the other, so that a repeated one stands last. */
function addOnce(list: DatePattern[], pattern: DatePattern): void {
  if (list.at(-1) !== pattern) list.push(pattern)
}
