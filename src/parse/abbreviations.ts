// Abbreviations of a language whose full stop is no end of a sentence. In: a pack's `segments` lexicon (category
// abbreviation, without the full stop). Out: all of them, and the titles, after which a name always follows.
import type { Pack } from '../packs/pack.ts'

export interface Abbreviations {
  all: ReadonlySet<string>
  titles: ReadonlySet<string>
}

export const noAbbreviations: Abbreviations = { all: new Set(), titles: new Set() }

export function abbreviationsOf(pack: Pack): Abbreviations {
  const rows = pack.lexicon('segments').filter(({ category }) => category === 'abbreviation')
  if (rows.length === 0) return noAbbreviations
  return {
    all: new Set(rows.map(({ lemma }) => lemma)),
    titles: new Set(rows.filter(({ stance }) => stance === 'title').map(({ lemma }) => lemma)),
  }
}
