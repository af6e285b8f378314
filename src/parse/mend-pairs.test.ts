import { expect, test } from 'vitest'
import type { Word } from '../model/tree.ts'
import { mendPairs } from './mend-pairs.ts'

function word(index: number, form: string, upos: string, head: number, deprel: string): Word {
  return { index, start: index, end: index, form, lemma: form, upos, feats: {}, head, deprel }
}

test('two subjects with a conjunction between them are a pair', () => {
  const words = [
    word(0, 'Mara', 'PROPN', 3, 'nsubj'),
    word(1, 'et', 'CCONJ', 3, 'cc'),
    word(2, 'Tovan', 'PROPN', 3, 'nsubj'),
    word(3, 'accusent', 'VERB', -1, 'root'),
  ]
  mendPairs(words)
  expect(words.map(({ head, deprel }) => `${deprel} ${head}`)).toEqual(['nsubj 3', 'cc 2', 'conj 0', 'root -1'])
})
