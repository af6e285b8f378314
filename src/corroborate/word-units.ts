/**
 * Events named by any word of a text, whether or not the ontology knows it → units that `regroup` takes like all others. Where the
 * ontology is silent, day and place rarely stand in the same sentence: two words are one event only inside one story.
 */
import { foldWord } from '../text/fold-word.ts'
import type { EventUnit } from './event-unit.ts'

export interface WordEvent {
  id: string
  document: string
  /** Offset in the text. */
  at: number
  /** Story of its document (groupStories), by any name. */
  story: string
  /** The word as a lexicon lists it; null where it only points ("that"). */
  word: string | null
  /** What words of many languages share ("death" of "die" and « décès »): the pack's `word-families.tsv`. */
  family: string | null
  /** Something said: one with another only where the same speaker says it. */
  spoken: boolean
  /** Words of who did it and of whom it befell. */
  doers: readonly string[]
  harmed: readonly string[]
}

/** Words that begin alike name one event in a story ("invade", "invasion"). */
const stemLength = 5

export function wordUnit(event: WordEvent): EventUnit {
  const types = typesOf(event)
  const keys = types.map((type) => `tale:${event.story}|${type}`)
  return {
    id: event.id,
    document: event.document,
    statements: [event.id],
    order: `2 ${event.document} ${String(event.at).padStart(9, '0')} ${event.id}`,
    anchored: false,
    types,
    window: null,
    windowBasis: 'none',
    clocks: [],
    places: [],
    settled: false,
    containers: [],
    sites: [],
    harmed: [...event.harmed],
    doers: [...event.doers],
    sources: [],
    realm: 'done',
    series: false,
    figures: [],
    wordings: [],
    tale: { story: event.story, word: event.word && foldWord(event.word) },
    keys,
    asks: keys,
  }
}

/** None for what could be anything: such a unit stands alone. */
function typesOf({ word, family, spoken, doers }: WordEvent): string[] {
  if (word === null) return []
  const stem = `stem:${foldWord(word).slice(0, stemLength)}`
  if (spoken) return doers.map((doer) => `${stem} ${foldWord(doer)}`)
  return family === null ? [stem] : [stem, `family:${family}`]
}
