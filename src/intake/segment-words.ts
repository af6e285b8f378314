import type { SegmentKind } from '../model/document.ts'
import type { Pack } from '../packs/pack.ts'

/** A line that the pack's `segments` lexicon recognises: its kind, and where its own text begins after the marker. */
export interface MarkedLine {
  kind: SegmentKind | 'communique' | 'kicker'
  /** Length of the marker with its separator, to leave out of corrections and update notices. */
  markerLength: number
}

interface Marker {
  words: string
  kind: MarkedLine['kind']
  frame: string
}

interface MarkerIndex {
  nameWords: RegExp
  byFirstWord: Map<string, Marker[]>
  atEnd: Marker[]
}

/** Markers stand in the first or last characters; longer lines are not looked at further. */
const reach = 160
const firstWord = /[\p{L}\p{N}©@]+/u
const separator = /^\s*(?:[:–—→|•>]|-{1,2}(?=\s))\s*/u
const indices = new WeakMap<Pack, MarkerIndex>()

/**
 * Looks a line up among the markers of the pack (`lexicon/segments.tsv`). Frames: `~` the whole line, `~ :` marker and
 * separator, `~ X` marker and anything, `~ NAME` marker and names to the end, `~ NAME :` names and a separator,
 * `X ~` and `X ~ NAME` the line ends with it. A line in brackets is looked up without them.
 */
export function markLine(line: string, pack: Pack): MarkedLine | null {
  const index = indexOf(pack)
  const bare = /^[([](?<inside>.{1,158})[)\]]$/u.exec(line)?.groups?.inside
  const inBrackets = bare ? (matchStart(bare, index) ?? creditsOf(bare, index)) : null
  return matchStart(line, index) ?? inBrackets ?? matchEnd(line, index)
}

/** Where the credits in brackets begin that close a paragraph ("… said. (Reporting by A. Name; Editing by B. Name)"); -1 without any. */
export function creditsAt(line: string, pack: Pack): number {
  const from = Math.max(0, line.length - reach)
  const tail = /[.!?…»”"]\s+(?<credits>\((?<inside>[^()]{6,150})\)\s*)$/u.exec(line.slice(from))
  const inside = tail?.groups?.inside
  if (!tail || inside === undefined || !creditsOf(inside, indexOf(pack))) return -1
  return from + tail.index + tail[0].length - tail.groups!.credits.length
}

/** "Reporting by A. Name; Editing by B. Name", "Reportage de A. Name, version française B. Name": a byline in each part. */
function creditsOf(inside: string, index: MarkerIndex): MarkedLine | null {
  const parts = inside.split(/[;,]\s*/u).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 8) return null
  let marked = false
  for (const part of parts) {
    if (matchStart(part, index)?.kind === 'byline') marked = true
    else if (!marked || index.nameWords.exec(part)?.[0] !== part.trim()) return null
  }
  return marked ? { kind: 'byline', markerLength: 0 } : null
}

function matchStart(line: string, index: MarkerIndex): MarkedLine | null {
  const head = line.slice(0, reach)
  const folded = fold(head)
  const first = firstWord.exec(folded)
  if (!first) return null
  for (const { words, kind, frame } of index.byFirstWord.get(first[0]) ?? []) {
    if (!folded.startsWith(words, first.index)) continue
    const end = first.index + words.length
    if (/[\p{L}\p{N}]/u.test(folded.charAt(end))) continue
    const markerLength = fits(frame, head.slice(end), line.length <= reach, index)
    if (markerLength >= 0) return { kind, markerLength: end + markerLength }
  }
  return null
}

/** Length of the separator behind the marker when the rest of the line fits the frame, else -1. */
function fits(frame: string, rest: string, complete: boolean, { nameWords }: MarkerIndex): number {
  const gap = separator.exec(rest)?.[0].length ?? 0
  if (frame === '~ X') return gap
  if (frame === '~ :') return gap > 0 ? gap : -1
  if (!complete) return -1
  const trimmed = rest.trim()
  if (frame === '~') return /^[)\].!…\s]*$/u.test(rest) ? rest.length : -1
  const names = nameWords.exec(rest.slice(gap).trimStart())?.[0] ?? ''
  if (names === '' || names.split(/\s+/u).length > 8) return -1
  const after = rest.slice(gap).trimStart().slice(names.length)
  if (frame === '~ NAME') return trimmed.length < 90 && /^[\s.,)]*$/u.test(after) && !/\S{4}\.$/u.test(trimmed) ? 0 : -1
  if (frame === '~ NAME :') return separator.test(after) ? 0 : -1
  return -1
}

/** Credits at the end make a caption: "(capture d'écran)", "© Agence"; other markers close a line of boilerplate. */
function matchEnd(line: string, index: MarkerIndex): MarkedLine | null {
  const tail = line.slice(-reach)
  const bracket = /\((?<inside>[^()]{3,80})\)[.\s]*$/u.exec(tail)?.groups?.inside
  const credit = bracket && line.length < 400 ? matchStart(bracket, index) : null
  if (credit?.kind === 'caption') return { kind: 'caption', markerLength: 0 }
  const folded = fold(tail)
  for (const { words, kind, frame } of index.atEnd) {
    const at = folded.lastIndexOf(words)
    if (at < 0 || /[\p{L}\p{N}]/u.test(folded.charAt(at - 1))) continue
    const rest = tail.slice(at + words.length)
    if (fits(frame.slice(2), rest, true, index) >= 0) return { kind, markerLength: 0 }
  }
  return null
}

function indexOf(pack: Pack): MarkerIndex {
  let index = indices.get(pack)
  if (index) return index
  index = { byFirstWord: new Map(), atEnd: [], nameWords: nameWordsOf(pack) }
  for (const row of pack.lexicon('segments')) {
    if (row.category === 'name-particle' || row.category === 'abbreviation') continue
    const words = fold(row.lemma)
    const marker: Marker = { words, kind: row.category as Marker['kind'], frame: row.frame }
    if (row.frame.startsWith('X ~')) index.atEnd.push(marker)
    const first = row.frame.startsWith('~') && firstWord.exec(words)?.[0]
    if (first) index.byFirstWord.set(first, [...(index.byFirstWord.get(first) ?? []), marker])
  }
  // The longest marker wins: "lire aussi" before "lire".
  for (const markers of index.byFirstWord.values()) markers.sort((a, b) => b.words.length - a.words.length)
  indices.set(pack, index)
  return index
}

/** One to eight words that are names: capitals, initials, the pack's particles, hyphens, commas. */
function nameWordsOf(pack: Pack): RegExp {
  const particles = pack
    .lexicon('segments')
    .flatMap(({ category, lemma }) => (category === 'name-particle' ? [lemma] : []))
  const apart = particles.filter((word) => !word.endsWith("'")).join('|')
  const elided = particles.filter((word) => word.endsWith("'")).map((word) => `${word.slice(0, -1)}['’]`)
  const particle = [...(apart === '' ? [] : [String.raw`(?:${apart})\s+`]), ...elided].join('|')
  return new RegExp(
    String.raw`^\p{Lu}[\p{L}\p{M}'’.-]*(?:,?\s+(?:${particle})?[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’./-]*)*`,
    'u',
  )
}

/** Lower case without accents, one code unit for one, so that offsets hold. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()).replace(/[^\0-\x7f]/g, foldUnit)
}

function foldUnit(unit: string): string {
  if (unit === '’') return "'"
  if (unit === '\u00a0' || unit === '\u202f' || unit === '\u2009') return ' '
  const plain = unit.normalize('NFD')[0].toLowerCase()
  return plain.length === 1 ? plain : unit
}
