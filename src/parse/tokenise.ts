// Cuts text into surface tokens. White space always cuts, but for "10 000"; web addresses, @names and #tags stay whole;
// elsewhere a perceptron is asked only where the class of character changes. In: a text and a range of it. Out: starts and ends in UTF-16 units, in order.
import { type Abbreviations, noAbbreviations } from './abbreviations.ts'
import type { ModelFile } from './model-file.ts'
import { binaryScore, FeatureBuffer, mix } from './perceptron.ts'
import { characterClass, classOf, foldOf } from './tokenise-characters.ts'

const { letter, digit, space, quote, bracket, other } = characterClass

/** A longer run without white space or punctuation is cut: nothing downstream should meet a word of megabytes. */
const longestToken = 400

export interface Tokens {
  starts: number[]
  ends: number[]
}

export interface Tokeniser {
  tokenise(text: string, start: number, end: number): Tokens
}

/** The full stop behind one of the abbreviations (in lower case) belongs to it. */
export function createTokeniser(model: ModelFile, { all }: Abbreviations = noAbbreviations): Tokeniser {
  const weights = model.int8('tokenise')
  const features = new FeatureBuffer()
  return {
    tokenise: (text, start, end) =>
      cutTokens(text, start, end, (from, at) => {
        if (text.charCodeAt(at) === 46 && at - from < 8 && all.has(text.slice(from, at).toLowerCase())) return false
        boundaryFeatures(text, from, at, start, end, features)
        return binaryScore(weights, features) > 0
      }),
  }
}

/** The walk, shared with the trainer: `isBoundary(tokenStart, at)` answers whether a token ends before `at`. */
export function cutTokens(
  text: string,
  start: number,
  end: number,
  isBoundary: (tokenStart: number, at: number) => boolean,
): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  let from = -1
  let before: number = space
  const cut = (at: number) => {
    starts.push(from)
    ends.push(at)
    from = -1
  }
  for (let at = start; at < end; at++) {
    if (from < 0) {
      const whole = addressEnd(text, at, end)
      if (whole > at) {
        starts.push(at)
        ends.push(whole)
        before = space
        at = whole - 1
        continue
      }
    }
    const unit = text.charCodeAt(at)
    const low = unit >= 0xdc00 && unit <= 0xdfff && from >= 0
    const here = low ? before : classOf(unit)
    if (here === space) {
      if (from >= 0 && !(before === digit && joinsDigits(text, at, end) && !isBoundary(from, at))) cut(at)
    } else if (from >= 0 && !low) {
      if (before === space) {
        // Inside a number with a space: never a boundary here.
      } else if (at - from >= longestToken || (asks(before, here, text, at) && isBoundary(from, at))) cut(at)
    }
    if (here !== space && from < 0) from = at
    before = here
  }
  if (from >= 0) cut(end)
  return { starts, ends }
}

const webAddress = /(?:https?:\/\/|www\.)[^\s«»<>"“”]{1,400}/uy
const mailAddress = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,60}(?:\.[\p{L}\p{N}-]{1,60}){1,5}/uy
const handle = /[@#][\p{L}\p{N}_]{1,60}/uy

/** End of the web address, mail address, @name or #tag that starts here; `at` where none does. */
function addressEnd(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at)
  const candidate =
    unit === 64 || unit === 35
      ? handle
      : (unit === 104 && text.startsWith('http', at)) || (unit === 119 && text.startsWith('www.', at))
        ? webAddress
        : hasAt(text, at, end)
          ? mailAddress
          : null
  if (!candidate) return at
  candidate.lastIndex = at
  const found = candidate.exec(text)
  if (!found) return at
  const stop = Math.min(at + found[0].replace(/[.,;:!?)\]’']+$/u, '').length, end)
  return stop > at + 2 ? stop : at
}

/** An @ stands in the next letters. */
function hasAt(text: string, at: number, end: number): boolean {
  for (let next = at; next < end && next < at + 64; next++) {
    const unit = text.charCodeAt(next)
    if (unit === 64) return next > at
    if (unit <= 32 || unit === 0xa0 || classOf(unit) === space) return false
  }
  return false
}

/** What is known at a possible boundary: both sides' characters and classes, the token so far, what follows. */
export function boundaryFeatures(
  text: string,
  from: number,
  at: number,
  start: number,
  end: number,
  features: FeatureBuffer,
): void {
  const unit = (index: number) => (index < start || index >= end ? 10 : foldOf(text.charCodeAt(index)))
  const kind = (index: number) => (index < start || index >= end ? space : classOf(text.charCodeAt(index)))
  const classPair = kind(at - 1) * 16 + kind(at)
  let current = 7
  for (let index = Math.max(from, at - 16); index < at; index++) current = mix(current, unit(index))
  const nextClass = kind(at)
  let run = 11
  let runEnd = at
  while (runEnd < end && runEnd < at + 16 && kind(runEnd) === nextClass) run = mix(run, unit(runEnd++))
  let rest = 13
  let restEnd = at
  while (restEnd < end && restEnd < at + 9 && kind(restEnd) !== space) rest = mix(rest, unit(restEnd++))
  const spaced = kind(at) === space ? 1 : 0
  const left = mix(unit(at - 1), unit(at - 2))
  const right = mix(unit(at), unit(at + 1))
  const upper = (index: number) => (index < end && text.charCodeAt(index) !== unit(index) ? 1 : 0)
  features.clear()
  features.add(0, classPair)
  features.add(1, mix(unit(at - 1), unit(at)))
  features.add(2, classPair * 256 + kind(at - 2) * 16 + kind(at + 1))
  features.add(3, mix(classPair * 256 + kind(at - 2) * 16 + kind(at + 1), kind(at - 3) * 16 + kind(at + 2)))
  features.add(4, mix(current, unit(at)))
  features.add(5, mix(run, unit(at - 1)))
  features.add(6, mix(current, run))
  features.add(7, mix(left, unit(at - 3)))
  features.add(8, mix(right, unit(at + 2)))
  features.add(9, mix(right, mix(unit(at + 2), unit(at + 3))))
  features.add(10, classPair * 16 + Math.min(at - from, 15))
  features.add(11, mix(classPair * 16 + Math.min(runEnd - at, 15), unit(runEnd)))
  features.add(12, mix(classPair, (upper(from) * 2 + upper(at + 1)) * 2 + upper(at)))
  features.add(13, mix(rest, unit(at - 1)))
  features.add(14, mix(rest, current))
  features.add(15, mix(left, right))
  features.add(16, mix(run, unit(runEnd)))
  if (spaced) features.add(17, mix(digitsAfter(text, at + 1, end), Math.min(at - from, 4)))
}

/** Boundaries are asked for between classes, and between marks of punctuation unless one is repeated. */
function asks(before: number, here: number, text: string, at: number): boolean {
  if (before !== here) return true
  if (here === quote || here === bracket) return true
  return here === other && text.charCodeAt(at) !== text.charCodeAt(at - 1)
}

/** One space and then a group of exactly three digits. */
function joinsDigits(text: string, at: number, end: number): boolean {
  return foldOf(text.charCodeAt(at)) === 32 && digitsAfter(text, at + 1, end) === 3
}

function digitsAfter(text: string, at: number, end: number): number {
  let count = 0
  while (count < 4 && at + count < end && classOf(text.charCodeAt(at + count)) === digit) count++
  return at + count < end && classOf(text.charCodeAt(at + count)) === letter ? 9 : count
}
