// Trains the small networks that src/parse/network.ts runs: discrete values → embeddings → hidden layer (ReLU) → softmax.
//
//   const trainer = new NetworkTrainer(shape, { seed: 1, batch: 512 })
//   const loss = trainer.step(values, count, targets, 'label', rate)   // one Adam step on `count` ≤ batch examples:
//                                          // values[example * slots + slot], targets[example] = index of the right output
//   trainer.step(values, count, masks, 'any', rate)   // targets as bit masks: −log of the summed probability of all set bits
//   trainer.score(values, count)           // float scores[example * trainer.width + output], from the averaged weights
//   Object.assign(sections, trainer.quantise('moves', values, count))  // integer sections for writeModelFile(); the examples
//                                          // only tell how large sums get, so give some hundred typical ones
//
// Seeded and single-threaded: the same calls give the same weights. `average` (default .999 a step; 0 = off) keeps a running
// mean of the weights, which score() and quantise() use. As at run time, embedding × weights is computed once for
// each distinct (slot, value) of a batch, so large batches of repetitive features cost little.
import type { ModelValue } from '../../src/parse/model-file.ts'
import type { NetworkShape } from '../../src/parse/network-shape.ts'
import { instantiateKernel } from '../../src/parse/wasm-instance.ts'
import { networkKernel } from './network-kernel.ts'
import { quantiseNetwork } from './network-quantise.ts'
import { randomNumbers } from './random.ts'

export interface TrainerOptions {
  seed: number
  /** Most examples a step. */
  batch: number
  /** Share kept of the running mean of the weights at each step; 0 turns it off. */
  average?: number
  /** Share of hidden units left out of each training example. */
  dropout?: number
}

interface Kernel {
  memory: { buffer: ArrayBuffer; grow(pages: number): number }
  multiply(a: number, b: number, c: number, m: number, k: number, n: number): void
  transpose(from: number, to: number, m: number, n: number): void
  sumRows(list: number, count: number, bias: number, out: number, n: number): void
  spreadRow(list: number, count: number, from: number, n: number): void
  maskOff(hidden: number, gradient: number, n: number): void
  adam(w: number, g: number, m: number, v: number, n: number, rate: number, b1: number, b2: number, tiny: number): void
  average(average: number, weights: number, n: number, share: number): void
}

export class NetworkTrainer {
  readonly shape: NetworkShape
  /** Outputs rounded up to a multiple of 8: the stride of scores. */
  readonly width: number
  readonly #kernel: Kernel
  readonly #floats: Float32Array
  readonly #words: Int32Array
  readonly #batch: number
  readonly #keep: number
  readonly #dropout: number
  readonly #random: () => number
  readonly #parameters: number
  // Addresses in floats. Parameters stand in one block, so that one call updates them all.
  readonly #weights: number
  readonly #gradient: number
  readonly #firstMoment: number
  readonly #secondMoment: number
  readonly #mean: number
  readonly #tables: number[] = []
  readonly #layers: number[] = []
  readonly #bias: number
  readonly #out: number
  readonly #outBias: number
  readonly #list: number
  readonly #hidden: number
  readonly #hiddenGradient: number
  readonly #scores: number
  readonly #scratch: number
  readonly #seen: Int32Array[]
  #stepCount = 0

  constructor(shape: NetworkShape, options: TrainerOptions) {
    this.shape = shape
    this.#batch = (options.batch + 3) & ~3
    this.#keep = options.average ?? 0.999
    this.#dropout = options.dropout ?? 0
    this.#random = randomNumbers(options.seed + 1000)
    this.width = (shape.outputs + 7) & ~7
    const { tables, slots, hidden } = shape
    let size = 16
    const reserve = (floats: number): number => {
      const at = size
      size = (size + floats + 15) & ~15
      return at
    }
    this.#weights = size
    for (const table of tables) this.#tables.push(reserve(table.size * table.dim))
    for (const table of slots) this.#layers.push(reserve(tables[table].dim * hidden))
    this.#bias = reserve(hidden)
    this.#out = reserve(hidden * this.width)
    this.#outBias = reserve(this.width)
    this.#parameters = size - this.#weights
    this.#gradient = reserve(this.#parameters)
    this.#firstMoment = reserve(this.#parameters)
    this.#secondMoment = reserve(this.#parameters)
    this.#mean = reserve(this.#parameters)
    this.#list = reserve(this.#batch * (slots.length + 1))
    this.#hidden = reserve(this.#batch * hidden)
    this.#hiddenGradient = reserve(this.#batch * hidden)
    this.#scores = reserve(this.#batch * this.width)
    this.#scratch = size
    for (const table of slots) size += (Math.min(this.#batch, tables[table].size) + 4) * (tables[table].dim + hidden)
    // Transposed copies, and the gradient of the embeddings of one slot.
    const widest = Math.max(...tables.map((table) => table.dim), this.width)
    size += 4 * this.#batch * Math.max(hidden, widest) + hidden * widest + 64

    this.#kernel = instantiateKernel(networkKernel) as unknown as Kernel
    this.#kernel.memory.grow(Math.ceil((size * 4) / 65536))
    this.#floats = new Float32Array(this.#kernel.memory.buffer)
    this.#words = new Int32Array(this.#kernel.memory.buffer)
    this.#seen = slots.map((table) => new Int32Array(tables[table].size).fill(-1))
    this.#initialise(options.seed)
  }

  /** One step of Adam. Returns the mean loss of the batch before the step. */
  step(values: Int32Array, count: number, targets: Int32Array, kind: 'label' | 'any', rate: number): number {
    const { hidden } = this.shape
    const slots = this.shape.slots.length
    const kernel = this.#kernel
    const padded = (count + 3) & ~3
    const plan = this.#forward(values, count, this.#weights, 'train')
    const loss = this.#lossGradient(count, padded, targets, kind)

    // Output layer.
    let free = plan.free
    const transposed = free
    free += Math.max(hidden * padded, this.width * hidden)
    kernel.transpose(this.#hidden * 4, transposed * 4, padded, hidden)
    kernel.multiply(transposed * 4, this.#scores * 4, this.#toGradient(this.#out) * 4, hidden, padded, this.width)
    for (let example = 0; example < count; example++) {
      for (let output = 0; output < this.width; output++)
        this.#floats[this.#toGradient(this.#outBias) + output] +=
          this.#floats[this.#scores + example * this.width + output]
    }
    kernel.transpose(this.#out * 4, transposed * 4, hidden, this.width)
    this.#floats.fill(0, this.#hiddenGradient, this.#hiddenGradient + padded * hidden)
    kernel.multiply(this.#scores * 4, transposed * 4, this.#hiddenGradient * 4, padded, this.width, hidden)
    kernel.maskOff(this.#hidden * 4, this.#hiddenGradient * 4, padded * hidden)
    if (this.#dropout > 0) {
      const scale = 1 / (1 - this.#dropout)
      const end = this.#hiddenGradient + count * hidden
      for (let at = this.#hiddenGradient; at < end; at++) this.#floats[at] *= scale
    }

    // The rows have served: their memory now gathers their gradients.
    for (const part of plan.parts) this.#floats.fill(0, part.rows, part.rows + part.padded * hidden)
    for (let example = 0; example < count; example++) {
      const list = (this.#list + example * (slots + 1)) * 4
      this.#words[this.#list + example * (slots + 1) + slots] = this.#toGradient(this.#bias) * 4
      kernel.spreadRow(list, slots + 1, (this.#hiddenGradient + example * hidden) * 4, hidden)
    }
    const back = free
    plan.parts.forEach((part, slot) => {
      const { dim } = this.shape.tables[this.shape.slots[slot]]
      const layer = this.#layers[slot]
      kernel.transpose(part.vectors * 4, transposed * 4, part.padded, dim)
      kernel.multiply(transposed * 4, part.rows * 4, this.#toGradient(layer) * 4, dim, part.padded, hidden)
      kernel.transpose(layer * 4, transposed * 4, dim, hidden)
      this.#floats.fill(0, back, back + part.padded * dim)
      kernel.multiply(part.rows * 4, transposed * 4, back * 4, part.padded, hidden, dim)
      const table = this.#toGradient(this.#tables[this.shape.slots[slot]])
      for (let index = 0; index < part.values.length; index++) {
        const to = table + part.values[index] * dim
        const from = back + index * dim
        for (let k = 0; k < dim; k++) this.#floats[to + k] += this.#floats[from + k]
      }
    })

    this.#stepCount++
    const correction = Math.sqrt(1 - 0.999 ** this.#stepCount) / (1 - 0.9 ** this.#stepCount)
    kernel.adam(
      this.#weights * 4,
      this.#gradient * 4,
      this.#firstMoment * 4,
      this.#secondMoment * 4,
      this.#parameters,
      rate * correction,
      0.9,
      0.999,
      1e-6,
    )
    // The share grows to its final value, so that the random first weights do not linger in the mean.
    const share = Math.max(1 - this.#keep, 1 / (1 + this.#stepCount / 3))
    kernel.average(this.#mean * 4, this.#weights * 4, this.#parameters, this.#keep === 0 ? 1 : share)
    return loss
  }

  /** Scores of the averaged weights: a view that the next call overwrites. */
  score(values: Int32Array, count: number): Float32Array {
    this.#forward(values, count, this.#mean)
    return this.#floats.subarray(this.#scores, this.#scores + count * this.width)
  }

  /** The averaged network in integers, as sections of a model file. */
  quantise(prefix: string, values: Int32Array, count: number): Record<string, ModelValue> {
    const { tables, slots, hidden } = this.shape
    const shift = this.#mean - this.#weights
    const part = (at: number, length: number) => this.#floats.subarray(at + shift, at + shift + length)
    const examples = Math.min(count, this.#batch)
    this.#forward(values, examples, this.#mean, 'sums')
    let largestSum = 1
    for (let at = 0; at < examples * hidden; at++)
      largestSum = Math.max(largestSum, Math.abs(this.#floats[this.#hidden + at]))
    return quantiseNetwork(prefix, this.shape, {
      tables: tables.map((table, index) => part(this.#tables[index], table.size * table.dim)),
      layers: slots.map((table, slot) => part(this.#layers[slot], tables[table].dim * hidden)),
      bias: part(this.#bias, hidden),
      out: part(this.#out, hidden * this.width),
      outBias: part(this.#outBias, this.width),
      width: this.width,
      largestSum,
    })
  }

  #toGradient(at: number): number {
    return at - this.#weights + this.#gradient
  }

  #initialise(seed: number): void {
    const random = randomNumbers(seed)
    const { tables, slots, hidden } = this.shape
    const fill = (at: number, length: number, range: number) => {
      for (let index = at; index < at + length; index++) this.#floats[index] = (random() * 2 - 1) * range
    }
    const inputs = slots.reduce((sum, table) => sum + tables[table].dim, 0)
    tables.forEach((table, index) => fill(this.#tables[index], table.size * table.dim, 0.5))
    slots.forEach((table, slot) => fill(this.#layers[slot], tables[table].dim * hidden, 2 * Math.sqrt(3 / inputs)))
    for (let h = 0; h < hidden; h++) {
      for (let o = 0; o < this.shape.outputs; o++)
        this.#floats[this.#out + h * this.width + o] = (random() * 2 - 1) * Math.sqrt(3 / hidden)
    }
    this.#floats.copyWithin(this.#mean, this.#weights, this.#weights + this.#parameters)
  }

  #forward(values: Int32Array, count: number, weights: number, purpose: 'train' | 'score' | 'sums' = 'score'): Plan {
    const { tables, hidden, slots: slotTables } = this.shape
    const slots = slotTables.length
    const shift = weights - this.#weights
    const padded = (count + 3) & ~3
    const parts: Plan['parts'] = []
    let free = this.#scratch
    for (let slot = 0; slot < slots; slot++) {
      const { dim } = tables[slotTables[slot]]
      const seen = this.#seen[slot]
      const distinct: number[] = []
      for (let at = slot; at < count * slots; at += slots) {
        const value = values[at]
        if (seen[value] < 0) seen[value] = distinct.push(value) - 1
      }
      const rowsPadded = (distinct.length + 3) & ~3
      const vectors = free
      const rows = vectors + rowsPadded * dim
      free = rows + rowsPadded * hidden
      this.#floats.fill(0, vectors, free)
      const table = this.#tables[slotTables[slot]] + shift
      distinct.forEach((value, index) =>
        this.#floats.copyWithin(vectors + index * dim, table + value * dim, table + (value + 1) * dim),
      )
      this.#kernel.multiply(vectors * 4, (this.#layers[slot] + shift) * 4, rows * 4, rowsPadded, dim, hidden)
      for (let example = 0; example < count; example++) {
        const row = seen[values[example * slots + slot]]
        this.#words[this.#list + example * (slots + 1) + slot] = (rows + row * hidden) * 4
      }
      for (const value of distinct) seen[value] = -1
      parts.push({ values: distinct, padded: rowsPadded, vectors, rows })
    }
    for (let example = 0; example < count; example++) {
      this.#kernel.sumRows(
        (this.#list + example * (slots + 1)) * 4,
        slots,
        (this.#bias + shift) * 4,
        (this.#hidden + example * hidden) * 4,
        hidden,
      )
    }
    if (purpose === 'sums') return { parts, free }
    if (purpose === 'train' && this.#dropout > 0) this.#dropUnits(count * hidden)
    this.#floats.fill(0, this.#hidden + count * hidden, this.#hidden + padded * hidden)
    for (let example = 0; example < padded; example++) {
      const to = this.#scores + example * this.width
      this.#floats.copyWithin(to, this.#outBias + shift, this.#outBias + shift + this.width)
    }
    this.#kernel.multiply(this.#hidden * 4, (this.#out + shift) * 4, this.#scores * 4, padded, hidden, this.width)
    return { parts, free }
  }

  /** Leaves units out at random and strengthens the others, so that scores keep their size. */
  #dropUnits(units: number): void {
    const scale = 1 / (1 - this.#dropout)
    const limit = Math.round(this.#dropout * 256)
    const end = this.#hidden + units
    for (let at = this.#hidden; at < end; at += 4) {
      let bits = (this.#random() * 4294967296) >>> 0
      for (let unit = at; unit < at + 4; unit++, bits >>>= 8) {
        this.#floats[unit] = (bits & 255) < limit ? 0 : this.#floats[unit] * scale
      }
    }
  }

  /** Turns the scores into their gradient in place; returns the mean loss. */
  #lossGradient(count: number, padded: number, targets: Int32Array, kind: 'label' | 'any'): number {
    const { outputs } = this.shape
    const floats = this.#floats
    let total = 0
    for (let example = 0; example < count; example++) {
      const at = this.#scores + example * this.width
      const target = targets[example]
      let top = -Infinity
      for (let o = 0; o < outputs; o++) top = Math.max(top, floats[at + o])
      let sum = 0
      let right = 0
      for (let o = 0; o < outputs; o++) {
        const power = Math.exp(floats[at + o] - top)
        floats[at + o] = power
        sum += power
        if (kind === 'label' ? o === target : (target >> o) & 1) right += power
      }
      right = Math.max(right, 1e-30)
      total += Math.log(sum / right)
      for (let o = 0; o < outputs; o++) {
        const power = floats[at + o]
        const correct = kind === 'label' ? o === target : (target >> o) & 1
        floats[at + o] = (power / sum - (correct ? power / right : 0)) / count
      }
      for (let o = outputs; o < this.width; o++) floats[at + o] = 0
    }
    floats.fill(0, this.#scores + count * this.width, this.#scores + padded * this.width)
    return total / count
  }
}

interface Plan {
  /** For each slot: its distinct values in this batch, and where their vectors and projected rows stand. */
  parts: { values: number[]; padded: number; vectors: number; rows: number }[]
  free: number
}
