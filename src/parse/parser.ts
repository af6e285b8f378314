// The dependency parser: words with lemmas and tags → heads and relations, filled in place.
// Greedy and deterministic: at each step a network picks a move; when a move builds an arc, a second one names it.
// 2n moves for n words, so time is linear however long a sentence is; any sequence of words gets a tree with one root.
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { readModelFile, type ModelFile } from './model-file.ts'
import { Network } from './network.ts'
import { moveValues, Punctuation, relationValues } from './parser-features.ts'
import { ParserVocabulary, TokenRows, type ParsedToken } from './parser-vocabulary.ts'
import { childBit, LEFT, ParseState, RIGHT, SHIFT } from './transition.ts'

export interface DependencyParser {
  /** Fills `head` and `deprel` of the words of one sentence. */
  parse(words: Word[]): void
}

const parserModel = 'models/parser.bin'

/** The parser of a pack. @throws SelonError model-missing | model-damaged | pack-malformed */
export function createDependencyParser(pack: Pack): DependencyParser {
  return new TransitionParser(readModelFile(pack.model(parserModel), parserModel))
}

/** Told of each choice before it is made: the trainer labels the states with what would have been right. */
export interface ParseObserver {
  move(state: ParseState, values: Int32Array, best: number): number
  relation(state: ParseState, head: number, values: Int32Array, best: number): number
}

export class TransitionParser implements DependencyParser {
  readonly vocabulary: ParserVocabulary
  /** Names of the relations; index 0 is none, 1 is root. */
  readonly relations: readonly string[]
  readonly state = new ParseState()
  treebank = 1
  readonly #rows = new TokenRows()
  readonly #marks = new Punctuation()
  readonly #moves: Network
  readonly #names: Network
  readonly #moveValues: Int32Array
  readonly #relationValues: Int32Array
  readonly #bits: Int32Array

  constructor(model: ModelFile) {
    this.vocabulary = ParserVocabulary.read(model)
    this.relations = model.text('relations').split('\n')
    this.#bits = Int32Array.from(this.relations, childBit)
    this.#moves = new Network(model, 'moves')
    this.#names = new Network(model, 'names', 32 << 20)
    this.#moveValues = new Int32Array(this.#moves.shape.slots.length)
    this.#relationValues = new Int32Array(this.#names.shape.slots.length)
  }

  parse(words: Word[]): void {
    this.run(words)
    const { state, relations } = this
    for (let index = 0; index < words.length; index++) {
      const head = state.head[index]
      words[index].head = head === state.size ? -1 : head
      words[index].deprel = relations[state.relation[index]]
    }
  }

  /** Parses into `state`. An observer may overrule each choice by what it returns. */
  run(words: readonly ParsedToken[], observer?: ParseObserver): void {
    const { state } = this
    this.vocabulary.encode(words, this.#rows)
    this.#marks.start(words as readonly Word[])
    state.start(words.length)
    while (!state.finished) {
      const move = this.#choose(state.legal(), observer)
      if (move === SHIFT) state.shift()
      else this.#attach(move, observer)
    }
  }

  #choose(legal: number, observer: ParseObserver | undefined): number {
    if ((legal & (legal - 1)) === 0) return legal === 1 << RIGHT ? RIGHT : legal === 1 << LEFT ? LEFT : SHIFT
    const values = this.#moveValues
    moveValues(this.state, this.#rows, this.#marks, this.treebank, values)
    let best = this.#moves.run(values)
    // Two words on the stack make all moves legal; with one, RIGHT is out.
    if (((legal >> best) & 1) === 0) {
      const { scores } = this.#moves
      best = scores[LEFT] > scores[SHIFT] ? LEFT : SHIFT
    }
    return observer ? observer.move(this.state, values, best) : best
  }

  #attach(move: number, observer: ParseObserver | undefined): void {
    const { state } = this
    const head = move === LEFT ? state.front : state.top(1)
    if (head === state.size) {
      state.attach(move, 1, 0)
      return
    }
    relationValues(state, this.#rows, this.#marks, this.treebank, head, this.#relationValues)
    let name = this.#names.run(this.#relationValues) + 2
    if (observer) name = observer.relation(state, head, this.#relationValues, name)
    state.attach(move, name, this.#bits[name])
  }
}
