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

test('a bare noun in front of a conjunction shares the verb behind it', () => {
  const words = [
    word(0, 'herders', 'NOUN', -1, 'root'),
    word(1, 'and', 'CCONJ', 3, 'cc'),
    word(2, 'nurses', 'NOUN', 3, 'nsubj'),
    word(3, 'said', 'VERB', 0, 'conj'),
  ]
  mendPairs(words)
  expect(words.map(({ head, deprel }) => `${deprel} ${head}`)).toEqual(['nsubj 3', 'cc 2', 'conj 0', 'root -1'])
})

test('what is joined to the noun in front of "between" belongs to the pair behind it', () => {
  const words = [
    word(0, 'Clashes', 'NOUN', 5, 'nsubj'),
    word(1, 'between', 'ADP', 2, 'case'),
    word(2, 'guards', 'NOUN', 0, 'nmod'),
    word(3, 'and', 'CCONJ', 4, 'cc'),
    word(4, 'rebels', 'NOUN', 0, 'conj'),
    word(5, 'spread', 'VERB', -1, 'root'),
  ]
  mendPairs(words, new Set(['between']))
  expect(words[4]).toMatchObject({ head: 2, deprel: 'conj' })
})
