// Trains the dependency parser of a language; `npx tsx tools/train/train.ts <language> parser` calls it, README.md tells how.
// In: sentences with the tags that the parser will meet at run time. Out: entries of the model file.
import { readModelFile, type ModelValue, writeModelFile } from '../../src/parse/model-file.ts'
import type { NetworkShape } from '../../src/parse/network-shape.ts'
import { type ParseObserver, TransitionParser } from '../../src/parse/parser.ts'
import { fixedSizes, moveGroups, relationGroups, type SlotTable } from '../../src/parse/parser-features.ts'
import { LEFT, RIGHT, SHIFT } from '../../src/parse/transition.ts'
import { NetworkTrainer } from './network.ts'
import { zeroCostMoves } from './oracle.ts'
import { buildVocabulary, ExampleStore, type ParserSentence, relationNumber, type Vocabulary } from './parser-data.ts'
import { randomNumbers, shuffle } from './random.ts'

export interface ParserOptions {
  seed: number
  hidden: { moves: number; names: number }
  /** Passes over the examples of the models that only roll out, and of the final one. */
  epochs: { fold: number; final: number }
  /** How many final models vote. */
  members: number
  rollouts: number
  /** Share of chance moves in a roll-out. */
  noise: number
  rate: number
  batch: number
  dropout: number
  /** Share of slots emptied in each training example. */
  blanks: number
  log?: (line: string) => void
  /** Sentences to score after each epoch. */
  dev?: readonly ParserSentence[]
}

const dims: Record<SlotTable, number> = {
  word: 48,
  lemma: 32,
  tag: 32,
  suffix: 16,
  relation: 24,
  distance: 8,
  count: 8,
  children: 16,
  between: 8,
  ahead: 8,
  treebank: 8,
}

const moveSlots = moveGroups.flat()
const relationSlots = relationGroups.flat()

interface Examples {
  moves: ExampleStore
  names: ExampleStore
}

export function trainParser(sentences: readonly ParserSentence[], options: ParserOptions): Record<string, ModelValue> {
  const vocabulary = buildVocabulary(sentences)
  const log = options.log ?? (() => {})
  const random = randomNumbers(options.seed)
  const blank = new Model(vocabulary, options, options.seed)
  // Each half is parsed by a model that never saw it: its errors, and the states behind them, are those of real texts.
  const halves = [0, 1].map((half) => {
    const own = sentences.filter((_, index) => index % 2 === half)
    const examples = emptyExamples()
    collect(parserOf([blank]), vocabulary, own, examples, 'gold')
    return { own, examples, model: new Model(vocabulary, options, options.seed + 1 + half) }
  })
  for (let round = 0; round < options.rollouts; round++) {
    const parsers = halves.map(({ model, examples }, half) => {
      model.train(examples, options.epochs.fold, options.rate, (line) => log(`round ${round} half ${half} ${line}`))
      return parserOf([model])
    })
    halves.forEach(({ own, examples }, half) => {
      collect(parsers[1 - half], vocabulary, own, examples, 'predicted', options.noise, random)
    })
  }
  const examples = emptyExamples()
  for (const half of halves) {
    examples.moves.addAll(half.examples.moves)
    examples.names.addAll(half.examples.names)
  }
  log(`${sentences.length} sentences, ${examples.moves.count} moves, ${examples.names.count} arcs`)
  const members: Model[] = []
  for (let member = 0; member < options.members; member++) {
    const model = new Model(vocabulary, options, options.seed + 10 * (member + 1))
    model.train(examples, options.epochs.final, options.rate, (line) => {
      const score = options.dev ? scoreParser(parserOf([model]), options.dev) : null
      log(`member ${member} ${line}${score ? `; dev ${inWords(score)}` : ''}`)
    })
    members.push(model)
  }
  if (options.dev) log(`all members: dev ${inWords(scoreParser(parserOf(members), options.dev))}`)
  return sectionsOf(members)
}

function parserOf(members: readonly Model[]): TransitionParser {
  return new TransitionParser(readModelFile(writeModelFile(sectionsOf(members))))
}

function sectionsOf(members: readonly Model[]): Record<string, ModelValue> {
  return Object.assign({}, ...members.map((model, member) => model.sections(member))) as Record<string, ModelValue>
}

function inWords({ uas, las, full }: ParseScore): string {
  return `UAS ${percent(uas)} LAS ${percent(las)} with subtypes ${percent(full)}`
}

function emptyExamples(): Examples {
  return { moves: new ExampleStore(moveSlots.length), names: new ExampleStore(relationSlots.length) }
}

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

class Model {
  readonly #moves: NetworkTrainer
  readonly #names: NetworkTrainer
  readonly #vocabulary: Vocabulary
  readonly #options: ParserOptions
  #sample: Examples | null = null

  constructor(vocabulary: Vocabulary, options: ParserOptions, seed: number) {
    this.#vocabulary = vocabulary
    this.#options = options
    const { hidden, batch, dropout } = options
    const outputs = vocabulary.relations.length - 2
    this.#moves = new NetworkTrainer(shapeOf(moveSlots, vocabulary, hidden.moves, 3), { seed, batch, dropout })
    this.#names = new NetworkTrainer(shapeOf(relationSlots, vocabulary, hidden.names, outputs), {
      seed: seed + 100,
      batch,
      dropout,
    })
  }

  train(examples: Examples, epochs: number, rate: number, done: (line: string) => void): void {
    this.#sample = examples
    const { seed, batch, blanks } = this.#options
    const random = randomNumbers(seed)
    const moveFeeder = new Feeder(examples.moves, moveSlots, this.#vocabulary, random, batch, blanks)
    const nameFeeder = new Feeder(examples.names, relationSlots, this.#vocabulary, random, batch, blanks)
    const perEpoch = Math.ceil(examples.moves.count / batch)
    const namesPerEpoch = Math.ceil(examples.names.count / batch)
    for (let epoch = 0; epoch < epochs; epoch++) {
      const started = performance.now()
      let loss = 0
      moveFeeder.restart()
      for (let step = 0; step < perEpoch; step++) {
        const left = 1 - (epoch + step / perEpoch) / epochs
        const count = moveFeeder.next()
        loss += this.#moves.step(moveFeeder.values, count, moveFeeder.targets, 'any', rate * left)
      }
      let nameLoss = 0
      nameFeeder.restart()
      for (let step = 0; step < namesPerEpoch; step++) {
        const left = 1 - (epoch + step / namesPerEpoch) / epochs
        const count = nameFeeder.next()
        nameLoss += this.#names.step(nameFeeder.values, count, nameFeeder.targets, 'label', rate * left)
      }
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      done(
        `epoch ${epoch + 1}: loss ${(loss / perEpoch).toFixed(4)} ${(nameLoss / namesPerEpoch).toFixed(4)}, ${seconds} s`,
      )
    }
  }

  sections(member: number): Record<string, ModelValue> {
    const { lists, relations } = this.#vocabulary
    return {
      relations: relations.join('\n'),
      words: lists.word.join('\n'),
      suffixes: lists.suffix.join('\n'),
      lemmas: lists.lemma.join('\n'),
      tags: lists.tag.join('\n'),
      ...this.#quantise(`moves${member}`, this.#moves, this.#sample?.moves),
      ...this.#quantise(`names${member}`, this.#names, this.#sample?.names),
    }
  }

  #quantise(prefix: string, trainer: NetworkTrainer, examples: ExampleStore | undefined): Record<string, ModelValue> {
    const count = examples ? Math.min(this.#options.batch, examples.count) : 0
    const values = Int32Array.from(examples ? examples.values.subarray(0, count * examples.width) : [])
    return trainer.quantise(prefix, values, count)
  }
}

/** Gives shuffled batches, now and then with a rare word, lemma or ending replaced by its class. */
class Feeder {
  readonly values: Int32Array
  readonly targets: Int32Array
  readonly #examples: ExampleStore
  readonly #order: Int32Array
  readonly #random: () => number
  readonly #batch: number
  readonly #blanks: number
  readonly #slots: readonly SlotTable[]
  readonly #chance: Partial<Record<SlotTable, Float32Array>> = {}
  readonly #dropped: Partial<Record<SlotTable, Int32Array>>
  #at = 0

  constructor(
    examples: ExampleStore,
    slots: readonly SlotTable[],
    vocabulary: Vocabulary,
    random: () => number,
    batch: number,
    blanks: number,
  ) {
    this.#blanks = blanks
    this.#examples = examples
    this.#slots = slots
    this.#random = random
    this.#batch = batch
    this.#order = Int32Array.from({ length: examples.count }, (_, index) => index)
    this.values = new Int32Array(batch * slots.length)
    this.targets = new Int32Array(batch)
    this.#dropped = vocabulary.dropped
    for (const table of ['word', 'lemma', 'suffix', 'tag'] as const) {
      const weight = table === 'tag' ? 0.5 : 1
      this.#chance[table] = Float32Array.from(vocabulary.counts[table], (count) =>
        count ? weight / (weight + count) : 0,
      )
    }
  }

  restart(): void {
    shuffle(this.#order, this.#random)
    this.#at = 0
  }

  next(): number {
    const width = this.#slots.length
    const count = Math.min(this.#batch, this.#order.length - this.#at)
    for (let example = 0; example < count; example++) {
      const from = this.#order[this.#at++]
      this.targets[example] = this.#examples.targets[from]
      for (let slot = 0; slot < width; slot++) {
        let value = this.#examples.values[from * width + slot]
        const chance = this.#chance[this.#slots[slot]]
        if (chance && chance[value] > 0 && this.#random() < chance[value])
          value = this.#dropped[this.#slots[slot]]![value]
        if (this.#random() < this.#blanks) value = 0
        this.values[example * width + slot] = value
      }
    }
    return count
  }
}

function shapeOf(slots: readonly SlotTable[], vocabulary: Vocabulary, hidden: number, outputs: number): NetworkShape {
  const sizes: Record<SlotTable, number> = {
    ...fixedSizes,
    word: vocabulary.lists.word.length + 2,
    suffix: vocabulary.lists.suffix.length + 2,
    lemma: vocabulary.lists.lemma.length + 2,
    tag: vocabulary.lists.tag.length + 2,
    relation: vocabulary.relations.length,
  }
  const names = [...new Set(slots)]
  return {
    tables: names.map((name) => ({ name, size: sizes[name], dim: dims[name] })),
    slots: slots.map((slot) => names.indexOf(slot)),
    hidden,
    outputs,
  }
}

/**
 * Runs the parser along the gold path, or along its own choices (with a share `noise` of chance moves), and stores what
 * would have been right in each state.
 */
function collect(
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
        parser.moves[0].expand(keys, moveValues)
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
          parser.names[0].expand(keys, relationValues)
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

function percent(share: number): string {
  return (share * 100).toFixed(2)
}
