/** Texts → vectors of length 1 over their words: the rarer a word among the texts of its language, the more it weighs. */
import type { Range } from '../model/span.ts'
import type { StoryVector } from './story-vector.ts'
import { storyTerms } from './story-terms.ts'

export interface StoryVectors {
  vectors: StoryVector[]
  /** The words behind the numbers, as first written. */
  shown: string[]
}

/**
 * How many texts the guess from its length stands for in how rare a word is. What a few texts say of rarity is little; the
 * statistics of a dossier come from its own texts, so that they depend on no machine, no list and no network.
 */
const guessCounts = 30

/** A word of one text alone tells how that text is written more than what it tells. */
const aloneCounts = 0.5

/** Of the texts of one language: how many there are, and how many have a word. */
interface Language {
  texts: number
  having: Map<number, number>
}

/**
 * TF-IDF (1 + ln uses, −ln share of texts; Salton & Buckley 1988). The share of texts that have a word starts from a guess by its
 * length, for short words are frequent in every language (Zipf 1935). Texts of several languages are counted apart: "the" is rare
 * in none of them.
 */
export function storyVectors(
  texts: readonly { text: string; skip?: readonly Range[]; lang?: string | null }[],
): StoryVectors {
  const numbers = new Map<string, number>()
  const shown: string[] = []
  const letters: number[] = []
  const having: number[] = []
  const languages = new Map<string, Language>()
  const counted = texts.map(({ text, skip, lang }) => {
    const language = languages.get(lang ?? '') ?? { texts: 0, having: new Map<number, number>() }
    languages.set(lang ?? '', language)
    language.texts++
    const uses = [...storyTerms(text, skip)].map(([key, term]): [number, number] => {
      let number = numbers.get(key)
      if (number === undefined) {
        numbers.set(key, (number = shown.length))
        shown.push(term.shown)
        letters.push(term.letters)
        having.push(0)
      }
      having[number]++
      language.having.set(number, (language.having.get(number) ?? 0) + 1)
      return [number, 1 + Math.log(term.uses)]
    })
    uses.sort(([a], [b]) => a - b)
    return { language, vector: { numbers: Uint32Array.from(uses, first), weights: Float64Array.from(uses, second) } }
  })
  for (const { vector, language } of counted)
    weigh(vector, (number) => rarityIn(language, number, letters[number]) * (having[number] === 1 ? aloneCounts : 1))
  return { vectors: counted.map(({ vector }) => vector), shown }
}

function rarityIn({ texts, having }: Language, number: number, letters: number): number {
  const guess = 0.9 / Math.max(1, letters - 1) ** 1.4
  return -Math.log((having.get(number)! + guessCounts * guess) / (texts + guessCounts))
}

function weigh({ numbers, weights }: StoryVector, rarityOf: (number: number) => number): void {
  let squares = 0
  numbers.forEach((number, at) => {
    weights[at] *= rarityOf(number)
    squares += weights[at] * weights[at]
  })
  const length = Math.sqrt(squares) || 1
  for (let at = 0; at < weights.length; at++) weights[at] /= length
}

function first([number]: readonly [number, number]): number {
  return number
}

function second([, weight]: readonly [number, number]): number {
  return weight
}
