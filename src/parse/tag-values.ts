// What the tagger's network sees: for each word the numbers of its form, its affixes, its shape and its analyses by the
// inflection tables; for a decision, those of the word and its neighbours. Shared by the trainer and the running tagger.
// In every table 0 is "no word" and 1 is "not known".
import type { InflectionTables } from './inflection.ts'
import { characterClass, classOf, foldOf } from './tokenise-characters.ts'

/** One table a kind of key; keys met less often than `least` in training are "not known". */
export const tagTables = [
  { name: 'word', dim: 40, least: 2 },
  { name: 'last1', dim: 8, least: 5 },
  { name: 'last2', dim: 16, least: 3 },
  { name: 'last3', dim: 24, least: 3 },
  { name: 'last4', dim: 24, least: 3 },
  { name: 'first3', dim: 16, least: 3 },
  { name: 'shape', dim: 8, least: 1 },
  { name: 'analyses', dim: 24, least: 2 },
] as const

const [word, last1, last2, last3, last4, first3, shape, analyses] = tagTables.keys()

/** Table and distance of each slot that looks at a word. */
export const wordSlots: readonly (readonly [table: number, distance: number])[] = [
  ...[0, -1, 1, -2, 2, -3, 3].map((distance) => [word, distance] as const),
  [last1, 0],
  [last2, 0],
  [last2, -1],
  [last2, 1],
  [last3, 0],
  [last3, -1],
  [last3, 1],
  [last3, 2],
  [last4, 0],
  [first3, 0],
  [shape, 0],
  [shape, -1],
  [shape, 1],
  ...[0, -1, 1, -2, 2, -3, 3].map((distance) => [analyses, distance] as const),
]

/** After the word slots: the tags of the two words before, and the treebank whose conventions are wanted. */
export const slotCount = wordSlots.length + 3

/** What training knew of a form: 'n' only met as a name, 'k' known otherwise, 'u' not known. */
export type FormStatus = (folded: string) => 'n' | 'k' | 'u'

/** The keys of a form, one for each table. */
export function tagKeys(form: string, inflection: InflectionTables, status: FormStatus): string[] {
  const folded = foldWord(form)
  const digits = folded.replace(/\p{Nd}/gu, '0')
  const cells = inflection.analyse(folded).map(({ kind, cell }) => `${kind}.${cell}`)
  const shape = shapeOf(form)
  return [
    digits,
    digits.slice(-1),
    digits.slice(-2),
    digits.slice(-3),
    digits.slice(-4),
    digits.slice(0, 3),
    shape.startsWith('X') ? shape + status(folded) + (cells.length > 0 ? 'i' : '') : shape,
    [...new Set(cells)].sort().join(' ') || noAnalysis,
  ]
}

/** Key of forms that the inflection tables do not know. */
export const noAnalysis = '-'

/** Fills `values` for the word `index`; `tag1` and `tag2` are 0 before the first word, else label + 2. */
export function fillTagValues(
  words: readonly Int32Array[],
  index: number,
  tag1: number,
  tag2: number,
  treebank: number,
  values: Int32Array,
  at = 0,
): void {
  for (let slot = 0; slot < wordSlots.length; slot++) {
    const other = index + wordSlots[slot][1]
    values[at + slot] = other < 0 || other >= words.length ? 0 : words[other][wordSlots[slot][0]]
  }
  values[at + wordSlots.length] = tag1
  values[at + wordSlots.length + 1] = tag2
  values[at + wordSlots.length + 2] = treebank + 1
}

/** Case aside, straight apostrophes, no spaces inside numbers; of a monstrous form only the last letters count. */
export function foldWord(form: string): string {
  return form.slice(-40).toLowerCase().replaceAll('’', "'").replace(/\s/gu, '')
}

/** A line in capitals says nothing about names: its words are seen in lower case. */
export function calmForms(forms: readonly string[]): readonly string[] {
  let words = 0
  let loud = 0
  for (const form of forms) {
    const shape = shapeOf(form)
    if (shape === '' || !/[xX]/.test(shape)) continue
    words++
    if (shape.startsWith('XX')) loud++
  }
  return words >= 3 && loud >= words * 0.7 ? forms.map((form) => form.toLowerCase()) : forms
}

/** No letter and no digit. */
export function isMark(form: string): boolean {
  for (let at = 0; at < Math.min(form.length, 40); at++) {
    const kind = classOf(form.charCodeAt(at))
    if (kind === characterClass.letter || kind === characterClass.digit) return false
  }
  return true
}

/** Case ("Xx", "XX", "X", "xX", "x"), digits (none, one, more), other marks. */
function shapeOf(form: string): string {
  let upper = 0
  let digits = 0
  let letters = 0
  let marks = 0
  const length = Math.min(form.length, 60)
  for (let at = 0; at < length; at++) {
    const unit = form.charCodeAt(at)
    const kind = classOf(unit)
    if (kind === characterClass.letter) {
      letters++
      if (foldOf(unit) !== unit) upper++
    } else if (kind === characterClass.digit) digits++
    else marks++
  }
  const initial = length > 0 && foldOf(form.charCodeAt(0)) !== form.charCodeAt(0)
  const casing =
    upper === 0 ? (letters > 0 ? 'x' : '') : upper === letters ? (letters > 1 ? 'XX' : 'X') : initial ? 'Xx' : 'xX'
  return `${casing}${Math.min(digits, 2)}${marks > 0 ? '.' : ''}`
}
