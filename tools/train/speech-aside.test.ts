import { expect, test } from 'vitest'
import type { GoldSentence } from './conllu.ts'
import { plainFeatures } from './plain-features.ts'
import { silverSentences } from './silver.ts'
import { speechAside } from './speech-aside.ts'

const lemmas = { speech: ['say'], tense: ['have'] }

function sentence(rows: [form: string, lemma: string, upos: string, head: number, deprel: string][]): GoldSentence {
  const words = rows.map(([form, lemma, upos, head, deprel]) => ({ form, lemma, upos, feats: '_', head, deprel }))
  const tokens = words.map(({ form }, index) => ({ form, first: index, last: index, spaceAfter: true }))
  return { id: '', text: '', words, tokens, newParagraph: false }
}

test('what is said before its verb of speech becomes the root', () => {
  const { words } = speechAside(
    sentence([
      ['Rebels', 'rebel', 'NOUN', 1, 'nsubj'],
      ['fled', 'flee', 'VERB', 4, 'ccomp'],
      [',', ',', 'PUNCT', 4, 'punct'],
      ['he', 'he', 'PRON', 4, 'nsubj'],
      ['said', 'say', 'VERB', -1, 'root'],
      ['.', '.', 'PUNCT', 4, 'punct'],
    ]),
    lemmas,
  )
  expect(words.map(({ head, deprel }) => `${head} ${deprel}`)).toEqual([
    '1 nsubj',
    '-1 root',
    '4 punct',
    '4 nsubj',
    '1 parataxis:insert',
    '1 punct',
  ])
})

test('what is said behind its verb stays its object', () => {
  const rows = sentence([
    ['He', 'he', 'PRON', 1, 'nsubj'],
    ['said', 'say', 'VERB', -1, 'root'],
    ['rebels', 'rebel', 'NOUN', 3, 'nsubj'],
    ['fled', 'flee', 'VERB', 1, 'ccomp'],
  ])
  expect(speechAside(rows, lemmas).words).toEqual(rows.words)
})

test('a finite past loses person and number, "were" keeps them', () => {
  const rows = sentence([
    ['fled', 'flee', 'VERB', -1, 'root'],
    ['were', 'be', 'AUX', 0, 'conj'],
  ])
  for (const word of rows.words) word.feats = 'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin'
  const rules = { drop: ['Typo'], past: { drop: ['Number', 'Person'], but: ['were'] } }
  expect(plainFeatures(rows, rules).words.map(({ feats }) => feats)).toEqual([
    'Mood=Ind|Tense=Past|VerbForm=Fin',
    'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin',
  ])
})

test('sentences of our own phrases are trees, the same each time', () => {
  const made = silverSentences('en', 300, 3)
  expect(silverSentences('en', 300, 3)).toEqual(made)
  for (const { words } of made) {
    expect(words.filter(({ head }) => head < 0)).toHaveLength(1)
    words.forEach((word, index) => {
      expect(word.head).not.toBe(index)
      expect(word.deprel).toMatch(/^[a-z]+(?::[a-z]+)?$/)
    })
  }
})
