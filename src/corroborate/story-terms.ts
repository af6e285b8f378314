/** A text → how often it uses each word, for telling whether two texts tell one story. Any language: no list, no stemmer. */
import type { Range } from '../model/span.ts'
import { foldWord } from '../text/fold-word.ts'

export interface StoryTerm {
  /** The word as first written. */
  shown: string
  /** Uses; those that open the text, and words with a capital or figures, count more. */
  uses: number
  /** Letters that a word of an alphabet would need to say as much. */
  letters: number
}

/** Headline and lead tell the story, the rest also its background. */
const opening = 40
const openingCounts = 2
/** Names and figures tell stories apart; at the start of a sentence every word gains alike. */
const nameCounts = 2
/** Two characters of a script without spaces say about as much as a word of five letters. */
const pairLetters = 5

/** Folded words, in scripts that put no spaces between words pairs of characters. Linear in the text. */
export function storyTerms(text: string, skip: readonly Range[] = []): Map<string, StoryTerm> {
  const terms = new Map<string, StoryTerm>()
  let read = 0
  const add = (key: string, shown: string, letters: number, counts: number): void => {
    const uses = counts * (read++ < opening ? openingCounts : 1)
    const term = terms.get(key)
    if (term) term.uses += uses
    else terms.set(key, { shown, uses, letters })
  }
  for (const { 0: form, index } of text.matchAll(word)) {
    if (skip.some(({ start, end }) => index >= start && index < end)) continue
    if (spaceless.test(form)) for (const pair of pairsOf(form)) add(pair, pair, pairLetters, 1)
    else if (form.length > 1) {
      const key = foldWord(form)
      add(key, form, key.length, name.test(form) ? nameCounts : 1)
    }
  }
  return terms
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const name = /^[\p{Lu}\p{N}]/u
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function pairsOf(form: string): string[] {
  const characters = [...form]
  return characters.length === 1 ? characters : characters.slice(1).map((character, at) => characters[at] + character)
}
