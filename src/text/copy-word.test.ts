import { expect, test } from 'vitest'
import type { Word } from '../model/tree.ts'
import { copyWord } from './copy-word.ts'

const word: Word = {
  index: 3,
  start: 10,
  end: 12,
  form: 'de',
  lemma: 'de',
  upos: 'ADP',
  feats: { Gender: 'Masc' },
  head: 5,
  deprel: 'case',
  multiword: true,
}

test('a copy holds all that the word holds, and changing it leaves the word alone', () => {
  const copy = copyWord(word)
  expect(copy).toEqual(word)
  copy.head = 1
  expect(word.head).toBe(5)
})

test('a copy may stand elsewhere and be written otherwise', () => {
  expect(copyWord(word, 0, 'la', 'le')).toEqual({ ...word, index: 0, form: 'la', lemma: 'le' })
})
