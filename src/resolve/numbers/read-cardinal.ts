import type { NumberLexicon } from './number-lexicon.ts'
import type { NumberToken } from './split-number-tokens.ts'

export interface Cardinal {
  value: number
  /** Index of the token after it. */
  next: number
  /** A single "un"/"une", which may be an article. */
  article: boolean
  /** Factor of the last scale word ("cents" in "trois cents"): "deux ou trois cents" shares it. 1 where there is none. */
  scale: number
}

/** Reads one whole number at a token, in digits or in words ("deux cent mille", "vingt et un", "2,5 millions"); null where none stands. */
export function readCardinal(tokens: readonly NumberToken[], at: number, lexicon: NumberLexicon): Cardinal | null {
  const first = tokens[at]
  if (first === undefined) return null
  if (first.kind === 'digits') return readDigits(tokens, at, lexicon)
  if (first.kind !== 'word') return null
  return readWords(tokens, at, lexicon)
}

function readDigits(tokens: readonly NumberToken[], at: number, lexicon: NumberLexicon): Cardinal | null {
  const scale = multiplier(tokens, at + 1, lexicon)
  if (scale && scale.times >= 1000) {
    const value = Math.round(tokens[at].decimal * scale.times)
    return Number.isSafeInteger(value) ? { value, next: scale.next, article: false, scale: scale.times } : null
  }
  if (Number.isNaN(tokens[at].value)) return null
  return { value: tokens[at].value, next: at + 1, article: false, scale: 1 }
}

function readWords(tokens: readonly NumberToken[], at: number, lexicon: NumberLexicon): Cardinal | null {
  let total = 0
  let current = 0
  let last = 0
  // Units that the last ten takes: 10, or 20 for "soixante" and "quatre-vingt" ("soixante-douze").
  let takes = 10
  let lastTimes = Infinity
  let scale = 1
  let count = 0
  let i = at
  for (;;) {
    let j = i
    if (count > 0 && tokens[j]?.fold === '-') j++
    const joined = count > 0 ? lexicon.find('connector', tokens, j) : null
    if (joined) {
      j = joined.next
      if (tokens[j]?.fold === '-') j++
    }
    const unit = lexicon.find('numeral', tokens, j)
    if (unit) {
      const value = Number(unit.entry.row.value.best)
      const allowed = joined ? joined.entry.row.value.last.split(' ').includes(String(value)) && last >= 20 : true
      if (!allowed || (count > 0 && !addable(last, value, lastTimes, takes))) break
      current += value
      last = value
      takes = Number(unit.entry.row.value.takes ?? 10)
      count++
      i = unit.next
      continue
    }
    if (joined) break
    const times = multiplier(tokens, j, lexicon)
    if (!times) break
    if (times.times === 100) {
      if (current >= 100) break
      current = (current || 1) * 100
      last = 100
    } else {
      if (times.times >= lastTimes) break
      total += (current || 1) * times.times
      current = 0
      last = times.times
      lastTimes = times.times
    }
    scale = times.times
    count++
    i = times.next
  }
  const value = total + current
  if (count === 0 || !Number.isSafeInteger(value)) return null
  return { value, next: i, article: count === 1 && value === 1, scale }
}

/** Whether a smaller unit may follow: tens take units, hundreds and thousands take anything below them. */
function addable(last: number, value: number, lastTimes: number, takes: number): boolean {
  if (value === 0) return false
  if (last === lastTimes) return value < last
  return last === 100 ? value < 100 : last >= 20 && last < 100 && value < takes
}

function multiplier(
  tokens: readonly NumberToken[],
  at: number,
  lexicon: NumberLexicon,
): { times: number; next: number } | null {
  const row = lexicon.find('multiplier', tokens, at)
  return row ? { times: Number(row.entry.row.value.times), next: row.next } : null
}
