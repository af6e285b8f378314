import type { Range } from '../model/span.ts'
import { leastQuoted, quotedRuns } from './quotation-keys.ts'
import { sharedRuns, wordsOfRun, type SharedRun } from './shared-runs.ts'
import { distinct, shingleLength } from './text-signature.ts'
import { shingleHashes, textUnits, type TextUnits } from './text-units.ts'

/** A text made ready to be compared with several. */
export interface ComparableText {
  units: TextUnits
  shingles: Uint32Array
  quoted: Range[]
}

/** What two texts have in common, measured on their words. */
export interface TextMatch {
  kind: 'copy' | 'near-duplicate' | 'shared-quotation'
  /** Copy: resemblance. Near-duplicate: the larger of both shares. Quotation: 1, the words are the same. */
  similarity: number
  /** Shingles of both, of all shingles of either (Broder 1997). */
  resemblance: number
  /** Share of each text's words that stand in runs of at least eight words that the other has too. */
  shares: [number, number]
  /** The longest run they share, as the first text writes it, cut after 40 words. */
  words: string
}

/** From here on two texts are one text with small changes (a headline, a date line, a name spelled otherwise). */
const copyFrom = 0.8
/** A run this long is no chance; shorter ones must make up a part of one of the texts. */
const tellingRun = 15
const tellingShare = 0.25
const tellingWords = 16
const leastOwn = 8
const mostShown = 40

export function comparableText(text: string, skip: readonly Range[] = []): ComparableText {
  const units = textUnits(text, skip)
  return { units, shingles: distinct(shingleHashes(units, shingleLength)), quoted: quotedRuns(units) }
}

/**
 * Whether one text is a copy of the other, has a part of it (a communiqué's paragraph in a dispatch), or quotes the same six words
 * or more; null where they only speak of one thing. Words that both put in quotation marks make no near-duplicate: two reporters
 * may have heard them. Symmetric but for whose writing `words` shows.
 */
export function compareTexts(a: ComparableText, b: ComparableText): TextMatch | null {
  const resemblance = jaccard(a.shingles, b.shingles)
  const runs = symmetricRuns(a.units, b.units)
  if (runs.length === 0) return null
  const measured = runs.map((run) => ({ ...run, quoted: quotedPart(a, b, run) }))
  const own = measured.filter(({ length, quoted }) => length - quoted >= leastOwn)
  const shared = own.reduce((sum, { length, quoted }) => sum + length - quoted, 0)
  const shares: [number, number] = [shared / a.units.hashes.length, shared / b.units.hashes.length]
  const words = (run: SharedRun) => wordsOfRun(a.units, run.a, Math.min(run.length, mostShown))
  if (resemblance >= copyFrom)
    return { kind: 'copy', similarity: resemblance, resemblance, shares, words: words(longest(runs)) }
  const most = Math.max(...shares)
  const isPart =
    own.some(({ length, quoted }) => length - quoted >= tellingRun) || (most >= tellingShare && shared >= tellingWords)
  if (isPart) return { kind: 'near-duplicate', similarity: most, resemblance, shares, words: words(longest(own)) }
  const quotations = measured.filter(({ quoted }) => quoted >= leastQuoted)
  if (quotations.length === 0) return null
  return { kind: 'shared-quotation', similarity: 1, resemblance, shares, words: words(longest(quotations)) }
}

/** The walk goes through the second text: to measure the same whichever comes first, it always goes through the longer one. */
function symmetricRuns(a: TextUnits, b: TextUnits): SharedRun[] {
  if (comesFirst(a, b)) return sharedRuns(a, b, leastQuoted)
  return sharedRuns(b, a, leastQuoted).map((run) => ({ a: run.b, b: run.a, length: run.length }))
}

function comesFirst(a: TextUnits, b: TextUnits): boolean {
  return a.hashes.length !== b.hashes.length ? a.hashes.length < b.hashes.length : a.text <= b.text
}

function jaccard(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      both++
      i++
      j++
    } else if (a[i] < b[j]) i++
    else j++
  }
  return both === 0 ? 0 : both / (a.length + b.length - both)
}

/** Units of a run that stand in quotation marks in both texts. */
function quotedPart(a: ComparableText, b: ComparableText, run: SharedRun): number {
  let part = 0
  for (const one of a.quoted)
    for (const other of b.quoted) {
      const start = Math.max(0, one.start - run.a, other.start - run.b)
      const end = Math.min(run.length, one.end - run.a, other.end - run.b)
      if (end > start) part += end - start
    }
  return Math.min(part, run.length)
}

function longest(runs: readonly SharedRun[]): SharedRun {
  return runs.reduce((best, run) => (run.length > best.length ? run : best))
}
