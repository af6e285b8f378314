// Binary linear models over hashed features: one table of int8 weights. A caller fills a FeatureBuffer, then asks for
// a score; above 0 means yes.

/** Reused list of feature hashes: no allocation per decision. */
export class FeatureBuffer {
  readonly items = new Int32Array(96)
  count = 0

  clear(): void {
    this.count = 0
  }

  /** `slot` keeps features of different kinds apart. */
  add(slot: number, value: number): void {
    let hash = Math.imul(value ^ Math.imul(slot + 1, 0x9e3779b1), 0x85ebca6b)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0xc2b2ae35)
    this.items[this.count++] = hash ^ (hash >>> 13)
  }
}

export function mix(left: number, right: number): number {
  return Math.imul(left ^ (left >>> 15), 0x2c1b3c6d) + Math.imul(right, 0x297a2d39) + 0x1b873593
}

/** Score of a binary model; `weights.length` is a power of two. */
export function binaryScore(weights: Int8Array | Float64Array, features: FeatureBuffer): number {
  const mask = weights.length - 1
  let score = 0
  for (let at = 0; at < features.count; at++) score += weights[features.items[at] & mask]
  return score
}
