import type { Measure } from '../../model/toll.ts'
import { beforeFigure } from './around-figure.ts'
import { type Clauses } from './find-predicate.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'

/**
 * "Le bilan … a été porté à neuf", "porte à 312 le nombre de …": a figure without noun is a toll where a toll noun stands in the
 * sentence (`named`: the caller knows one) and a verb of totals leads to the figure. `bound` is set for verbs that bound it ("dépasse 300").
 */
export function tollFrame(
  at: TollSentence,
  counted: CountedNoun,
  clauses: Clauses,
  named = false,
): { verb: number; bound: TollEntry | null } | null {
  if (!named && !at.words.some((_, i) => at.entryAt(i, 'toll-noun') !== null)) return null
  const before = beforeFigure(at, counted.first)
  for (let i = before; i >= 0 && i >= before - 8; i--) {
    const group = clauses.byWord.get(i)
    if (group) {
      const bound = at.entryAt(group.main, 'bound-verb')
      if (!bound && !at.entryAt(group.main, 'toll-verb')) return null
      return { verb: group.main, bound }
    }
    const { upos, form } = at.words[i]
    const mistagged =
      upos !== 'NOUN' && at.entriesAt(i).find((entry) => entry.value.finite && entry.category.endsWith('-verb'))
    if (mistagged) return { verb: i, bound: mistagged.category === 'bound-verb' ? mistagged : null }
    if (upos === 'NOUN' && !at.entryAt(i, 'toll-noun') && !isTimeWord(at, i)) return null
    if (/^[;:]$/.test(form)) return null
  }
  return null
}

function isTimeWord(at: TollSentence, i: number): boolean {
  return (
    at.entryAt(i, 'thing')?.value.kind === 'time' ||
    at.words[i].deprel.startsWith('obl') ||
    at.words[i].deprel.startsWith('advmod')
  )
}

/** What a toll noun totals ("le nombre de civils tués", "le bilan des blessés"); null where it is not said. */
export function totalledMeasure(at: TollSentence): Measure | null {
  for (let i = 0; i < at.words.length; i++) {
    const noun = at.entryAt(i, 'toll-noun')
    if (!noun) continue
    // "the death toll" says it itself.
    if (noun.value.measure) return noun.value.measure as Measure
    const of = at.lastOf(i, noun) + 1
    if (!at.entryAt(of, 'of')) continue
    for (let j = of + 1; j < at.words.length && j <= of + 6; j++) {
      const entry = at
        .entriesAt(j)
        .find((row) => row.category === 'noun' || row.category === 'verb' || row.category === 'adj')
      if (entry?.measure) return entry.measure
    }
  }
  return null
}

/** "et non de 13", "au lieu de 13": the figure after it is taken back; "contre 3 dans l'armée" only compares. */
export function correctionBefore(at: TollSentence, first: number): TollEntry | null {
  for (let i = first - 1; i >= 0 && i >= first - 4; i--) {
    const entry = at.entryAt(i, 'correction')
    if (entry) return entry
  }
  return null
}

/** "d'abord établi à six morts": a figure that a later one of the sentence replaces. */
export function isPrevious(at: TollSentence, first: number): boolean {
  for (let i = first - 1; i >= 0 && i >= first - 8; i--) if (at.entryAt(i, 'previous')) return true
  return false
}
