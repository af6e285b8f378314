import { expect, test } from 'vitest'
import { mendPairs } from './mend-pairs.ts'
import { treeWord as word } from './tree-word.test-support.ts'

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
