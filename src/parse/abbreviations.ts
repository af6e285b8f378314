// Abbreviations of a language whose full stop is no end of a sentence. In: a pack's `segments` lexicon (category
// abbreviation, without the full stop). Out: all of them, the titles, after which a name always follows, and those of the
// clock, behind which a few words open a sentence.
import type { Pack } from '../packs/pack.ts'

export interface Abbreviations {
  all: ReadonlySet<string>
  titles: ReadonlySet<string>
  /** "p.m", and the words that open a sentence behind it, folded. */
  clock: ReadonlySet<string>
  openers: ReadonlySet<string>
}

export const noAbbreviations: Abbreviations = {
  all: new Set(),
  titles: new Set(),
  clock: new Set(),
  openers: new Set(),
}

export function abbreviationsOf(pack: Pack): Abbreviations {
  const rows = pack.lexicon('segments').filter(({ category }) => category === 'abbreviation')
  if (rows.length === 0) return noAbbreviations
  return {
    all: new Set(rows.map(({ lemma }) => lemma)),
    titles: new Set(rows.filter(({ stance }) => stance === 'title').map(({ lemma }) => lemma)),
    clock: new Set(rows.filter(({ stance }) => stance === 'clock').map(({ lemma }) => lemma)),
    openers: new Set(
      pack
        .lexicon('segments')
        .filter(({ category }) => category === 'sentence-opener')
        .map(({ lemma }) => lemma),
    ),
  }
}
