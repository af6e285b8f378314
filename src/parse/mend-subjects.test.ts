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

test('a noun told by its participle in front of a comma is no subject of the verb behind that has its own', () => {
  const past = { VerbForm: 'Part', Tense: 'Past' }
  const words = [
    word(0, 'Lhéry', 'PROPN', 5, 'nsubj'),
    { ...word(1, 'bombardée', 'VERB', 0, 'acl'), feats: past },
    word(2, ',', 'PUNCT', 0, 'punct'),
    word(3, 'la', 'DET', 4, 'det'),
    word(4, 'milice', 'NOUN', 5, 'nsubj'),
    word(5, 'dément', 'VERB', -1, 'root'),
  ]
  mendSubjects(words)
  expect(words.map(({ deprel }) => deprel)).toEqual(['parataxis', 'acl', 'punct', 'det', 'nsubj', 'root'])
})
