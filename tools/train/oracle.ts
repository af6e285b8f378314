// The dynamic oracle of the arc-hybrid system: which moves lose no gold arc that can still be built.
// In: a state (on the gold path or off it) and the gold heads. Out: a bit mask of moves; never empty.
import { LEFT, type ParseState, RIGHT, SHIFT } from '../../src/parse/transition.ts'

export interface GoldTree {
  /** Projective heads; the root's head is `heads.length`, as in ParseState. */
  heads: Int32Array
  dependents: readonly (readonly number[])[]
}

export function goldTree(heads: readonly number[]): GoldTree {
  const projective = projectivise(heads)
  const dependents: number[][] = Array.from({ length: heads.length + 1 }, () => [])
  projective.forEach((head, word) => dependents[head].push(word))
  return { heads: projective, dependents }
}

/** Lifts heads (-1 for the root), shortest arcs first, until no arc crosses another. */
export function projectivise(heads: readonly number[]): Int32Array {
  const size = heads.length
  const lifted = Int32Array.from(heads, (head) => (head < 0 ? size : head))
  for (;;) {
    let worst = -1
    let shortest = Infinity
    for (let word = 0; word < size; word++) {
      const head = lifted[word]
      if (head === size || isProjective(lifted, word)) continue
      if (Math.abs(head - word) < shortest) {
        shortest = Math.abs(head - word)
        worst = word
      }
    }
    if (worst < 0) return lifted
    lifted[worst] = lifted[lifted[worst]]
  }
}

export function zeroCostMoves(state: ParseState, gold: GoldTree): number {
  const { front, size } = state
  const legal = state.legal()
  const s0 = state.top(0)
  const s1 = state.top(1)
  const onStack = (word: number) => word < front && state.head[word] === size + 1
  let moves = 0
  if ((legal >> SHIFT) & 1) {
    const head = gold.heads[front]
    const losesHead = head < front && head !== s0 && onStack(head)
    if (!losesHead && !gold.dependents[front].some(onStack)) moves |= 1 << SHIFT
  }
  if (state.depth === 0) return moves
  const keepsDependents = !gold.dependents[s0].some((dependent) => dependent >= front)
  const head = gold.heads[s0]
  if ((legal >> LEFT) & 1 && keepsDependents && head !== s1 && head <= front) moves |= 1 << LEFT
  if ((legal >> RIGHT) & 1 && keepsDependents && head < front) moves |= 1 << RIGHT
  return moves === 0 ? legal : moves
}

function isProjective(heads: Int32Array, word: number): boolean {
  const head = heads[word]
  const from = Math.min(head, word)
  const to = Math.max(head, word)
  for (let between = from + 1; between < to; between++) {
    let at = between
    while (at !== head && at < heads.length) at = heads[at]
    if (at !== head) return false
  }
  return true
}
