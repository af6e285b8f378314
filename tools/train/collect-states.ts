// Gathers what the parser learns from. In: a parser and gold trees. Out: the states that it meets, each with what would
// have been right there.
import { type ParseObserver, TransitionParser } from '../../src/parse/parser.ts'
import { moveGroups, relationGroups } from '../../src/parse/parser-features.ts'
import { LEFT, RIGHT, SHIFT } from '../../src/parse/transition.ts'
import { zeroCostMoves } from './oracle.ts'
import { ExampleStore, type ParserSentence, relationNumber, type Vocabulary } from './parser-data.ts'

export const moveSlots = moveGroups.flat()
export const relationSlots = relationGroups.flat()

export interface Examples {
  moves: ExampleStore
  names: ExampleStore
}

export function emptyExamples(): Examples {
  return { moves: new ExampleStore(moveSlots.length), names: new ExampleStore(relationSlots.length) }
}

/**
 * Runs the parser along the gold path, or along its own choices (with a share `noise` of chance moves), and stores what
 * would have been right in each state.
 */
export function collectStates(
  parser: TransitionParser,
  vocabulary: Vocabulary,
  sentences: readonly ParserSentence[],
  examples: Examples,
  path: 'gold' | 'predicted',
  noise = 0,
  random: () => number = () => 1,
): void {
  const moveValues = new Int32Array(moveSlots.length)
  const relationValues = new Int32Array(relationSlots.length)
  for (const sentence of sentences) {
    const { gold } = sentence
    const numbers = sentence.relations.map((name) => relationNumber(vocabulary.relations, name))
    const observer: ParseObserver = {
      move(state, keys, best) {
        const right = zeroCostMoves(state, gold)
        parser.moves.expand(keys, moveValues)
        examples.moves.add(moveValues, right)
        if (path === 'predicted') {
          if (noise === 0 || random() >= noise) return best
          const chance = Math.floor(random() * 3)
          return (state.legal() >> chance) & 1 ? chance : best
        }
        return (right >> RIGHT) & 1 ? RIGHT : (right >> LEFT) & 1 ? LEFT : SHIFT
      },
      relation(state, head, keys, best) {
        const dependent = state.top(0)
        const name = numbers[dependent]
        if (gold.heads[dependent] === head && name > 1) {
          parser.names.expand(keys, relationValues)
          examples.names.add(relationValues, name - 2)
        }
        return path === 'predicted' ? best : name > 1 ? name : best
      },
    }
    parser.treebank = sentence.treebank
    parser.run(sentence.words, observer)
  }
  parser.treebank = 1
}
