import type { Range } from '../model/span.ts'
import { foldWord } from '../text/fold-word.ts'

/**
 * A text as a row of hashed units, for comparing texts of any language: words, folded; in scripts that put no spaces between
 * words, characters. Where unit i stands in the text is kept, so that what two texts share can be shown.
 */
export interface TextUnits {
  text: string
  hashes: Uint32Array
  starts: Uint32Array
  ends: Uint32Array
}

/** Hashes the units of a text, without the stretches to skip (read-also lines, boilerplate). Linear. */
export function textUnits(text: string, skip: readonly Range[] = []): TextUnits {
  const hashes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const skipped = [...skip].sort((a, b) => a.start - b.start)
  let next = 0
  const add = (form: string, start: number): void => {
    hashes.push(hashOf(form))
    starts.push(start)
    ends.push(start + form.length)
  }
  for (const { 0: form, index } of text.matchAll(unit)) {
    while (next < skipped.length && skipped[next].end <= index) next++
    if (next < skipped.length && skipped[next].start < index + form.length) continue
    if (!spaceless.test(form)) add(form, index)
    else {
      let at = index
      for (const character of form) {
        add(character, at)
        at += character.length
      }
    }
  }
  return { text, hashes: Uint32Array.from(hashes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

const unit = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Hashes every run of `length` units; a text shorter than that gives one hash of all of it, an empty text none. */
export function shingleHashes({ hashes }: TextUnits, length: number): Uint32Array {
  const size = Math.min(length, hashes.length)
  if (size === 0) return new Uint32Array(0)
  const shingles = new Uint32Array(hashes.length - size + 1)
  for (let at = 0; at < shingles.length; at++) {
    let hash = 0x9e3779b9
    for (let i = at; i < at + size; i++) hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ hashes[i], 0x85ebca6b)
    shingles[at] = mixed(hash)
  }
  return shingles
}

/** The finaliser of MurmurHash3: each bit of the input changes half the bits of the result. */
export function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 16)
  mix = Math.imul(mix, 0x85ebca6b)
  mix ^= mix >>> 13
  mix = Math.imul(mix, 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}

const known = new Map<string, number>()
const most = 50_000

function hashOf(form: string): number {
  let hash = known.get(form)
  if (hash === undefined) {
    hash = hashText(foldWord(form))
    if (known.size >= most) known.clear()
    if (form.length < 80) known.set(form, hash)
  }
  return hash
}

/** FNV-1a over code units, then mixed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}
