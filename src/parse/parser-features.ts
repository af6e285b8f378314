// What the parser's two networks see of a state. In: state and token numbers. Out: one key for each group of slots.
// `moveGroups` and `relationGroups` name the tables of each group in the order in which the two functions below fill the
// keys: the trainer builds the networks from these lists, so lists and functions must be changed together.
import type { SlotGroup } from './network-shape.ts'
import type { TokenTable } from './parser-vocabulary.ts'
import { childSets, type ParseState } from './transition.ts'

export type SlotTable = TokenTable | 'relation' | keyof typeof fixedSizes

/** Sizes of the tables that do not depend on the vocabulary. */
export const fixedSizes = { distance: 20, count: 6, children: childSets, between: 64, ahead: 32, treebank: 8 }

const full: TokenTable[] = ['tag', 'word', 'suffix', 'lemma']
const two: TokenTable[] = ['tag', 'word']

export const moveGroups: readonly (readonly SlotTable[])[] = [
  full, // top of the stack
  full,
  two,
  ['tag'],
  full, // front of the buffer
  ['tag', 'word', 'suffix'],
  two,
  ['tag'],
  two, // outermost dependents
  two,
  ['tag'],
  two,
  two,
  two,
  ['tag'],
  two, // before the front, after the top
  ['tag'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['relation'],
  ['distance', 'distance'],
  ['count', 'count', 'count', 'count'],
  ['children'],
  ['children'],
  ['children'],
  ['between', 'between'],
  ['ahead', 'treebank'],
]

export const relationGroups: readonly (readonly SlotTable[])[] = [
  full, // dependent
  full, // head
  two, // neighbours of both
  two,
  two,
  two,
  ['tag', 'word', 'lemma'], // dependents of the dependent
  two,
  two,
  two, // dependents of the head
  ['tag'],
  two,
  ['tag'],
  ['tag', 'word', 'lemma'], // the word that was not chosen as head, and the one beyond the head
  ['tag'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['relation', 'relation'],
  ['distance', 'treebank'],
  ['children'],
  ['children'],
  ['between'],
]

export function slotGroups(groups: readonly (readonly SlotTable[])[]): SlotGroup[] {
  return groups.map((tables) => ({ slots: tables.length, kind: tables[0] in tokenTables ? 'token' : 'mixed' }))
}

const tokenTables: Readonly<Record<TokenTable, true>> = { tag: true, word: true, suffix: true, lemma: true }

/** Running counts along a sentence, so that what stands between two words is one subtraction. */
export class SentenceMarks {
  commas = new Int32Array(0)
  conjunctions = new Int32Array(0)
  verbs = new Int32Array(0)
  /** 1 inside quotation marks. */
  quoted = new Int32Array(0)
  #size = 0

  start(words: readonly { form: string; upos: string; feats: Readonly<Record<string, string>> }[]): void {
    const size = words.length
    this.#size = size
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
    for (let index = 0; index < size; index++) {
      this.commas[index] = commas
      this.conjunctions[index] = conjunctions
      this.verbs[index] = verbs
      this.quoted[index] = quoted
      const { form, upos, feats } = words[index]
      if (upos === 'PUNCT') {
        if (opening.has(form)) quoted = 1
        else if (closing.has(form)) quoted = 0
        else if (form === '"') quoted = 1 - quoted
        else commas++
      } else if (upos === 'CCONJ') conjunctions++
      else if ((upos === 'VERB' || upos === 'AUX') && feats.VerbForm === 'Fin') verbs++
    }
    for (const index of [size, size + 1]) {
      this.commas[index] = commas
      this.conjunctions[index] = conjunctions
      this.verbs[index] = verbs
      this.quoted[index] = 0
    }
  }

  /** One value of `between` for what stands after word `from` and before word `to`. */
  between(from: number, to: number): number {
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

  /** One value of `ahead` for the rest of the sentence from word `from`: finite verbs and punctuation still to come. */
  ahead(from: number): number {
    const verbs = this.verbs[this.#size] - this.verbs[from]
    const commas = this.commas[this.#size] - this.commas[from]
    return 1 + (verbs > 3 ? 3 : verbs) + 4 * (commas > 2 ? 2 : commas) + 12 * this.quoted[from]
  }
}

const opening = new Set(['«', '“', '‹', '„'])
const closing = new Set(['»', '”', '›'])

/** `types` are the token types of the sentence's words, with 1 for ROOT and 0 for no word behind them. */
export function moveKeys(
  state: ParseState,
  types: Int32Array,
  marks: SentenceMarks,
  treebank: number,
  relations: number,
  keys: Int32Array,
): void {
  const { relation, left, left2, right, right2 } = state
  const none = state.size + 1
  const s0 = state.top(0)
  const s1 = state.top(1)
  const b0 = state.front
  const s0l = left[s0]
  const s0r = right[s0]
  const s0r2 = right2[s0]
  const s1l = left[s1]
  const s1r = right[s1]
  const b0l = left[b0]
  const b0l2 = left2[b0]
  keys[0] = types[s0]
  keys[1] = types[s1]
  keys[2] = types[state.top(2)]
  keys[3] = types[state.top(3)]
  keys[4] = types[b0]
  keys[5] = types[state.next(1)]
  keys[6] = types[state.next(2)]
  keys[7] = types[state.next(3)]
  keys[8] = types[s0l]
  keys[9] = types[s0r]
  keys[10] = types[s0r2]
  keys[11] = types[s1l]
  keys[12] = types[s1r]
  keys[13] = types[b0l]
  keys[14] = types[b0l2]
  keys[15] = types[b0 > 0 ? b0 - 1 : none]
  keys[16] = types[s0 < state.size ? s0 + 1 : none]
  keys[17] = relation[s0l] * relations + relation[left2[s0]]
  keys[18] = relation[s0r] * relations + relation[s0r2]
  keys[19] = relation[s1l] * relations + relation[s1r]
  keys[20] = relation[b0l] * relations + relation[b0l2]
  keys[21] = relation[right2[s1]]
  const near = s0 === none ? 0 : distanceValue(b0 - s0)
  keys[22] = near * fixedSizes.distance + (s1 === none ? 0 : distanceValue(s0 - s1))
  keys[23] =
    ((countValue(state.leftCount[s0]) * 6 + countValue(state.rightCount[s0])) * 6 + countValue(state.rightCount[s1])) *
      6 +
    countValue(state.leftCount[b0])
  keys[24] = state.children[s0]
  keys[25] = state.children[s1]
  keys[26] = state.children[b0]
  keys[27] = (s0 === none ? 0 : marks.between(s0, b0)) * fixedSizes.between + (s1 === none ? 0 : marks.between(s1, s0))
  keys[28] = marks.ahead(b0) * fixedSizes.treebank + treebank
}

/** What the relation network sees when the top of the stack is about to hang on `head`. */
export function relationKeys(
  state: ParseState,
  types: Int32Array,
  marks: SentenceMarks,
  treebank: number,
  relations: number,
  head: number,
  keys: Int32Array,
): void {
  const { relation } = state
  const none = state.size + 1
  const dependent = state.top(0)
  const leftward = head > dependent
  const left = state.left[dependent]
  const left2 = state.left2[dependent]
  const right = state.right[dependent]
  const headLeft = state.left[head]
  const headLeft2 = state.left2[head]
  const headRight = state.right[head]
  const headRight2 = state.right2[head]
  keys[0] = types[dependent]
  keys[1] = types[head]
  keys[2] = types[dependent > 0 ? dependent - 1 : none]
  keys[3] = types[dependent + 1]
  keys[4] = types[head > 0 ? head - 1 : none]
  keys[5] = types[head + 1]
  keys[6] = types[left]
  keys[7] = types[left2]
  keys[8] = types[right]
  keys[9] = types[headLeft]
  keys[10] = types[headLeft2]
  keys[11] = types[headRight]
  keys[12] = types[headRight2]
  keys[13] = types[leftward ? state.top(1) : state.front]
  keys[14] = types[leftward ? state.next(1) : state.top(2)]
  keys[15] = relation[left] * relations + relation[left2]
  keys[16] = relation[right] * relations + relation[state.right2[dependent]]
  keys[17] = relation[headLeft] * relations + relation[headLeft2]
  keys[18] = relation[headRight] * relations + relation[headRight2]
  const distance = leftward ? distanceValue(head - dependent) : 10 + distanceValue(dependent - head)
  keys[19] = distance * fixedSizes.treebank + treebank
  keys[20] = state.children[dependent]
  keys[21] = state.children[head]
  keys[22] = leftward ? marks.between(dependent, head) : marks.between(head, dependent)
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
