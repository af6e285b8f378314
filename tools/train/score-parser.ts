// Scores a parser on gold trees. In: a parser and sentences with the tags it is to get. Out: shares of words, punctuation
// included, as CoNLL 2018 counts.
import type { TransitionParser } from '../../src/parse/parser.ts'
import type { ParserSentence } from './parser-data.ts'

export interface ParseScore {
  uas: number
  /** As CoNLL 2018 counts: the relation without its subtype. */
  las: number
  /** With subtype. */
  full: number
}

export function scoreParser(parser: TransitionParser, sentences: readonly ParserSentence[]): ParseScore {
  let words = 0
  let heads = 0
  let universal = 0
  let full = 0
  for (const sentence of sentences) {
    parser.run(sentence.words)
    const { state } = parser
    for (let word = 0; word < sentence.words.length; word++) {
      words++
      const gold = sentence.heads[word] < 0 ? state.size : sentence.heads[word]
      if (state.head[word] !== gold) continue
      heads++
      const name = parser.relations[state.relation[word]]
      if (name === sentence.relations[word]) full++
      if (name.split(':')[0] === sentence.relations[word].split(':')[0]) universal++
    }
  }
  return { uas: heads / words, las: universal / words, full: full / words }
}

export function scoreInWords({ uas, las, full }: ParseScore): string {
  return `UAS ${percent(uas)} LAS ${percent(las)} with subtypes ${percent(full)}`
}

function percent(share: number): string {
  return (share * 100).toFixed(2)
}
