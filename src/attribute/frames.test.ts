import { describe, expect, test } from 'vitest'
import { readFrame } from './frames.ts'

describe('readFrame', () => {
  test('reads the clause, the infinitive and the quotation of a speech verb', () => {
    expect(readFrame('X ~ que S ; X ~ INF_perf ; « Q », ~ X')).toEqual([
      { kind: 'clause', word: 'que', person: null },
      { kind: 'infinitive', word: '', perfect: true, person: null },
      { kind: 'quote' },
    ])
  })

  test('keeps the person between the verb and what it is accused of', () => {
    expect(readFrame('X ~ Y de INF_perf')).toEqual([{ kind: 'infinitive', word: 'de', perfect: true, person: '' }])
    expect(readFrame('X ~ à Y de INF')).toEqual([{ kind: 'infinitive', word: 'de', perfect: false, person: 'à' }])
  })

  test('knows the class of a noun and the preposition of the person behind it', () => {
    expect(readFrame('X ~ N_ev à Y')).toEqual([{ kind: 'noun', word: '', noun: 'event', person: null, target: 'à' }])
    expect(readFrame('X ~ Y')).toEqual([{ kind: 'person' }])
  })

  test('gives no slot for what it does not know', () => {
    expect(readFrame('S[aurait + PP]')).toEqual([])
    expect(readFrame('')).toEqual([])
  })
})
