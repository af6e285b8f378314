import type { Range } from '../../model/span.ts'
import type { Pack } from '../../packs/pack.ts'
import { endOfLetters, isPlainBlank } from '../../text/end-of-letters.ts'
import { foldWord } from '../../text/fold-word.ts'
import { numberFormat } from './number-format.ts'

/**
 * Cuts a stretch of text into letters, digit groups and marks for the number reader. The surprising thing: it does not use the
 * words of the trees, because a figure ("30 631", "quatre-vingt-dix") may be one token or five there.
 */
export interface NumberToken extends Range {
  /** Lower case, apostrophe plain; elided words keep it ("d'"). */
  norm: string
  /** `norm` without accents, for capitals written bare. */
  fold: string
  kind: 'word' | 'digits' | 'mark'
  /** Whole value of a digit group; NaN where it has a decimal part or is glued to letters. */
  value: number
  /** Value with its decimals, for "2,5 millions". */
  decimal: number
}

const compiled = new WeakMap<Pack, RegExp>()

/** What may begin with a digit, in the pack's way of writing; tried where one stands. */
function figuresOf(pack: Pack): RegExp {
  let figures = compiled.get(pack)
  if (!figures) {
    const { thousands, decimal } = numberFormat(pack)
    const digits = `(?<digits>[0-9]{1,3}(?:[${thousands}][0-9]{3})+(?![0-9])|[0-9]+)`
    compiled.set(pack, (figures = new RegExp(`${digits}(?<fraction>[${decimal}][0-9]{1,2}(?![0-9]))?`, 'uy')))
  }
  return figures
}

export function splitNumberTokens(text: string, range: Range, pack: Pack): NumberToken[] {
  const figures = figuresOf(pack)
  const tokens: NumberToken[] = []
  const part = text.slice(range.start, range.end)
  for (let from = 0; from < part.length;) {
    const code = part.charCodeAt(from)
    if (code >= 48 && code <= 57) {
      figures.lastIndex = from
      const { digits, fraction } = figures.exec(part)!.groups as { digits: string; fraction?: string }
      tokens.push(digitToken(text, range.start + from, range.start + figures.lastIndex, digits, fraction))
      from = figures.lastIndex
      continue
    }
    const letters = endOfLetters(part, from)
    const end = letters > from ? elisionEnd(part, letters) : from + String.fromCodePoint(part.codePointAt(from)!).length
    if (letters > from || !isBlank(part, from, code)) {
      const norm = plainApostrophe(part.slice(from, end).toLowerCase())
      const kind = letters > from ? 'word' : 'mark'
      tokens.push({
        start: range.start + from,
        end: range.start + end,
        norm,
        fold: foldWord(norm),
        kind,
        value: NaN,
        decimal: NaN,
      })
    }
    from = end
  }
  return tokens
}

/** "d'une": the apostrophe belongs to the word before it if a letter follows. */
function elisionEnd(part: string, end: number): number {
  const elides = part[end] === "'" || part[end] === '’'
  return elides && endOfLetters(part, end + 1) > end + 1 ? end + 1 : end
}

function isBlank(part: string, at: number, code: number): boolean {
  return code < 128 ? isPlainBlank(code) : /\s/.test(part[at])
}

function plainApostrophe(norm: string): string {
  return norm.includes('’') || norm.includes('ʼ') ? norm.replace(/[’ʼ]/g, "'") : norm
}

function digitToken(text: string, start: number, end: number, digits: string, fraction?: string): NumberToken {
  const whole = Number(digits.replace(/[^0-9]/g, ''))
  const glued = isGlued(text, start, end)
  const norm = text.slice(start, end)
  return {
    start,
    end,
    norm,
    fold: norm,
    kind: 'digits',
    value: fraction || glued || /^0[0-9]/.test(digits) || !Number.isSafeInteger(whole) ? NaN : whole,
    decimal: glued ? NaN : whole + (fraction ? Number('0.' + fraction.slice(1)) : 0),
  }
}

/** "F-16", "n°47", "20h", "12/05", "12:30", "3.5", "12-05-2024": names, clock times, dates and decimals, never counts. */
function isGlued(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  if (/[\p{L}°º#_/\\]/u.test(before) || /[\p{L}°º_/\\]/u.test(after)) return true
  if (/[-‑]/.test(before) && /\p{L}/u.test(text[start - 2] ?? '')) return true
  if (/[.,:]/.test(before) && /[0-9]/.test(text[start - 2] ?? '')) return true
  return /[.,:]/.test(after) && /[0-9]/.test(text[end + 1] ?? '')
}
