// The dependency parser: words with lemmas and tags → heads and relations, filled in place.
// Greedy and deterministic: at each step a network picks a move; when a move builds an arc, a second one names it.
// 2n moves for n words, so time is linear however long a sentence is; any sequence of words gets a tree with one root.
import type { Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { readModelFile, type ModelFile } from './model-file.ts'
import { Network } from './network.ts'
import {
  moveGroups,
  moveKeys,
  relationGroups,
  relationKeys,
  SentenceMarks,
  slotGroups,
  type SlotTable,
} from './parser-features.ts'
import { ParserVocabulary, type ParsedToken, tokenTypes } from './parser-vocabulary.ts'
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
  /** `keys` are those of `moves`; the answer is the move to make. */
  move(state: ParseState, keys: Int32Array, best: number): number
  relation(state: ParseState, head: number, keys: Int32Array, best: number): number
}

export class TransitionParser implements DependencyParser {
  readonly vocabulary: ParserVocabulary
  /** Names of the relations; index 0 is none, 1 is root. */
  readonly relations: readonly string[]
  readonly state = new ParseState()
  readonly moves: Network
  readonly names: Network
  /** Number of the treebank whose conventions to follow. */
  treebank = 1
  readonly #marks = new SentenceMarks()
  readonly #moveKeys: Int32Array
  readonly #relationKeys: Int32Array
  readonly #bits: Int32Array
  #types = new Int32Array(256)

  constructor(model: ModelFile) {
    this.vocabulary = ParserVocabulary.read(model)
    this.relations = model.text('relations').split('\n')
    this.#bits = Int32Array.from(this.relations, childBit)
    const { attributes } = this.vocabulary
    const load = (prefix: string, groups: readonly (readonly SlotTable[])[]) => {
      const members = model.names.filter((name) => name.startsWith(prefix) && name.endsWith('.shape'))
      const prefixes = members.map((name) => name.slice(0, -'.shape'.length))
      return new Network(model, prefixes, 64 << 20, { groups: slotGroups(groups), attributes, tokens: tokenTypes })
    }
    this.moves = load('moves', moveGroups)
    this.names = load('names', relationGroups)
    this.#moveKeys = new Int32Array(moveGroups.length)
    this.#relationKeys = new Int32Array(relationGroups.length)
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
    this.#encode(words)
    this.#marks.start(words)
    state.start(words.length)
    while (!state.finished) {
      const move = this.#choose(state.legal(), observer)
      if (move === SHIFT) state.shift()
      else this.#attach(move, observer)
    }
  }

  #encode(words: readonly ParsedToken[]): void {
    if (this.#types.length < words.length + 2) this.#types = new Int32Array((words.length + 2) * 2)
    if (this.vocabulary.isFull(words.length)) {
      this.vocabulary.forgetTypes()
      this.moves.forget()
      this.names.forget()
    }
    this.vocabulary.encode(words, this.#types)
  }

  #choose(legal: number, observer: ParseObserver | undefined): number {
    if (legal === 1 << RIGHT) return RIGHT
    if (legal === 1 << LEFT) return LEFT
    if (legal === 1 << SHIFT) return SHIFT
    const keys = this.#moveKeys
    moveKeys(this.state, this.#types, this.#marks, this.treebank, this.relations.length, keys)
    let best = this.moves.run(keys)
    // Two words on the stack make all moves legal; with one, RIGHT is out.
    if (((legal >> best) & 1) === 0) {
      const { scores } = this.moves
      best = scores[LEFT] > scores[SHIFT] ? LEFT : SHIFT
    }
    return observer ? observer.move(this.state, keys, best) : best
  }

  #attach(move: number, observer: ParseObserver | undefined): void {
    const { state, relations } = this
    const head = move === LEFT ? state.front : state.top(1)
    if (head === state.size) {
      state.attach(move, 1, 0)
      return
    }
    const keys = this.#relationKeys
    relationKeys(state, this.#types, this.#marks, this.treebank, relations.length, head, keys)
    let name = this.names.run(keys) + 2
    if (observer) name = observer.relation(state, head, keys, name)
    state.attach(move, name, this.#bits[name])
  }
}
