// Linear models over hashed features. A caller fills a FeatureBuffer, then asks for a score.
// Binary: one table of int8 weights. Multi-class: a feature's hash leads to a short list of (label, weight).

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

export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Score of a binary model; `weights.length` is a power of two. */
export function binaryScore(weights: Int8Array | Float64Array, features: FeatureBuffer): number {
  const mask = weights.length - 1
  let score = 0
  for (let at = 0; at < features.count; at++) score += weights[features.items[at] & mask]
  return score
}

/** A multi-class model: open-addressing table `keys` (0 = free) → slice of `labels`/`weights` between offsets. */
export interface SparseModel {
  keys: Int32Array
  offsets: Uint32Array
  labels: Uint16Array
  weights: Int8Array
}

/** Adds every feature's weights to `scores`, which the caller has zeroed. */
export function addScores(model: SparseModel, features: FeatureBuffer, scores: Int32Array): void {
  const { keys, offsets, labels, weights } = model
  const mask = keys.length - 1
  for (let at = 0; at < features.count; at++) {
    const key = features.items[at] || 1
    let slot = (key ^ (key >>> 16)) & mask
    while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask
    if (keys[slot] === 0) continue
    const end = offsets[slot + 1]
    for (let pair = offsets[slot]; pair < end; pair++) scores[labels[pair]] += weights[pair]
  }
}
