import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Review } from '../model/review.ts'
import { canonicalJson } from './hash-review.ts'
import { makeReview } from './make-review.ts'
import { verifyChain } from './verify-chain.ts'

const chainOf = (reasons: readonly string[]): Review[] => {
  const chain: Review[] = []
  for (const reason of reasons)
    chain.push(
      makeReview(
        {
          at: '2024-05-01T09:00:00Z',
          by: 'am',
          target: 'st:1',
          action: 'accept',
          reason,
          after: { b: 1, a: [reason] },
        },
        chain.at(-1) ?? null,
      ),
    )
  return chain
}

test('a chain holds, and any change, loss or swap within it shows', () => {
  const reason = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(fc.array(reason, { minLength: 2, maxLength: 6 }), fc.nat(), (reasons, where) => {
      const chain = chainOf(reasons)
      expect(verifyChain(chain)).toEqual([])
      const at = where % chain.length
      const changed = chain.map((one, i) => (i === at ? { ...one, reason: `${one.reason}!` } : one))
      expect(verifyChain(changed)).toContainEqual({ seq: at + 1, problem: 'hash' })
      if (at < chain.length - 1) expect(verifyChain(chain.toSpliced(at, 1))).not.toEqual([])
    }),
  )
})

test('the order of fields does not change a digest', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}')
})

test('who, when and why are asked for; putting aside needs no reason', () => {
  const draft = { at: '2024-05-01T09:00:00Z', by: 'am', target: 'st:1', action: 'reject' as const, reason: '' }
  expect(() => makeReview(draft, null)).toThrow('reason')
  expect(makeReview({ ...draft, action: 'defer' }, null).seq).toBe(1)
  expect(() => makeReview({ ...draft, reason: 'x', at: 'yesterday' }, null)).toThrow('instant')
  expect(() => makeReview({ ...draft, reason: 'x', by: ' ' }, null)).toThrow('by')
})
