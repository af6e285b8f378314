import { describe, expect, test } from 'vitest'
import type { Review, ReviewAction } from '../model/review.ts'
import { decisionsOf } from './decisions.ts'
import { incidentOf } from './status.test-support.ts'

const review = (seq: number, action: ReviewAction, target: string, after: unknown = null): Review => ({
  id: `r${seq}`,
  seq,
  at: '2024-05-01T09:00:00Z',
  by: 'am',
  target,
  action,
  before: null,
  after,
  reason: 'read',
  prevHash: null,
  hash: '',
})
const [record] = incidentOf(['army: denies event']).records
const unit = (...statements: string[]) => ({ statements }) as never

describe('decisions over a reading', () => {
  test('a correction lays its fields over the statement and leaves the rest', () => {
    const decisions = decisionsOf([
      review(1, 'correct', 's00', { act: 'denies', deniesWhat: 'toll', event: { type: 'arrest' } }),
    ])
    const [{ statement }] = decisions.apply([record], 'd0')
    expect(statement).toMatchObject({
      deniesWhat: 'toll',
      reviewState: 'corrected',
      event: { type: 'arrest', trigger: { exact: 'x' } },
    })
    expect(decisions.reviewed.has('s00')).toBe(true)
  })

  test('a rejected statement is out until somebody accepts it', () => {
    expect(decisionsOf([review(1, 'reject', 's00')]).apply([record], 'd0')).toEqual([])
    expect(decisionsOf([review(1, 'reject', 's00'), review(2, 'accept', 's00')]).apply([record], 'd0')).toHaveLength(1)
  })

  test('who puts a statement aside has not read it', () => {
    const reviewed = (...reviews: Review[]) => [...decisionsOf(reviews).reviewed]
    expect(reviewed(review(1, 'defer', 's00'))).toEqual([])
    expect(reviewed(review(1, 'defer', 's00'), review(2, 'accept', 's00'))).toEqual(['s00'])
    const moved = [{ old: 's00', new: 's01', conflict: true }]
    expect([...decisionsOf([review(1, 'accept', 's00')], moved).reviewed]).toEqual([])
  })

  test('what the machine missed joins its document', () => {
    const { id: _, document: __, group: ___, ...missed } = record
    const decisions = decisionsOf([review(1, 'add-statement', 'd9', missed)])
    expect(decisions.apply([], 'd9').map(({ id, document }) => [id, document])).toEqual([['st:d9.added-r1', 'd9']])
    expect(decisions.apply([], 'd0')).toEqual([])
  })

  test('the last word on two units holds', () => {
    const merge = review(1, 'merge', 'i-1', { sides: [['a'], ['b']] })
    const split = review(2, 'split', 'i-1', { sides: [['a'], ['b']] })
    expect(decisionsOf([merge]).verdict(unit('a'), unit('b', 'c'))).toBe('together')
    expect(decisionsOf([merge, split]).verdict(unit('a'), unit('b'))).toBe('apart')
    expect(decisionsOf([split, { ...merge, seq: 3 }]).verdict(unit('a'), unit('b'))).toBe('together')
    expect(decisionsOf([merge]).verdict(unit('a'), unit('z'))).toBeNull()
    expect(decisionsOf([merge]).partnersOf(['b', 'z'])).toEqual(['a', 'b'])
  })

  test('a moved statement leaves its group', () => {
    const decisions = decisionsOf([review(1, 'move-statement', 's00', { with: null, from: ['s01'] })])
    const [moved] = decisions.apply([record], 'd0')
    expect(moved.group).not.toBe(record.group)
    expect(decisions.verdict(unit('s00'), unit('s01'))).toBe('apart')
  })
})
