// Feeds a network's trainer. In: a store of examples. Out: shuffled batches in which rare words are now and then unknown.
import type { SlotTable } from '../../src/parse/parser-features.ts'
import type { ExampleStore, Vocabulary } from './parser-data.ts'
import { shuffle } from './random.ts'

/** Gives shuffled batches, now and then with a rare word, lemma or ending replaced by its class. */
export class ExampleFeeder {
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
