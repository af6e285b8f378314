import type { Measure } from '../../model/toll.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Clauses, Predicate } from './find-predicate.ts'
import type { TollSentence } from './toll-sentence.ts'

/**
 * A second harm coordinated with the first: "tués ou blessés" says neither (T8: casualties-unspecified); "arrêtés puis exécutés"
 * says both of the same persons.
 */
export interface SecondHarm {
  measure: Measure
  alternative: boolean
  predicate: Predicate
}

/** The participle or noun that a conjunction joins to a predicate ("ont été tués ou blessés", "a tué ou blessé trente soldats"). */
export function secondHarm(at: TollSentence, predicate: Predicate, clauses: Clauses): SecondHarm | null {
  const { group } = predicate
  if (!group) return null
  if (predicate.side === 'left') return secondOnLeft(at, predicate, clauses)
  const joint = joinAfter(at, group.last)
  if (joint < 0) return null
  const other = clauses.byFirst.get(joint)
  const entry = other?.entry ?? at.entriesAt(joint).find((row) => row.category === 'adj' || row.category === 'verb')
  const measure = entry?.measure
  if (!entry || !measure || measure === predicate.measure) return null
  if (other && (other.form === 'finite' || other.form === 'infinitive')) return null
  if (takesObject(at, joint)) return null
  return { measure, alternative: isAlternative(at, joint - 1), predicate: { ...predicate, measure, at: joint, entry } }
}

/** "a tué ou blessé quarante soldats": the verb before the one next to the figure. */
function secondOnLeft(at: TollSentence, predicate: Predicate, clauses: Clauses): SecondHarm | null {
  const { group } = predicate
  if (!group || !at.words[group.first - 1] || !at.entryAt(group.first - 1, 'and')) return null
  const other = clauses.byWord.get(group.first - 2)
  if (!other?.entry?.measure || other.entry.measure === predicate.measure || other.last !== group.first - 2) return null
  return { measure: other.entry.measure, alternative: true, predicate }
}

/** "trente morts ou blessés": the measure of a casualty noun joined by "ou" or "et" without a figure of its own. */
export function joinedNoun(at: TollSentence, counted: CountedNoun): boolean {
  const joint = joinAfter(at, counted.last)
  if (joint < 0 || joint !== counted.last + 2 || takesObject(at, joint)) return false
  const entry = at.entryAt(joint, 'noun') ?? at.entryAt(joint, 'adj')
  return entry?.measure != null && entry.measure !== counted.entry?.measure
}

/** First word after a conjunction that follows `last` (", puis" too); -1 where none does. */
function joinAfter(at: TollSentence, last: number): number {
  let i = last + 1
  if (at.words[i]?.form === ',') i++
  if (!at.words[i] || at.words[i].upos === 'ADP' || !at.entryAt(i, 'and')) return -1
  i++
  while (at.words[i]?.upos === 'ADV') i++
  return i < at.words.length ? i : -1
}

function isAlternative(at: TollSentence, i: number): boolean {
  return at.entryAt(i, 'or') !== null
}

/** "ont été tués et blessé deux gardes" has its own object. */
function takesObject(at: TollSentence, i: number): boolean {
  const next = at.words[i + 1]?.upos === 'ADV' ? i + 2 : i + 1
  const { upos } = at.words[next] ?? { upos: 'PUNCT' }
  return upos === 'NUM' || upos === 'DET'
}
