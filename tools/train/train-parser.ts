// Trains the dependency parser of a language; train-parser-model.ts calls it, README.md tells how.
// In: sentences with the tags that the parser will meet at run time. Out: entries of the model file.
import { readModelFile, type ModelValue, writeModelFile } from '../../src/parse/model-file.ts'
import type { NetworkShape } from '../../src/parse/network-shape.ts'
import { TransitionParser } from '../../src/parse/parser.ts'
import { fixedSizes, type SlotTable } from '../../src/parse/parser-features.ts'
import { collectStates, emptyExamples, type Examples, moveSlots, relationSlots } from './collect-states.ts'
import { ExampleFeeder } from './example-feeder.ts'
import { NetworkTrainer } from './network.ts'
import { buildVocabulary, type ExampleStore, type ParserSentence, type Vocabulary } from './parser-data.ts'
import { randomNumbers } from './random.ts'
import { scoreInWords, scoreParser } from './score-parser.ts'

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
  /** How often a word or lemma must be met to be known. */
  least: number
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

export function trainParser(sentences: readonly ParserSentence[], options: ParserOptions): Record<string, ModelValue> {
  const vocabulary = buildVocabulary(sentences, options.least)
  const log = options.log ?? (() => {})
  const random = randomNumbers(options.seed)
  const blank = new Model(vocabulary, options, options.seed)
  // Each half is parsed by a model that never saw it: its errors, and the states behind them, are those of real texts.
  const halves = [0, 1].map((half) => {
    const own = sentences.filter((_, index) => index % 2 === half)
    const examples = emptyExamples()
    collectStates(parserOf([blank]), vocabulary, own, examples, 'gold')
    return { own, examples, model: new Model(vocabulary, options, options.seed + 1 + half) }
  })
  for (let round = 0; round < options.rollouts; round++) {
    const parsers = halves.map(({ model, examples }, half) => {
      model.train(examples, options.epochs.fold, options.rate, (line) => log(`round ${round} half ${half} ${line}`))
      return parserOf([model])
    })
    halves.forEach(({ own, examples }, half) => {
      collectStates(parsers[1 - half], vocabulary, own, examples, 'predicted', options.noise, random)
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
      log(`member ${member} ${line}${score ? `; dev ${scoreInWords(score)}` : ''}`)
    })
    members.push(model)
  }
  if (options.dev) log(`all members: dev ${scoreInWords(scoreParser(parserOf(members), options.dev))}`)
  return sectionsOf(members)
}

function parserOf(members: readonly Model[]): TransitionParser {
  return new TransitionParser(readModelFile(writeModelFile(sectionsOf(members))))
}

function sectionsOf(members: readonly Model[]): Record<string, ModelValue> {
  return Object.assign({}, ...members.map((model, member) => model.sections(member))) as Record<string, ModelValue>
}

class Model {
  readonly #moves: NetworkTrainer
  readonly #names: NetworkTrainer
  readonly #vocabulary: Vocabulary
  readonly #seed: number
  readonly #options: ParserOptions
  #sample: Examples | null = null

  constructor(vocabulary: Vocabulary, options: ParserOptions, seed: number) {
    this.#vocabulary = vocabulary
    this.#seed = seed
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
    const { batch, blanks } = this.#options
    const random = randomNumbers(this.#seed)
    const moveFeeder = new ExampleFeeder(examples.moves, moveSlots, this.#vocabulary, random, batch, blanks)
    const nameFeeder = new ExampleFeeder(examples.names, relationSlots, this.#vocabulary, random, batch, blanks)
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
