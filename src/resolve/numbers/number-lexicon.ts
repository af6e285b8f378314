import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { splitNumberTokens, type NumberToken } from './split-number-tokens.ts'

/** One row of `numbers.tsv`, cut into folded tokens; a hyphen in `tokens` may be missing in the text. */
export interface NumberEntry {
  tokens: string[]
  row: LexiconRow
}

/** `numbers.tsv` by category, each indexed by first token, longest entries first. Compiled once a pack. */
export interface NumberLexicon {
  find(category: string, tokens: readonly NumberToken[], at: number): { entry: NumberEntry; next: number } | null
  /** What joins two figures into a range, with the word that must stand before them ("" for none). */
  ranges: readonly { opener: string; separator: string }[]
  /** Whether a quantity may begin with this token. */
  starts(fold: string): boolean
  has(category: string, fold: string): LexiconRow | null
}

const compiled = new WeakMap<Pack, NumberLexicon>()

export function numberLexicon(pack: Pack): NumberLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack.lexicon('numbers'), pack)))
  return lexicon
}

function compile(rows: readonly LexiconRow[], pack: Pack): NumberLexicon {
  const categories = new Map<string, Map<string, NumberEntry[]>>()
  for (const row of rows) {
    const tokens = splitNumberTokens(row.lemma, { start: 0, end: row.lemma.length }, pack).map((token) => token.fold)
    if (tokens.length === 0 || row.lemma.includes('…')) continue
    let byFirst = categories.get(row.category)
    if (!byFirst) categories.set(row.category, (byFirst = new Map()))
    const list = byFirst.get(tokens[0]) ?? []
    list.push({ tokens, row })
    byFirst.set(tokens[0], list)
  }
  for (const byFirst of categories.values())
    for (const list of byFirst.values()) list.sort((a, b) => b.tokens.length - a.tokens.length)
  const quantities = ['numeral', 'multiplier', 'collective', 'vague-plural', 'vague-group', 'zero']
  const first = new Set(quantities.flatMap((category) => [...(categories.get(category)?.keys() ?? [])]))
  return {
    ranges: rows.filter((row) => row.category === 'range').map(rangeOf),
    starts: (fold) => first.has(fold),
    find(category, tokens, at) {
      const list = categories.get(category)?.get(tokens[at]?.fold)
      if (!list) return null
      for (const entry of list) {
        const next = matchTokens(entry.tokens, tokens, at)
        if (next > 0) return { entry, next }
      }
      return null
    },
    has(category, fold) {
      const list = categories.get(category)?.get(fold)
      return list?.find((entry) => entry.tokens.length === 1)?.row ?? null
    },
  }
}

/** "entre … et …" opens with "entre" and separates by "et"; "… ou …" has no opener. */
function rangeOf(row: LexiconRow): { opener: string; separator: string } {
  const [opener, separator] = row.lemma.split('…').map((part) => part.trim())
  return { opener, separator: separator ?? '' }
}

/** Index after the match, or 0. "d'" stands for "de": an elided word answers the full one of the same length. */
function matchTokens(wanted: readonly string[], tokens: readonly NumberToken[], at: number): number {
  let i = at
  for (const want of wanted) {
    const got = tokens[i]?.fold
    if (want === '-' && got !== '-') continue
    if (got === undefined || !sameToken(want, got)) return 0
    i++
  }
  return i
}

export function sameToken(want: string, got: string): boolean {
  return want === got || (got.endsWith("'") && want.length === got.length && want.startsWith(got.slice(0, -1)))
}
