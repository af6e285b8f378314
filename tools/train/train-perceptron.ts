// Averaged perceptrons: hashed binary ones, and sparse multi-class ones. Fixed seeds, so the same data give the same bytes.
import type { FeatureBuffer } from '../../src/parse/perceptron.ts'

/** A small generator of reproducible random numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[items[at], items[other]] = [items[other], items[at]]
  }
  return items
}

export interface BinaryExample {
  features: Int32Array
  gold: boolean
  weight?: number
}

export function takeFeatures(buffer: FeatureBuffer): Int32Array {
  return buffer.items.slice(0, buffer.count)
}

/** Weights of 2^bits int8 values. */
export function trainBinary(examples: readonly BinaryExample[], bits: number, epochs: number, seed: number): Int8Array {
  const size = 1 << bits
  const mask = size - 1
  const weights = new Float64Array(size)
  const totals = new Float64Array(size)
  const random = seededRandom(seed)
  const order = examples.map((_, index) => index)
  let step = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffle(order, random)) {
      const { features, gold, weight = 1 } = examples[index]
      let score = 0
      for (const feature of features) score += weights[feature & mask]
      // A margin keeps decisions away from zero, so that rounding to int8 does not turn them.
      if (gold ? score < 2 : score > -2) {
        const change = gold ? weight : -weight
        for (const feature of features) {
          weights[feature & mask] += change
          totals[feature & mask] += change * step
        }
      }
      step++
    }
  }
  const averaged = weights.map((value, index) => value - totals[index] / step)
  return quantise(averaged)
}

function quantise(values: Float64Array): Int8Array {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  const scale = largest > 0 ? 127 / largest : 1
  return Int8Array.from(values, (value) => Math.round(value * scale))
}
