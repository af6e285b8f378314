import type { Range } from '../model/span.ts'
import { shingleHashes, textUnits, type TextUnits } from './text-units.ts'

/** Words to a fingerprint, and windows in which one is kept: two texts that share a run of 18 words always share a key. */
const length = 7
const window = 12

/**
 * Keys of a text's passages, to be indexed: texts that share one may share a paragraph or a sentence, wherever it stands and
 * whatever stands around it. Winnowing (Schleimer, Wilkerson & Aiken 2003): of the hashes of all runs of seven units, the least of
 * every twelve in a row; about 15 keys to 100 words. A key that very many texts have is boilerplate: leave it out of a look-up.
 */
export function passageSignatures(text: string, skip: readonly Range[] = []): string[] {
  return passagesOf(textUnits(text, skip))
}

export function passagesOf(units: TextUnits): string[] {
  if (units.hashes.length < length) return []
  return winnowed(shingleHashes(units, length), window).map((hash) => `p:${hash.toString(36)}`)
}

/** The least hash of each window, each once, ascending; the last of equals, so that a text cut elsewhere keeps the same. */
export function winnowed(hashes: Uint32Array, size: number): number[] {
  const kept = new Set<number>()
  let least = -1
  for (let end = Math.min(size, hashes.length) - 1; end < hashes.length; end++) {
    const start = Math.max(0, end - size + 1)
    if (least < start) {
      least = start
      for (let i = start; i <= end; i++) if (hashes[i] <= hashes[least]) least = i
    } else if (hashes[end] <= hashes[least]) least = end
    kept.add(hashes[least])
  }
  return [...kept].sort((a, b) => a - b)
}
