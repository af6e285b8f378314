import { expect, test } from 'vitest'
import { mendFronted } from './mend-fronted.ts'
import { treeWord as word } from './tree-word.test-support.ts'

test('a noun behind a preposition is no subject: the verb behind the comma is the main one', () => {
  const words = [
    word(0, 'In', 'ADP', 1, 'case'),
    word(1, 'reports', 'NOUN', 2, 'nsubj'),
    word(2, 'published', 'VERB', -1, 'root'),
    word(3, ',', 'PUNCT', 5, 'punct'),
    word(4, 'doctors', 'NOUN', 5, 'nsubj'),
    word(5, 'spoke', 'VERB', 2, 'parataxis'),
  ]
  for (const verb of [words[2], words[5]]) verb.feats = { VerbForm: 'Fin', Tense: 'Past' }
  mendFronted(words, (form) => form.endsWith('ed'))
  expect(words.map(({ head, deprel }) => `${deprel} ${head}`)).toEqual([
    'case 1',
    'obl 5',
    'acl 1',
    'punct 5',
    'nsubj 5',
    'root -1',
  ])
})
