// A small neural network at reading time: discrete values → embeddings → one hidden layer (ReLU) → scores. Generic: the
// parser uses it, and any stage that classifies from a fixed number of discrete values can.
//
//   const network = new Network(readModelFile(bytes), 'moves')   // sections "moves.*", written by NetworkTrainer.quantise()
//   network.run(keys)        // keys[slot] = value in that slot's table; → index of the best output, first of equals
//   network.runAmong(keys, stretches)   // the best of some outputs only, for less work
//   network.scores[output]   // the scores of that run (integers; only their order and differences mean something)
//
// Several networks of one shape, trained alike from other random numbers, can vote: given their prefixes, they run as one
// with a hidden layer as long as theirs together, whose scores are the sums of theirs.
//
// Integers only, so the same bytes come out on every machine. The surprising thing: the first layer is never multiplied
// out. embedding × weights of one (slot, value) is a row of `hidden` int16 that is computed when first met and kept, so a
// run is a sum of rows. Slots that vary together can form a group with one key and one row: see SlotGroup. The cache
// grows with what is read; when it is as large as it may be, it starts again from nothing. Results do not depend on it.
import type { ModelFile } from './model-file.ts'
import { networkKernel } from './network-kernel.ts'
import type { Grouping, NetworkShape, SlotGroup } from './network-shape.ts'
import { startsOf } from './starts-of.ts'
import { instantiateKernel } from './wasm-instance.ts'

interface Kernel {
  memory: { buffer: ArrayBuffer; grow(pages: number): number }
  project(vector: number, weights: number, row: number, dim: number, hidden: number, factor: number): void
  sum(list: number, count: number, out: number, hidden: number, floor: number): void
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

/** One of the networks that vote: its part of each row, and where its numbers stand. */
interface Member {
  hidden: number
  /** Bytes from the start of a row to this member's part. */
  offset: number
  tableAt: Int32Array
  weightsAt: Int32Array
  factors: Int32Array
}

interface Group {
  firstSlot: number
  slots: number
  /** For token groups, the values of each slot by key. */
  attributes: Int32Array[] | null
}

/** Of the cache at first: enough for a few articles. Much more, and the garbage collector runs at every start to find some. */
const firstBytes = 8 << 20

export class Network {
  readonly shape: NetworkShape
  /** Another array when the cache has grown: ask for it after each run. */
  scores!: Int32Array
  readonly #kernel: Kernel
  readonly #groups: Group[] = []
  #list!: Int32Array
  readonly #listAt: number
  readonly #partsAt: number
  #parts!: Int32Array
  readonly #values: Int32Array
  readonly #hiddenAt: number
  /** A list that holds the address of the hidden layer alone: the layer summed up once more is itself. */
  readonly #hiddenListAt: number
  readonly #outAt: number
  readonly #outBiasAt: number
  readonly #scoresAt: number
  /** Addresses of rows, 0 until computed: of single (slot, value), and of groups. */
  readonly #slotRows: Int32Array
  readonly #groupRows: Int32Array
  readonly #firstRow: Int32Array
  readonly #firstGroupRow: Int32Array
  readonly #members: Member[] = []
  readonly #cacheStart: number
  #cacheEnd: number
  /** Where the cache ends when it is as large as it may be. */
  readonly #lastEnd: number
  readonly #reserve: number
  /** Rows of groups are laid from the start, those they are made of from the end: what is asked for again and again stays dense. */
  #cacheNext: number
  #slotNext: number

  /** `cacheBytes` bounds the memory of the rows. */
  constructor(model: ModelFile, prefix: string | readonly string[], cacheBytes = 64 << 20, grouping: Grouping = {}) {
    const prefixes = typeof prefix === 'string' ? [prefix] : prefix
    const shapes = prefixes.map((each) => JSON.parse(model.text(`${each}.shape`)) as NetworkShape)
    this.shape = { ...shapes[0], hidden: shapes.reduce((sum, shape) => sum + shape.hidden, 0) }
    const { tables, slots, hidden, outputs } = this.shape
    const groups = grouping.groups ?? slots.map((): SlotGroup => ({ slots: 1, kind: 'mixed' }))
    const bytes = prefixes.flatMap((each) => [model.int8(`${each}.tables`), model.int8(`${each}.weights`)])

    let size = 64
    const reserve = (length: number): number => {
      const at = size
      size = (size + length + 63) & ~63
      return at
    }
    this.#listAt = reserve((groups.length + 1) * 4)
    this.#partsAt = reserve(slots.length * 4)
    this.#hiddenAt = reserve(hidden * 2)
    this.#hiddenListAt = reserve(4)
    this.#scoresAt = reserve(outputs * 4)
    this.#outAt = reserve(outputs * hidden * 2)
    this.#outBiasAt = reserve(outputs * 4)
    const biasAt = reserve(hidden * 2)
    const bytesAt = bytes.map((part) => reserve(part.length))
    this.#reserve = (slots.length + groups.length) * hidden * 2
    this.#cacheStart = this.#cacheNext = size
    this.#lastEnd = size + Math.max(cacheBytes, 4 * this.#reserve)
    size = Math.min(size + Math.max(firstBytes, 4 * this.#reserve), this.#lastEnd)
    this.#cacheEnd = this.#slotNext = size

    this.#kernel = instantiateKernel(networkKernel) as unknown as Kernel
    this.#kernel.memory.grow(Math.ceil(size / 65536))
    const { buffer } = this.#kernel.memory
    this.#openArrays(groups.length + 1)
    this.#list[0] = biasAt
    new Int32Array(buffer, this.#hiddenListAt, 1)[0] = this.#hiddenAt
    this.#values = new Int32Array(slots.length)
    bytes.forEach((part, index) => new Int8Array(buffer, bytesAt[index], part.length).set(part))

    const bias = new Int16Array(buffer, biasAt, hidden)
    const out = new Int16Array(buffer, this.#outAt, outputs * hidden)
    const outBias = new Int32Array(buffer, this.#outBiasAt, outputs)
    let unit = 0
    prefixes.forEach((each, index) => {
      const own = shapes[index].hidden
      bias.set(model.int16(`${each}.bias`), unit)
      const ownOut = model.int16(`${each}.out`)
      for (let output = 0; output < outputs; output++)
        out.set(ownOut.subarray(output * own, (output + 1) * own), output * hidden + unit)
      model.int32(`${each}.outBias`).forEach((value, output) => {
        outBias[output] += value
      })
      const tableStart = startsOf(shapes[index].tables.map((table) => table.size * table.dim))
      const weightStart = startsOf(slots.map((table) => shapes[index].tables[table].dim * own))
      this.#members.push({
        hidden: own,
        offset: unit * 2,
        tableAt: Int32Array.from(slots, (table) => bytesAt[2 * index] + tableStart[table]),
        weightsAt: weightStart.map((at) => bytesAt[2 * index + 1] + at),
        factors: model.int32(`${each}.factors`),
      })
      unit += own
    })
    this.#firstRow = startsOf(slots.map((table) => tables[table].size))
    this.#slotRows = new Int32Array(this.#firstRow[slots.length])
    let slot = 0
    const rowCounts = groups.map((group) => {
      const parts = slots.slice(slot, slot + group.slots).map((table) => tables[table])
      const attributes = group.kind === 'token' ? parts.map(({ name }) => grouping.attributes![name]) : null
      this.#groups.push({ firstSlot: slot, slots: group.slots, attributes })
      slot += group.slots
      return attributes ? grouping.tokens! : parts.reduce((product, table) => product * table.size, 1)
    })
    this.#firstGroupRow = startsOf(rowCounts)
    this.#groupRows = new Int32Array(this.#firstGroupRow[groups.length])
  }

  /** `keys[group]`; without groups, `keys[slot]` is the slot's value. */
  run(keys: Int32Array): number {
    this.#listRows(keys)
    return this.#best(this.#listAt, this.#groups.length + 1, 0, this.shape.outputs)
  }

  /**
   * The best among the outputs in stretches [from, end, from, end …] in order; only their scores are worked out.
   * -1 where there are none.
   */
  runAmong(keys: Int32Array, stretches: Int32Array): number {
    this.#listRows(keys)
    this.#kernel.sum(this.#listAt, this.#groups.length + 1, this.#hiddenAt, this.shape.hidden, 0)
    let best = -1
    for (let at = 0; at < stretches.length; at += 2) {
      const found = stretches[at] + this.#best(this.#hiddenListAt, 1, stretches[at], stretches[at + 1])
      if (best < 0 || this.scores[found] > this.scores[best]) best = found
    }
    return best
  }

  /** Number, from `from`, of the best of the outputs before `end`. */
  #best(listAt: number, count: number, from: number, end: number): number {
    const { hidden } = this.shape
    return this.#kernel.run(
      listAt,
      count,
      this.#hiddenAt,
      hidden,
      this.#outAt + from * hidden * 2,
      this.#outBiasAt + from * 4,
      this.#scoresAt + from * 4,
      end - from,
    )
  }

  #listRows(keys: Int32Array): void {
    if (this.#cacheNext + this.#reserve > this.#slotNext) this.#makeRoom()
    const list = this.#list
    const rows = this.#groupRows
    const first = this.#firstGroupRow
    const count = this.#groups.length
    for (let group = 0; group < count; group++) {
      let row = rows[first[group] + keys[group]]
      if (row === 0) row = this.#buildRow(group, keys[group])
      list[group + 1] = row
    }
  }

  /** Rows stay where they are: the next ones stand behind the old end. */
  #makeRoom(): void {
    if (this.#cacheEnd === this.#lastEnd) {
      this.forget()
      return
    }
    const end = Math.min(this.#cacheEnd + Math.max(this.#cacheEnd - this.#cacheStart, this.#reserve), this.#lastEnd)
    this.#kernel.memory.grow(Math.ceil((end - this.#cacheEnd) / 65536))
    this.#openArrays(this.#groups.length + 1)
    this.#cacheNext = this.#cacheEnd
    this.#cacheEnd = this.#slotNext = end
  }

  /** The arrays through which numbers go in and out: those over the memory of before have no bytes once it has grown. */
  #openArrays(listLength: number): void {
    const { buffer } = this.#kernel.memory
    this.#list = new Int32Array(buffer, this.#listAt, listLength)
    this.#parts = new Int32Array(buffer, this.#partsAt, this.shape.slots.length)
    this.scores = new Int32Array(buffer, this.#scoresAt, this.shape.outputs)
  }

  /** The slot values that keys stand for: what the trainer learns from. */
  expand(keys: Int32Array, values: Int32Array): void {
    this.#groups.forEach((group, index) => this.#groupValues(group, keys[index], values))
  }

  /** Empties the cache: needed when `attributes` change. */
  forget(): void {
    this.#slotRows.fill(0)
    this.#groupRows.fill(0)
    this.#cacheNext = this.#cacheStart
    this.#slotNext = this.#cacheEnd
  }

  #buildRow(index: number, key: number): number {
    const group = this.#groups[index]
    const { hidden } = this.shape
    const values = this.#values
    this.#groupValues(group, key, values)
    let row = 0
    for (let part = 0; part < group.slots; part++) {
      row = this.#slotRow(group.firstSlot + part, values[group.firstSlot + part])
      this.#parts[part] = row
    }
    if (group.slots > 1) {
      row = this.#cacheNext
      this.#kernel.sum(this.#partsAt, group.slots, row, hidden, -32768)
      this.#cacheNext += hidden * 2
    }
    this.#groupRows[this.#firstGroupRow[index] + key] = row
    return row
  }

  #slotRow(slot: number, value: number): number {
    const at = this.#firstRow[slot] + value
    if (this.#slotRows[at] !== 0) return this.#slotRows[at]
    const { hidden, tables, slots } = this.shape
    const { dim } = tables[slots[slot]]
    const row = (this.#slotNext -= hidden * 2)
    for (const member of this.#members) {
      const vector = member.tableAt[slot] + value * dim
      const to = row + member.offset
      this.#kernel.project(vector, member.weightsAt[slot], to, dim, member.hidden, member.factors[slot])
    }
    this.#slotRows[at] = row
    return row
  }

  #groupValues(group: Group, key: number, values: Int32Array): void {
    const { tables, slots } = this.shape
    let rest = key
    for (let part = group.slots - 1; part >= 0; part--) {
      const slot = group.firstSlot + part
      if (group.attributes) {
        values[slot] = group.attributes[part][key]
      } else {
        const { size } = tables[slots[slot]]
        values[slot] = rest % size
        rest = Math.floor(rest / size)
      }
    }
  }
}
