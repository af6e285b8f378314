// The arc-hybrid transition system: a stack, a buffer, and arcs built between the stack's top and its neighbours.
// SHIFT pushes the buffer's first word; LEFT makes it the head of the stack's top, RIGHT makes the word below the head;
// both pop. The artificial ROOT stands at the end of the buffer, and only the last word on the stack may hang on it: so
// every sequence of legal moves ends, after 2n moves, in a tree with one root.

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

/** Which kinds of dependents a word has got so far, as bits; `childBit` of a relation is found by its universal part. */
const childBits: Readonly<Record<string, number>> = {
  nsubj: 1,
  csubj: 1,
  obj: 2,
  ccomp: 2,
  xcomp: 2,
  aux: 4,
  cop: 8,
  case: 16,
  mark: 32,
  cc: 64,
  conj: 128,
}
export const childSets = 256

export function childBit(relation: string): number {
  const colon = relation.indexOf(':')
  return childBits[colon < 0 ? relation : relation.slice(0, colon)] ?? 0
}

/**
 * State of one sentence of `size` words. Index `size` is ROOT, `size + 1` stands for "no word" and never changes.
 * Arrays are kept from sentence to sentence. Relations are numbers; 0 is none.
 */
export class ParseState {
  size = 0
  /** Words on the stack, and the first word of the buffer. */
  depth = 0
  front = 0
  stack = new Int32Array(0)
  head = new Int32Array(0)
  relation = new Int32Array(0)
  /** Outermost dependent on each side, and the one attached before it. */
  left = new Int32Array(0)
  left2 = new Int32Array(0)
  right = new Int32Array(0)
  right2 = new Int32Array(0)
  leftCount = new Int32Array(0)
  rightCount = new Int32Array(0)
  children = new Int32Array(0)

  start(size: number): void {
    const slots = size + 2
    if (this.head.length < slots) {
      const room = slots * 2
      this.stack = new Int32Array(room)
      this.head = new Int32Array(room)
      this.relation = new Int32Array(room)
      this.left = new Int32Array(room)
      this.left2 = new Int32Array(room)
      this.right = new Int32Array(room)
      this.right2 = new Int32Array(room)
      this.leftCount = new Int32Array(room)
      this.rightCount = new Int32Array(room)
      this.children = new Int32Array(room)
    }
    const none = size + 1
    this.size = size
    this.depth = 0
    this.front = 0
    this.head.fill(none, 0, slots)
    this.relation.fill(0, 0, slots)
    this.left.fill(none, 0, slots)
    this.left2.fill(none, 0, slots)
    this.right.fill(none, 0, slots)
    this.right2.fill(none, 0, slots)
    this.leftCount.fill(0, 0, slots)
    this.rightCount.fill(0, 0, slots)
    this.children.fill(0, 0, slots)
  }

  /** The word `back` places below the top of the stack. */
  top(back: number): number {
    return back < this.depth ? this.stack[this.depth - 1 - back] : this.size + 1
  }

  /** The word `ahead` places behind the front of the buffer; ROOT is the last. */
  next(ahead: number): number {
    const at = this.front + ahead
    return at <= this.size ? at : this.size + 1
  }

  get finished(): boolean {
    return this.front === this.size && this.depth === 0
  }

  /** Bit set of the legal moves (1 << move); one bit means that there is nothing to decide. */
  legal(): number {
    if (this.front === this.size) return this.depth > 1 ? 1 << RIGHT : 1 << LEFT
    if (this.depth === 0) return 1 << SHIFT
    return this.depth > 1 ? 7 : (1 << SHIFT) | (1 << LEFT)
  }

  shift(): void {
    this.stack[this.depth++] = this.front++
  }

  /** Pops the top of the stack and hangs it on the buffer's front (LEFT) or on the word below (RIGHT). */
  attach(move: number, relation: number, bit: number): void {
    const dependent = this.stack[--this.depth]
    this.relation[dependent] = relation
    if (move === LEFT) {
      const head = this.front
      this.head[dependent] = head
      this.left2[head] = this.left[head]
      this.left[head] = dependent
      this.leftCount[head]++
      this.children[head] |= bit
    } else {
      const head = this.stack[this.depth - 1]
      this.head[dependent] = head
      this.right2[head] = this.right[head]
      this.right[head] = dependent
      this.rightCount[head]++
      this.children[head] |= bit
    }
  }
}
