import { describe, expect, test } from 'vitest'
import { paragraphsOf } from './quotations.ts'
import { transcriptTurns } from './transcript-turns.ts'

function turns(text: string): string[] {
  return transcriptTurns(text, paragraphsOf(text, [{ start: 0, end: text.length }])).map(({ inner }) =>
    text.slice(inner.start, inner.end),
  )
}

describe('transcriptTurns', () => {
  test('names in capitals that alternate open what each says', () => {
    expect(turns('MEYER: Will it hold?\n\nHOLT: It will.\n\nMEYER: Thank you.')).toEqual([
      'Will it hold?',
      'It will.',
      'Thank you.',
    ])
  })

  test('one label alone, or labels that never come back, are headings', () => {
    expect(turns('BRASTEL: Two bridges are closed.')).toEqual([])
    expect(turns('NORTH: rain.\n\nSOUTH: sun.')).toEqual([])
  })
})
