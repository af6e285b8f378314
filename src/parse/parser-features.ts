// What the parser's two networks see of a state. In: state and token numbers. Out: one value for each slot.
// `moveSlots` and `relationSlots` name the table of each slot in the order in which the two functions below fill them:
// the trainer builds the networks from these lists, so lists and functions must be changed together.
import type { TokenRows } from './parser-vocabulary.ts'
import { childSets, type ParseState } from './transition.ts'

const tag = 'tag'
const word = 'word'
const suffix = 'suffix'
const lemma = 'lemma'
const relation = 'relation'
const distance = 'distance'
const count = 'count'
const children = 'children'
const between = 'between'
const treebank = 'treebank'

export type SlotTable =
  | 'tag'
  | 'word'
  | 'suffix'
  | 'lemma'
  | 'relation'
  | 'distance'
  | 'count'
  | 'children'
  | 'between'
  | 'treebank'

export const moveSlots: readonly SlotTable[] = [
  ...Array<SlotTable>(17).fill(tag),
  ...Array<SlotTable>(12).fill(word),
  ...Array<SlotTable>(4).fill(suffix),
  ...Array<SlotTable>(3).fill(lemma),
  ...Array<SlotTable>(9).fill(relation),
  distance,
  distance,
  count,
  count,
  count,
  count,
  children,
  children,
  children,
  between,
  between,
  treebank,
]

export const relationSlots: readonly SlotTable[] = [
  ...Array<SlotTable>(15).fill(tag),
  ...Array<SlotTable>(12).fill(word),
  suffix,
  suffix,
  ...Array<SlotTable>(4).fill(lemma),
  ...Array<SlotTable>(8).fill(relation),
  distance,
  children,
  children,
  between,
  treebank,
]

/** Sizes of the tables that do not depend on the vocabulary. */
export const fixedSizes = { distance: 20, count: 6, children: childSets, between: 64, treebank: 8 }

/** Running counts along a sentence, so that what stands between two words is one subtraction. */
export class Punctuation {
  commas = new Int32Array(0)
  conjunctions = new Int32Array(0)
  verbs = new Int32Array(0)
  /** 1 inside quotation marks. */
  quoted = new Int32Array(0)

  start(words: readonly { form: string; upos: string; feats: Readonly<Record<string, string>> }[]): void {
    const size = words.length
    if (this.commas.length < size + 2) {
      const room = (size + 2) * 2
      this.commas = new Int32Array(room)
      this.conjunctions = new Int32Array(room)
      this.verbs = new Int32Array(room)
      this.quoted = new Int32Array(room)
    }
    let commas = 0
    let conjunctions = 0
    let verbs = 0
    let quoted = 0
    for (let index = 0; index <= size + 1; index++) {
      this.commas[index] = commas
      this.conjunctions[index] = conjunctions
      this.verbs[index] = verbs
      this.quoted[index] = quoted
      if (index >= size) {
        quoted = 0
        continue
      }
      const { form, upos, feats } = words[index]
      if (upos === 'PUNCT') {
        if (opening.has(form)) quoted = 1
        else if (closing.has(form)) quoted = 0
        else if (form === '"') quoted = 1 - quoted
        else commas++
      } else if (upos === 'CCONJ') conjunctions++
      else if ((upos === 'VERB' || upos === 'AUX') && feats.VerbForm === 'Fin') verbs++
    }
  }

  /** One value of `between` for what stands after word `from` and before word `to`. */
  value(from: number, to: number): number {
    const commas = this.commas[to] - this.commas[from + 1]
    const conjunctions = this.conjunctions[to] - this.conjunctions[from + 1]
    const verbs = this.verbs[to] - this.verbs[from + 1]
    return (
      1 +
      (commas > 2 ? 2 : commas) +
      3 * (conjunctions > 0 ? 1 : 0) +
      6 * (verbs > 1 ? 2 : verbs) +
      18 * (this.quoted[from] === this.quoted[to] ? 0 : 1)
    )
  }
}

const opening = new Set(['«', '“', '‹', '„'])
const closing = new Set(['»', '”', '›'])

export function moveValues(
  state: ParseState,
  rows: TokenRows,
  marks: Punctuation,
  treebankNumber: number,
  out: Int32Array,
): void {
  const none = state.size + 1
  const s0 = state.top(0)
  const s1 = state.top(1)
  const s2 = state.top(2)
  const b0 = state.front
  const b1 = state.next(1)
  const b2 = state.next(2)
  const s0l = state.left[s0]
  const s0r = state.right[s0]
  const s0r2 = state.right2[s0]
  const s1l = state.left[s1]
  const s1r = state.right[s1]
  const b0l = state.left[b0]
  const b0l2 = state.left2[b0]
  const before = b0 > 0 ? b0 - 1 : none
  const after = s0 < state.size ? s0 + 1 : none
  const tags = rows.tag
  const words = rows.word
  const suffixes = rows.suffix
  const lemmas = rows.lemma
  const relations = state.relation
  out[0] = tags[s0]
  out[1] = tags[s1]
  out[2] = tags[s2]
  out[3] = tags[state.top(3)]
  out[4] = tags[b0]
  out[5] = tags[b1]
  out[6] = tags[b2]
  out[7] = tags[state.next(3)]
  out[8] = tags[s0l]
  out[9] = tags[s0r]
  out[10] = tags[s0r2]
  out[11] = tags[s1l]
  out[12] = tags[s1r]
  out[13] = tags[b0l]
  out[14] = tags[b0l2]
  out[15] = tags[before]
  out[16] = tags[after]
  out[17] = words[s0]
  out[18] = words[s1]
  out[19] = words[s2]
  out[20] = words[b0]
  out[21] = words[b1]
  out[22] = words[b2]
  out[23] = words[s0l]
  out[24] = words[s0r]
  out[25] = words[s1r]
  out[26] = words[b0l]
  out[27] = words[before]
  out[28] = words[s1l]
  out[29] = suffixes[s0]
  out[30] = suffixes[s1]
  out[31] = suffixes[b0]
  out[32] = suffixes[b1]
  out[33] = lemmas[s0]
  out[34] = lemmas[s1]
  out[35] = lemmas[b0]
  out[36] = relations[s0l]
  out[37] = relations[state.left2[s0]]
  out[38] = relations[s0r]
  out[39] = relations[s0r2]
  out[40] = relations[s1l]
  out[41] = relations[s1r]
  out[42] = relations[state.right2[s1]]
  out[43] = relations[b0l]
  out[44] = relations[b0l2]
  out[45] = s0 === none ? 0 : distanceValue(b0 - s0)
  out[46] = s1 === none ? 0 : distanceValue(s0 - s1)
  out[47] = countValue(state.leftCount[s0])
  out[48] = countValue(state.rightCount[s0])
  out[49] = countValue(state.rightCount[s1])
  out[50] = countValue(state.leftCount[b0])
  out[51] = state.children[s0]
  out[52] = state.children[s1]
  out[53] = state.children[b0]
  out[54] = s0 === none ? 0 : marks.value(s0, b0)
  out[55] = s1 === none ? 0 : marks.value(s1, s0)
  out[56] = treebankNumber
}

/** What the relation network sees when the top of the stack is about to hang on `head`. */
export function relationValues(
  state: ParseState,
  rows: TokenRows,
  marks: Punctuation,
  treebankNumber: number,
  head: number,
  out: Int32Array,
): void {
  const none = state.size + 1
  const dependent = state.top(0)
  const leftward = head > dependent
  const left = state.left[dependent]
  const left2 = state.left2[dependent]
  const right = state.right[dependent]
  const headLeft = state.left[head]
  const headRight = state.right[head]
  const headRight2 = state.right2[head]
  const other = leftward ? state.top(1) : state.front
  const beyond = leftward ? state.next(1) : state.top(2)
  const tags = rows.tag
  const words = rows.word
  const lemmas = rows.lemma
  const relations = state.relation
  out[0] = tags[dependent]
  out[1] = tags[head]
  out[2] = tags[dependent > 0 ? dependent - 1 : none]
  out[3] = tags[dependent < state.size ? dependent + 1 : none]
  out[4] = tags[head > 0 ? head - 1 : none]
  out[5] = tags[head < state.size ? head + 1 : none]
  out[6] = tags[left]
  out[7] = tags[left2]
  out[8] = tags[right]
  out[9] = tags[headLeft]
  out[10] = tags[state.left2[head]]
  out[11] = tags[headRight]
  out[12] = tags[headRight2]
  out[13] = tags[other]
  out[14] = tags[beyond]
  out[15] = words[dependent]
  out[16] = words[head]
  out[17] = words[dependent > 0 ? dependent - 1 : none]
  out[18] = words[dependent < state.size ? dependent + 1 : none]
  out[19] = words[head > 0 ? head - 1 : none]
  out[20] = words[head < state.size ? head + 1 : none]
  out[21] = words[left]
  out[22] = words[left2]
  out[23] = words[right]
  out[24] = words[headLeft]
  out[25] = words[headRight]
  out[26] = words[other]
  out[27] = rows.suffix[dependent]
  out[28] = rows.suffix[head]
  out[29] = lemmas[dependent]
  out[30] = lemmas[head]
  out[31] = lemmas[left]
  out[32] = lemmas[other]
  out[33] = relations[left]
  out[34] = relations[left2]
  out[35] = relations[right]
  out[36] = relations[state.right2[dependent]]
  out[37] = relations[headLeft]
  out[38] = relations[state.left2[head]]
  out[39] = relations[headRight]
  out[40] = relations[headRight2]
  out[41] = leftward ? distanceValue(head - dependent) : 10 + distanceValue(dependent - head)
  out[42] = state.children[dependent]
  out[43] = state.children[head]
  out[44] = leftward ? marks.value(dependent, head) : marks.value(head, dependent)
  out[45] = treebankNumber
}

/** 1 … 9 for distances 1, 2, 3, 4, 5–6, 7–9, 10–14, 15–24, more. */
function distanceValue(words: number): number {
  if (words < 5) return words
  if (words < 7) return 5
  if (words < 10) return 6
  if (words < 15) return 7
  return words < 25 ? 8 : 9
}

function countValue(number: number): number {
  return number < 5 ? number : 5
}
