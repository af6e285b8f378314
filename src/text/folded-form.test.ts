import { expect, test } from 'vitest'
import type { Word } from '../model/tree.ts'
import { copyWord } from './copy-word.ts'
import { foldedForm, foldedLemma } from './folded-form.ts'

const word = (form: string, lemma: string): Word => ({
  index: 0,
  start: 0,
  end: form.length,
  form,
  lemma,
  upos: 'NOUN',
  feats: {},
  head: -1,
  deprel: 'root',
})

test('form and lemma are folded as words are for matching', () => {
  expect([foldedForm(word('Évêques', 'évêque')), foldedLemma(word('Évêques', 'évêque'))]).toEqual(['eveques', 'eveque'])
})

test('a lemma that has been mended since is folded anew, in the word and in its copy', () => {
  const first = word('tiré', 'tiré')
  expect(foldedLemma(first)).toBe('tire')
  const copy = copyWord(first)
  first.lemma = 'tirer'
  expect([foldedLemma(first), foldedLemma(copy)]).toEqual(['tirer', 'tire'])
})

test('words spelt alike share what they fold to', () => {
  const [one, other] = [word('Pont', 'pont'), word('Pont', 'pont')]
  foldedForm(one)
  foldedForm(other)
  expect(one.foldedForm).toBe(other.foldedForm)
})
