import { describe, expect, it } from 'vitest'
import { LEFT, ParseState, RIGHT, SHIFT } from '../../src/parse/transition.ts'
import { goldTree, projectivise, zeroCostMoves } from './oracle.ts'

describe('the dynamic oracle', () => {
  it('leads to the gold tree when followed from the start', () => {
    const heads = [1, 4, 3, 1, -1, 6, 4, 4]
    const gold = goldTree(heads)
    const state = new ParseState()
    state.start(heads.length)
    while (!state.finished) {
      const moves = zeroCostMoves(state, gold)
      const move = [RIGHT, LEFT, SHIFT].find((each) => (moves >> each) & 1)!
      if (move === SHIFT) state.shift()
      else state.attach(move, 2, 0)
    }
    expect([...state.head.subarray(0, heads.length)]).toEqual([1, 4, 3, 1, 8, 6, 4, 4])
  })

  it('still knows what is best after a mistake', () => {
    // "a b c" with b above a and c: once b is shifted onto a, a is out of reach, but c is not.
    const gold = goldTree([1, -1, 1])
    const state = new ParseState()
    state.start(3)
    state.shift()
    expect(zeroCostMoves(state, gold)).toBe(1 << LEFT)
    state.shift()
    expect(zeroCostMoves(state, gold)).toBe(1 << SHIFT)
    state.shift()
    state.attach(RIGHT, 2, 0)
    expect(state.head[2]).toBe(1)
  })

  it('lifts arcs until none cross, and leaves projective trees alone', () => {
    expect([...projectivise([1, -1, 1])]).toEqual([1, 3, 1])
    expect([...projectivise([2, 3, -1, 2])]).toEqual([2, 2, 4, 2])
  })
})
