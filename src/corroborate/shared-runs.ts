import { shingleHashes, type TextUnits } from './text-units.ts'

/** A run of units that stands in both texts: where it begins in each, and how long it is. */
export interface SharedRun {
  a: number
  b: number
  length: number
}

/** Runs shorter than this are stock phrases. */
const seed = 6

/**
 * The longest runs of units that two texts share, left to right in the second, each stretch of it once. Every run of the first text
 * that begins alike is looked at, up to a bound, so that a text which repeats itself costs no more than another.
 */
export function sharedRuns(a: TextUnits, b: TextUnits, least = 8): SharedRun[] {
  if (a.hashes.length < seed || b.hashes.length < seed) return []
  const starts = new Map<number, number[]>()
  shingleHashes(a, seed).forEach((hash, at) => {
    const list = starts.get(hash)
    if (!list) starts.set(hash, [at])
    else if (list.length < mostRepeats) list.push(at)
  })
  const runs: SharedRun[] = []
  const seeds = shingleHashes(b, seed)
  for (let at = 0; at < seeds.length; at++) {
    let best: SharedRun | null = null
    for (const from of starts.get(seeds[at]) ?? []) {
      const length = lengthOf(a.hashes, b.hashes, from, at)
      if (length >= least && (!best || length > best.length)) best = { a: from, b: at, length }
    }
    if (!best) continue
    runs.push(best)
    at += best.length - 1
  }
  return runs
}

const mostRepeats = 8

function lengthOf(a: Uint32Array, b: Uint32Array, from: number, at: number): number {
  let length = 0
  while (from + length < a.length && at + length < b.length && a[from + length] === b[at + length]) length++
  return length
}

/** The words of a run, as the text of its first side writes them. */
export function wordsOfRun({ text, starts, ends }: TextUnits, from: number, length: number): string {
  return text.slice(starts[from], ends[from + length - 1]).replace(/\s+/g, ' ')
}
