import { expect, test } from 'vitest'
import { mendSubjects } from './mend-subjects.ts'
import { treeWord as word } from './tree-word.test-support.ts'

test('what stands before a finite verb as part of a noun is its subject', () => {
  const words = [
    word(0, 'the', 'DET', 3, 'det'),
    word(1, 'interior', 'ADJ', 3, 'amod'),
    word(2, 'ministry', 'NOUN', 3, 'compound'),
    word(3, 'said', 'VERB', -1, 'root'),
  ]
  mendSubjects(words)
  expect(words.map(({ head, deprel }) => `${head} ${deprel}`)).toEqual(['2 det', '2 amod', '3 nsubj', '-1 root'])
})

test('a verb with a subject, and a particle, are left as they are', () => {
  const words = [
    word(0, 'Ministry', 'NOUN', 2, 'compound'),
    word(1, 'troops', 'NOUN', 2, 'nsubj'),
    word(2, 'moved', 'VERB', -1, 'root'),
    word(3, 'in', 'ADP', 2, 'compound:prt'),
  ]
  const before = words.map((each) => ({ ...each }))
  mendSubjects(words)
  expect(words).toEqual(before)
})
