import type { Pack } from '../packs/pack.ts'
import { foldWord } from '../text/fold-word.ts'

/** A loaded term, its words folded for matching; the last three columns say how it is shown. */
export interface LoadedTerm {
  words: string[]
  category: string
  severity: string
  neutral: string
  usedBy: string
}

/** Terms by their first folded word, longest first. */
export type LoadedLexicon = ReadonlyMap<string, readonly LoadedTerm[]>

const compiled = new WeakMap<Pack, LoadedLexicon>()

/** The pack's `lexicon/loaded.tsv` as an index by first word; compiled once a pack. */
export function loadedLexicon(pack: Pack): LoadedLexicon {
  const known = compiled.get(pack)
  if (known) return known
  const index = new Map<string, LoadedTerm[]>()
  for (const row of pack.table('lexicon/loaded.tsv', ['term', 'category', 'severity'])) {
    // Some languages' words part at hyphens ("so - called"), others keep them.
    for (const spelling of new Set([row.term, row.term.replace(/(?<=\p{L})-(?=\p{L})/gu, ' - ')])) {
      const words = spelling
        .split(/[\s’']+/)
        .map(foldWord)
        .filter(Boolean)
      if (words.length === 0) continue
      const term = {
        words,
        category: row.category,
        severity: row.severity,
        neutral: row.neutral ?? '',
        usedBy: row.used_by_of ?? '',
      }
      const bucket = index.get(words[0])
      if (bucket) bucket.push(term)
      else index.set(words[0], [term])
    }
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.words.length - a.words.length)
  compiled.set(pack, index)
  return index
}
