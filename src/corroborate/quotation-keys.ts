import type { Range } from '../model/span.ts'
import { winnowed } from './passage-signatures.ts'
import { shingleHashes, textUnits, type TextUnits } from './text-units.ts'

/** Shorter quotations are common words: they show nothing. */
export const leastQuoted = 6
const window = 4

/**
 * Keys of a text's quotations of six words or more, to be indexed: texts that quote the same words share one, also where one quotes
 * more of them (runs of nine words surely). The marks of any language count; apostrophes do not.
 */
export function quotationKeys(text: string, skip: readonly Range[] = []): string[] {
  return quotationKeysOf(textUnits(text, skip))
}

export function quotationKeysOf(units: TextUnits): string[] {
  const keys = new Set<string>()
  for (const { start, end } of quotedRuns(units)) {
    const run = { ...units, hashes: units.hashes.subarray(start, end) }
    for (const hash of winnowed(shingleHashes(run, leastQuoted), window)) keys.add(`q:${hash.toString(36)}`)
  }
  return [...keys].sort()
}

/** Runs of units (numbers of units, half-open) that stand in quotation marks and are long enough, in text order. */
export function quotedRuns({ text, starts, ends }: TextUnits): Range[] {
  const runs: Range[] = []
  let at = 0
  for (const { 0: quotation, index } of text.matchAll(quoted)) {
    while (at < starts.length && starts[at] < index) at++
    const start = at
    while (at < ends.length && ends[at] <= index + quotation.length) at++
    if (at - start >= leastQuoted) runs.push({ start, end: at })
  }
  return runs
}

const quoted =
  /«[^«»]{10,1500}»|“[^“”]{10,1500}”|„[^„“”]{10,1500}[“”]|"[^"\n]{10,1500}"|»[^«»]{10,1500}«|「[^「」]{6,1500}」|『[^『』]{6,1500}』|《[^《》]{6,1500}》/gu
