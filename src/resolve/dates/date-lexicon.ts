/**
 * The date words and patterns of a pack, compiled once. In: `lexicon/dates.tsv` and `rules/dates.tsv`; out: a trie of
 * phrases and patterns indexed by what they may begin with.
 */
import type { Pack } from '../../packs/pack.ts'
import { parsePattern, parseSlots, type DatePattern, type Slots } from './date-pattern.ts'
import { tokeniseDates } from './tokenise-dates.ts'

export interface Phrase {
  category: string
  slots: Slots
}
interface Node {
  next: Map<string, Node>
  phrases: Phrase[]
}

export interface DateLexicon {
  root: Node
  /** Layers in order; in each, patterns by literal key or `<category>` of a possible first element. */
  layers: readonly ReadonlyMap<string, readonly DatePattern[]>[]
  /** Single words of a category. */
  words(category: string): ReadonlySet<string>
  /** Order of day and month in all-digit dates: "dmy" or "mdy". */
  numericOrder: 'dmy' | 'mdy'
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
  for (const row of rows) {
    let node = root
    for (const token of tokeniseDates(row.lemma, 0, row.lemma.length)) {
      let next = node.next.get(token.key)
      if (!next) node.next.set(token.key, (next = { next: new Map(), phrases: [] }))
      node = next
    }
    node.phrases.push({ category: row.category, slots: parseSlots(row.value) })
    let set = sets.get(row.category)
    if (!set) sets.set(row.category, (set = new Set()))
    set.add(row.lemma)
  }
  const settings = pack.info.settings.dates as { numericOrder?: string } | undefined
  return {
    root,
    layers: rows.length === 0 ? [] : compileLayers(pack),
    words: (category) => sets.get(category) ?? new Set(),
    numericOrder: settings?.numericOrder === 'mdy' ? 'mdy' : 'dmy',
  }
}

function compileLayers(pack: Pack): Map<string, DatePattern[]>[] {
  const layers: Map<string, DatePattern[]>[] = []
  let order = 0
  for (const row of pack.table('rules/dates.tsv', ['layer', 'pattern', 'kind'])) {
    const layer = Number(row.layer)
    const pairs = Object.fromEntries(
      (row.value ?? '')
        .split(';')
        .filter(Boolean)
        .map((pair) => pair.split('=', 2) as [string, string]),
    )
    const elements = parsePattern(row.pattern)
    const pattern: DatePattern = { layer, elements, kind: row.kind, value: parseSlots(pairs), order: order++ }
    const index = (layers[layer] ??= new Map())
    for (const key of firstKeys(pattern)) {
      const list = index.get(key)
      if (list) list.push(pattern)
      else index.set(key, [pattern])
    }
  }
  return layers.filter(Boolean)
}

/** Keys and categories with which a match may begin: those of the optional elements at its head and of the first firm one. */
function firstKeys({ elements }: DatePattern): Set<string> {
  const keys = new Set<string>()
  for (const element of elements) {
    for (const literal of element.literals) keys.add(literal)
    for (const category of element.categories) keys.add(`<${category}>`)
    if (!element.optional) break
  }
  return keys
}
