import { describe, expect, test } from 'vitest'
import type { Review, ReviewAction } from '../model/review.ts'
import { nameTask, pairTask, reviewTasks } from './review-tasks.ts'

type Said = [by: string, action: ReviewAction, target: string, after?: unknown, reason?: string]

const chain = (...said: Said[]): Review[] =>
  said.map(([by, action, target, after = null, reason = 'read'], at) => ({
    id: `r${at + 1}`,
    seq: at + 1,
    at: `2024-05-01T09:0${at}:00Z`,
    by,
    target,
    action,
    before: null,
    after,
    reason,
    prevHash: null,
    hash: '',
  }))
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key)

describe('what is left to whom', () => {
  test('what was handed to somebody stays with the last it was handed to, until it is answered or taken back', () => {
    const handed: Said[] = [
      ['Ada', 'flag', 'st:1', { assigned: 'Ben' }],
      ['Ben', 'flag', 'st:1', { assigned: 'Chloé' }],
      ['Ada', 'flag', 'st:2', { assigned: 'Ben' }],
    ]
    expect(reviewTasks(chain(...handed)).assigned.map(({ key, to, by }) => [key, to, by])).toEqual([
      ['st:2', 'Ben', 'Ada'],
      ['st:1', 'Chloé', 'Ben'],
    ])
    expect(keys(reviewTasks(chain(...handed, ['Chloé', 'accept', 'st:1'])).assigned)).toEqual(['st:2'])
    expect(keys(reviewTasks(chain(...handed, ['Ada', 'flag', 'st:2', { assigned: '' }])).assigned)).toEqual(['st:1'])
    expect(keys(reviewTasks(chain(...handed, ['Ada', 'undo', 'r2', { undoes: 'flag' }])).assigned)).toHaveLength(2)
  })

  test('what was put aside waits with its reason until somebody answers it or takes it up again', () => {
    const aside: Said[] = [
      ['Ada', 'defer', 'st:1', null, 'the outlet was asked'],
      ['Ada', 'flag', 'inc:a', { later: true, pair: ['inc:b', 'inc:a'] }],
      ['Ada', 'flag', 'dossier', { later: true, name: 'le Front' }],
      ['Ada', 'flag', 'doc:1', { later: true }],
    ]
    const { deferred } = reviewTasks(chain(...aside))
    expect(keys(deferred)).toEqual(['doc:1', nameTask('Le Front'), pairTask(['inc:a', 'inc:b']), 'st:1'])
    expect(deferred.at(-1)).toMatchObject({ by: 'Ada', reason: 'the outlet was asked', review: 'r1' })
    const after = (said: Said) => keys(reviewTasks(chain(...aside, said)).deferred)
    expect(after(['Ben', 'accept', 'st:1'])).not.toContain('st:1')
    expect(after(['Ben', 'undo', 'r1', { undoes: 'defer' }])).not.toContain('st:1')
    expect(after(['Ben', 'split', 'inc:b', { sides: [] }])).not.toContain('inc:a inc:b')
    expect(after(['Ben', 'alias', 'dossier', { name: 'LE FRONT', is: null }])).not.toContain('name:le front')
    expect(after(['Ben', 'flag', 'doc:1', { later: false }])).not.toContain('doc:1')
    expect(after(['Ben', 'comment', 'st:1'])).toHaveLength(4)
  })

  test('a pair that was put aside as earlier versions wrote it is the same pair', () => {
    expect(keys(reviewTasks(chain(['Ada', 'flag', 'inc:b', { later: ['inc:b', 'inc:a'] }])).deferred)).toEqual([
      'inc:a inc:b',
    ])
  })

  test('what was answered is listed by its last answer, and is not when that is undone', () => {
    const said: Said[] = [
      ['Ada', 'accept', 'st:1'],
      ['Ada', 'reject', 'st:2'],
      ['Ben', 'correct', 'st:1', { act: 'denies' }],
    ]
    expect(reviewTasks(chain(...said)).done.map(({ key, action, by }) => [key, action, by])).toEqual([
      ['st:1', 'correct', 'Ben'],
      ['st:2', 'reject', 'Ada'],
    ])
    expect(keys(reviewTasks(chain(...said, ['Ada', 'undo', 'r2', {}])).done)).toEqual(['st:1'])
  })

  test.each<[string, Said[], string[]]>([
    [
      'the same',
      [
        ['Ada', 'accept', 'st:1'],
        ['Ben', 'accept', 'st:1'],
      ],
      [],
    ],
    [
      'another action',
      [
        ['Ada', 'accept', 'st:1'],
        ['Ben', 'reject', 'st:1'],
      ],
      ['Ben', 'Ada'],
    ],
    [
      'other fields',
      [
        ['Ada', 'correct', 'st:1', { act: 'denies' }],
        ['Ben', 'correct', 'st:1', { act: 'accuses' }],
      ],
      ['Ben', 'Ada'],
    ],
    [
      'one person twice',
      [
        ['Ada', 'accept', 'st:1'],
        [' ada ', 'reject', 'st:1'],
      ],
      [],
    ],
    [
      'a change of mind',
      [
        ['Ada', 'reject', 'st:1'],
        ['Ben', 'accept', 'st:1'],
        ['Ada', 'accept', 'st:1'],
      ],
      [],
    ],
    [
      'putting aside',
      [
        ['Ada', 'accept', 'st:1'],
        ['Ben', 'defer', 'st:1'],
      ],
      [],
    ],
    [
      'settled',
      [
        ['Ada', 'accept', 'st:1'],
        ['Ben', 'reject', 'st:1'],
        ['Ada', 'flag', 'st:1', { settled: true }],
      ],
      [],
    ],
  ])('two persons differ by what each said last: %s', (_, said, people) => {
    const tasks = reviewTasks(chain(...said))
    expect(tasks.differing).toEqual(people.length > 0 ? ['st:1'] : [])
    expect(tasks.people['st:1'] ?? []).toEqual(people)
  })
})
