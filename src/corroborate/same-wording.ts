import type { Statement } from '../model/statement.ts'
import { textUnits } from './text-units.ts'

/** Share of the shorter content's words that the other must have. */
const leastShare = 0.7
const fewWords = 3

/**
 * Whether two statements say the same in the same words, or both deny it: nearly all words of the shorter content stand in the other, which is not much
 * longer.
 */
export function sameWording(a: Statement, b: Statement): boolean {
  if ((a.act === 'denies') !== (b.act === 'denies')) return false
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const least = Math.min(first.size, second.size)
  if (least < fewWords || Math.max(first.size, second.size) > 2.5 * least) return false
  let both = 0
  for (const word of first) if (second.has(word)) both++
  return both >= leastShare * least
}

const known = new WeakMap<Statement, Set<number>>()

function wordsOf(statement: Statement): Set<number> {
  let words = known.get(statement)
  if (!words) known.set(statement, (words = new Set(textUnits(statement.content.exact).hashes)))
  return words
}
