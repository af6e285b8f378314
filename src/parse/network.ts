// A small neural network at reading time: discrete values → embeddings → one hidden layer (ReLU) → scores. Generic: the
// parser uses it, and any stage that classifies from a fixed number of discrete values can.
//
//   const network = new Network(readModelFile(bytes), 'moves')   // sections "moves.*", written by quantiseNetwork()
//   network.run(values)      // values[slot] = value in that slot's table; → index of the best output, first of equals
//   network.scores[output]   // the scores of that run (integers; only their order and differences mean something)
//
// Integers only, so the same bytes come out on every machine. The surprising thing: the first layer is never multiplied
// out. embedding × weights of one (slot, value) is a row of `hidden` int16 that is computed when first met and kept, so a
// run is a sum of rows. When the cache is full it starts again from nothing; results do not depend on it.
import type { ModelFile } from './model-file.ts'
import { networkKernel } from './network-kernel.ts'
import type { NetworkShape } from './network-shape.ts'
import { instantiateKernel } from './wasm-instance.ts'

interface Kernel {
  memory: { buffer: ArrayBuffer; grow(pages: number): number }
  project(vector: number, weights: number, row: number, dim: number, hidden: number, factor: number): void
  run(
    list: number,
    count: number,
    hidden: number,
    units: number,
    weights: number,
    bias: number,
    scores: number,
    outputs: number,
  ): number
}

export class Network {
  readonly shape: NetworkShape
  readonly scores: Int32Array
  readonly #kernel: Kernel
  readonly #list: Int32Array
  readonly #listAt: number
  readonly #hiddenAt: number
  readonly #outAt: number
  readonly #outBiasAt: number
  readonly #scoresAt: number
  /** Address of the row of (slot, value), 0 until it is computed; a slot's values start at #first[slot]. */
  readonly #rows: Int32Array
  readonly #first: Int32Array
  readonly #tableAt: Int32Array
  readonly #weightsAt: Int32Array
  readonly #dims: Int32Array
  readonly #factors: Int32Array
  readonly #cacheStart: number
  readonly #cacheEnd: number
  #cacheNext: number

  /** `cacheBytes` bounds the memory of the rows; pages are only taken from the system when first used. */
  constructor(model: ModelFile, prefix: string, cacheBytes = 64 << 20) {
    this.shape = JSON.parse(model.text(`${prefix}.shape`)) as NetworkShape
    const { tables, slots, hidden, outputs } = this.shape
    const tableBytes = model.int8(`${prefix}.tables`)
    const weightBytes = model.int8(`${prefix}.weights`)
    this.#factors = model.int32(`${prefix}.factors`)

    let size = 64
    const reserve = (bytes: number): number => {
      const at = size
      size = (size + bytes + 63) & ~63
      return at
    }
    this.#listAt = reserve((slots.length + 1) * 4)
    this.#hiddenAt = reserve(hidden * 2)
    this.#scoresAt = reserve(outputs * 4)
    this.#outAt = reserve(outputs * hidden * 2)
    this.#outBiasAt = reserve(outputs * 4)
    const biasAt = reserve(hidden * 2)
    const tablesAt = reserve(tableBytes.length)
    const weightsAt = reserve(weightBytes.length)
    this.#cacheStart = this.#cacheNext = reserve(Math.max(cacheBytes, (slots.length + 1) * hidden * 2))
    this.#cacheEnd = size

    this.#kernel = instantiateKernel(networkKernel) as unknown as Kernel
    this.#kernel.memory.grow(Math.ceil(size / 65536))
    const buffer = this.#kernel.memory.buffer
    this.#list = new Int32Array(buffer, this.#listAt, slots.length + 1)
    this.#list[0] = biasAt
    this.scores = new Int32Array(buffer, this.#scoresAt, outputs)
    new Int16Array(buffer, biasAt, hidden).set(model.int16(`${prefix}.bias`))
    new Int16Array(buffer, this.#outAt, outputs * hidden).set(model.int16(`${prefix}.out`))
    new Int32Array(buffer, this.#outBiasAt, outputs).set(model.int32(`${prefix}.outBias`))
    new Int8Array(buffer, tablesAt, tableBytes.length).set(tableBytes)
    new Int8Array(buffer, weightsAt, weightBytes.length).set(weightBytes)

    const tableStart: number[] = []
    let at = tablesAt
    for (const table of tables) {
      tableStart.push(at)
      at += table.size * table.dim
    }
    this.#first = new Int32Array(slots.length)
    this.#tableAt = Int32Array.from(slots, (table) => tableStart[table])
    this.#dims = Int32Array.from(slots, (table) => tables[table].dim)
    this.#weightsAt = new Int32Array(slots.length)
    at = weightsAt
    let rows = 0
    slots.forEach((table, slot) => {
      this.#first[slot] = rows
      this.#weightsAt[slot] = at
      rows += tables[table].size
      at += tables[table].dim * hidden
    })
    this.#rows = new Int32Array(rows)
  }

  run(values: Int32Array): number {
    const list = this.#list
    const rows = this.#rows
    const first = this.#first
    const count = first.length
    const space = count * this.shape.hidden * 2
    if (this.#cacheNext + space > this.#cacheEnd) this.#forget()
    for (let slot = 0; slot < count; slot++) {
      let row = rows[first[slot] + values[slot]]
      if (row === 0) row = this.#project(slot, values[slot])
      list[slot + 1] = row
    }
    return this.#kernel.run(
      this.#listAt,
      count + 1,
      this.#hiddenAt,
      this.shape.hidden,
      this.#outAt,
      this.#outBiasAt,
      this.#scoresAt,
      this.shape.outputs,
    )
  }

  #project(slot: number, value: number): number {
    const { hidden } = this.shape
    const row = this.#cacheNext
    const dim = this.#dims[slot]
    this.#kernel.project(
      this.#tableAt[slot] + value * dim,
      this.#weightsAt[slot],
      row,
      dim,
      hidden,
      this.#factors[slot],
    )
    this.#cacheNext += hidden * 2
    this.#rows[this.#first[slot] + value] = row
    return row
  }

  #forget(): void {
    this.#rows.fill(0)
    this.#cacheNext = this.#cacheStart
  }
}
