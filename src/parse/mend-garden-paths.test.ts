import { expect, test } from 'vitest'
import type { Word } from '../model/tree.ts'
import { mendGardenPaths } from './mend-garden-paths.ts'

const past = { VerbForm: 'Fin', Tense: 'Past' }

function word(index: number, form: string, upos: string, head: number, deprel: string, feats = {}): Word {
  return { index, start: index, end: index, form, lemma: form, upos, feats, head, deprel }
}

const arcs = (words: readonly Word[]) => words.map(({ head, deprel }) => `${deprel} ${head}`)

test('a past tense before "in" and a later verb is the participle of a reduced clause', () => {
  const words = [
    word(0, 'woman', 'NOUN', 1, 'nsubj'),
    word(1, 'wounded', 'VERB', -1, 'root', past),
    word(2, 'in', 'ADP', 4, 'mark'),
    word(3, 'blast', 'NOUN', 4, 'nsubj'),
    word(4, 'died', 'VERB', 1, 'advcl', past),
  ]
  mendGardenPaths(words, new Set(['in']))
  expect(arcs(words)).toEqual(['nsubj 4', 'acl 0', 'case 3', 'obl 1', 'root -1'])
  expect(words[1].feats.VerbForm).toBe('Part')
})

test('a noun before "for" and a finite verb is its subject', () => {
  const words = [
    word(0, 'reporter', 'NOUN', -1, 'root'),
    word(1, 'for', 'ADP', 3, 'mark'),
    word(2, 'Radio', 'PROPN', 3, 'nsubj'),
    word(3, 'saw', 'VERB', 0, 'acl', past),
  ]
  mendGardenPaths(words, new Set(['for']))
  expect(arcs(words)).toEqual(['nsubj 3', 'case 2', 'nmod 0', 'root -1'])
})

test('a word that opens clauses too is left as it is', () => {
  const words = [
    word(0, 'fell', 'VERB', -1, 'root', past),
    word(1, 'before', 'ADP', 3, 'mark'),
    word(2, 'help', 'NOUN', 3, 'nsubj'),
    word(3, 'came', 'VERB', 0, 'advcl', past),
  ]
  mendGardenPaths(words, new Set(['in']))
  expect(arcs(words)).toEqual(['root -1', 'mark 3', 'nsubj 3', 'advcl 0'])
})

test('a clause with "whose" is a relative one, and the bare verb behind it the main verb', () => {
  const words = [
    word(0, 'Front', 'PROPN', 5, 'nsubj'),
    word(1, ',', 'PUNCT', 0, 'punct'),
    word(2, 'whose', 'PRON', 3, 'nmod:poss', { PronType: 'Rel' }),
    word(3, 'leader', 'NOUN', 5, 'nsubj:pass'),
    word(4, 'was', 'AUX', 5, 'aux:pass', past),
    word(5, 'killed', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }),
    word(6, ',', 'PUNCT', 7, 'punct'),
    word(7, 'denied', 'VERB', 5, 'advcl', past),
  ]
  mendGardenPaths(words, new Set(['in']))
  expect([words[0], words[5], words[7]].map(({ head, deprel }) => `${deprel} ${head}`)).toEqual([
    'nsubj 7',
    'acl:relcl 0',
    'root -1',
  ])
})
