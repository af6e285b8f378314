import type { TollProposal } from '../../model/proposals.ts'
import type { Range } from '../../model/span.ts'
import type { Measure } from '../../model/toll.ts'
import type { Pack } from '../../packs/pack.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { Clauses, Predicate } from './find-predicate.ts'
import { compositionOf, hasNear, isProvisional, victimsOf } from './toll-details.ts'
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'

/** A toll under way: the proposal with the phrase it came from. `index` of `partOf` points into the sentence's list. */
export interface Found {
  toll: TollProposal
  counted: CountedNoun
  predicate: Predicate | null
  partOf?: Found
  supersedes?: Found
  /** An earlier figure of the toll in the sentence before. */
  earlierThanBefore?: boolean
}

export interface Context {
  at: TollSentence
  clauses: Clauses
  pack: Pack
  denies: (word: number) => boolean
  /** Whether a source's preposition stands at a word ("selon"): "23 morts selon les secouristes, 14 selon l'armée". */
  namesSource: (word: number) => boolean
  /** Measure of the last toll of the document, for "le bilan a été porté à neuf". */
  lastMeasure: Measure | null
  /** That toll stands in one of the two sentences before. */
  recent: boolean
  /** The sentence goes on with a pronoun for the total of the one before. */
  resumesTotal: boolean
}

/** The predicate of a figure, the verb that stands on its left when it is another one, and whether the persons were set free. */
export interface Link {
  predicate: Predicate | null
  left: VerbGroup | null
  released: boolean
  feared: boolean
  polarity: '-' | undefined
}

export const overriding: ReadonlySet<Measure> = new Set(['killed', 'injured', 'missing'])

export const states: ReadonlySet<Measure> = new Set(['detained', 'captured', 'abducted', 'displaced', 'affected'])

export function propose(
  context: Context,
  counted: CountedNoun,
  measure: Measure,
  predicate: Predicate | null,
  link: Pick<Link, 'polarity'> & Partial<Link>,
  rules: string[],
  verb?: number,
): Found {
  const { at, pack } = context
  const { number } = counted
  const head = counted.noun ?? counted.last
  const raw: Range = { start: at.words[counted.first].start, end: Math.max(number.end, at.words[counted.last].end) }
  const victims = victimsOf(at, counted)
  const composition = number.kind === 'zero' ? undefined : compositionOf(at, counted, at.sentence.end, pack)
  const delta = hasNear(at, counted, 'delta') || predicate?.entry.value.update !== undefined
  const method = counted.entry?.value.method ?? predicate?.entry.value.method
  const toll: TollProposal = {
    measure,
    raw,
    min: number.min,
    max: number.max,
    best: number.best,
    exactness: number.exactness,
    scope: 'event',
    at: { sentence: at.sentence.index, word: head },
    predicate: { sentence: at.sentence.index, word: verb ?? predicate?.at ?? head },
    rules: method ? [...rules, `method:${method}`] : rules,
    ...(link.polarity ? { polarity: link.polarity } : {}),
    ...(victims ? { victims } : {}),
    ...((counted.kind === 'person' && counted.entry?.value.bare !== 'yes') ||
    (counted.kind === 'unknown' && number.kind !== 'article')
      ? { persons: true }
      : {}),
    ...(counted.disjoint ? { part: 'disjoint' as const } : {}),
    ...(composition ? { composition } : {}),
    ...(delta ? { delta: true } : {}),
    ...(hasNear(at, counted, 'identified') ? { identifiedOnly: true } : {}),
    ...(isProvisional(at) ? { provisional: true } : {}),
  }
  return { toll, counted, predicate }
}
