import { expect, test } from 'vitest'
import type { Review, ReviewAction } from '../model/review.ts'
import { chainInEffect } from './second-reviewer.ts'

const review = (seq: number, by: string, action: ReviewAction, target: string, after: unknown = null): Review => ({
  id: `r${seq}`,
  seq,
  at: '2024-05-01T09:00:00Z',
  by,
  target,
  action,
  before: null,
  after,
  reason: 'read',
  prevHash: null,
  hash: '',
})
const rule = (seq: number, by: string, ...secondReviewer: string[]) =>
  review(seq, by, 'comment', 'dossier', { secondReviewer })
const ids = (chain: Review[]) => {
  const { reviews, waiting } = chainInEffect(chain)
  return [reviews.map(({ id }) => id).join(), waiting.map(({ id }) => id).join()]
}

test('without a rule every decision takes effect at once', () => {
  expect(ids([review(1, 'Anne', 'merge', 'inc:1'), review(2, 'Anne', 'accept', 'st:1')])).toEqual(['r1,r2', ''])
})

test.each<[string, Review[], string[]]>([
  ['waits', [], ['r1,r2', 'r3']],
  ['takes effect when somebody else accepts it', [review(4, 'Bruno', 'accept', 'r3')], ['r1,r2,r3', '']],
  [
    'is not accepted by who took it, however the name is written',
    [review(4, ' anne', 'accept', 'r3')],
    ['r1,r2', 'r3'],
  ],
  [
    'is gone when it is rejected',
    [review(4, 'Anne', 'reject', 'r3'), review(5, 'Bruno', 'accept', 'r3')],
    ['r1,r2,r5', ''],
  ],
  [
    'takes effect where it is accepted',
    [review(4, 'Anne', 'accept', 'st:2'), review(5, 'Bruno', 'accept', 'r3')],
    ['r1,r2,r4,r3', ''],
  ],
])('a decision that wants two persons %s', (_, more, expected) => {
  const chain = [
    rule(1, 'Anne', 'merge', 'remove'),
    review(2, 'Anne', 'accept', 'st:1'),
    review(3, 'Anne', 'merge', 'inc:1'),
  ]
  expect(ids([...chain, ...more])).toEqual(expected)
})

test('the rule holds from where it stands on, and is changed by two', () => {
  const chain = [review(1, 'Anne', 'merge', 'inc:1'), rule(2, 'Anne', 'merge'), rule(3, 'Anne')]
  expect([...chainInEffect(chain).second]).toEqual(['merge'])
  expect([...chainInEffect([...chain, review(4, 'Bruno', 'accept', 'r3')]).second]).toEqual([])
  expect(chainInEffect(chain).reviews.map(({ id }) => id)).toEqual(['r1', 'r2'])
})
