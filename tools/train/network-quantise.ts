// Turns a trained network into the integers that src/parse/network.ts runs on. In: weights in floats. Out: sections of a
// model file: embeddings and first layer in 8 bits, sums of rows in 16, scores in 32.
import type { ModelValue } from '../../src/parse/model-file.ts'
import type { NetworkShape } from '../../src/parse/network-shape.ts'

export interface NetworkWeights {
  /** size × dim of each table; dim × hidden of each slot. */
  tables: Float32Array[]
  layers: Float32Array[]
  bias: Float32Array
  /** hidden × width, of which the shape's outputs count. */
  out: Float32Array
  outBias: Float32Array
  width: number
  /** The largest sum of a hidden unit on typical examples. */
  largestSum: number
}

/** A score of 1 in floats is this much for every network, so that the scores of several can be added. */
const scoreUnit = 2 ** 19

export function quantiseNetwork(
  prefix: string,
  shape: NetworkShape,
  weights: NetworkWeights,
): Record<string, ModelValue> {
  const { tables, slots, hidden, outputs } = shape
  const { out, width } = weights
  const tableBytes = weights.tables.map(toInt8)
  // Head room: typical sums, six times over (sums below 0 are larger), must fit 16 bits.
  const unit = Math.min(1024, 2 ** Math.floor(Math.log2(32767 / (6 * weights.largestSum))))
  const factors = new Int32Array(slots.length)
  const layers = weights.layers.map((layer, slot) => {
    const { dim } = tables[slots[slot]]
    const { bytes, scale } = toInt8(layer)
    factors[slot] = Math.round(scale * tableBytes[slots[slot]].scale * unit * 65536)
    const turned = new Int8Array(bytes.length)
    for (let k = 0; k < dim; k++) for (let h = 0; h < hidden; h++) turned[h * dim + k] = bytes[k * hidden + h]
    return turned
  })
  const outUnit = scoreUnit / unit
  const outWeights = new Int16Array(outputs * hidden)
  for (let o = 0; o < outputs; o++) {
    for (let h = 0; h < hidden; h++)
      outWeights[o * hidden + h] = Math.max(-32768, Math.min(32767, Math.round(out[h * width + o] * outUnit)))
  }
  const outBias = weights.outBias.subarray(0, outputs)
  return {
    [`${prefix}.shape`]: JSON.stringify(shape),
    [`${prefix}.tables`]: join(tableBytes.map(({ bytes }) => bytes)),
    [`${prefix}.weights`]: join(layers),
    [`${prefix}.factors`]: factors,
    [`${prefix}.bias`]: Int16Array.from(weights.bias, (value) => Math.round(value * unit)),
    [`${prefix}.out`]: outWeights,
    [`${prefix}.outBias`]: Int32Array.from(outBias, (value) => Math.round(value * scoreUnit)),
  }
}

/** Rounds to 8 bits; the few values beyond six standard deviations are cut. */
function toInt8(values: Float32Array): { bytes: Int8Array; scale: number } {
  let squares = 0
  let largest = 0
  for (const value of values) {
    squares += value * value
    largest = Math.max(largest, Math.abs(value))
  }
  const limit = Math.max(1e-9, Math.min(largest, 6 * Math.sqrt(squares / Math.max(1, values.length))))
  const scale = limit / 127
  return { bytes: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))), scale }
}

function join(parts: Int8Array[]): Int8Array {
  const all = new Int8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
