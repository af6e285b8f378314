import { expect, test } from 'vitest'
import type { Sentence, Word } from '../model/tree.ts'
import { loadPack } from '../packs/load-pack.ts'
import { eventLexicon } from './event-lexicon.ts'
import { repairTree } from './repair-tree.ts'

const lexicon = eventLexicon(loadPack('fr')!)

test('a coordinated participle goes with the verb whose auxiliary it shares', () => {
  const sentence = tree([
    ['Ils', 'il', 'PRON', 2, 'nsubj'],
    ['ont', 'avoir', 'AUX', 2, 'aux:tense', { VerbForm: 'Fin' }],
    ['détruit', 'détruire', 'VERB', -1, 'root', { VerbForm: 'Part' }],
    ['deux', 'deux', 'NUM', 4, 'nummod'],
    ['blindés', 'blindé', 'NOUN', 2, 'obj'],
    [',', ',', 'PUNCT', 6, 'punct'],
    ['tué', 'tuer', 'VERB', 4, 'acl', { VerbForm: 'Part' }],
    ['onze', 'onze', 'NUM', 8, 'nummod'],
    ['soldats', 'soldat', 'NOUN', 6, 'obj'],
  ])
  expect(repairTree(sentence, lexicon).words[6]).toMatchObject({ head: 2, deprel: 'conj' })
  expect(sentence.words[6].head).toBe(4)
})

test('a determined noun without preposition after a phrase of means is the object', () => {
  const sentence = tree([
    ['Ils', 'il', 'PRON', 2, 'nsubj'],
    ['ont', 'avoir', 'AUX', 2, 'aux:tense', { VerbForm: 'Fin' }],
    ['bombardé', 'bombarder', 'VERB', -1, 'root', { VerbForm: 'Part' }],
    ['au', 'à', 'ADP', 4, 'case'],
    ['mortier', 'mortier', 'NOUN', 2, 'obl:arg'],
    ['le', 'le', 'DET', 6, 'det'],
    ['camp', 'camp', 'NOUN', 4, 'nmod'],
  ])
  expect(repairTree(sentence, lexicon).words[6]).toMatchObject({ head: 2, deprel: 'obj' })
})

test('a participle that describes its noun stays where it is', () => {
  const sentence = tree([
    ['Un', 'un', 'DET', 1, 'det'],
    ['dépôt', 'dépôt', 'NOUN', -1, 'root'],
    ['visé', 'viser', 'VERB', 1, 'acl', { VerbForm: 'Part' }],
    ['par', 'par', 'ADP', 5, 'case'],
    ['des', 'un', 'DET', 5, 'det'],
    ['drones', 'drone', 'NOUN', 2, 'obl:agent'],
  ])
  expect(repairTree(sentence, lexicon)).toBe(sentence)
})

type Row = [form: string, lemma: string, upos: string, head: number, deprel: string, feats?: Record<string, string>]

function tree(rows: Row[]): Sentence {
  let at = 0
  const words = rows.map(([form, lemma, upos, head, deprel, feats], index): Word => {
    const start = at
    at += form.length + 1
    return { index, start, end: start + form.length, form, lemma, upos, feats: feats ?? {}, head, deprel }
  })
  return { index: 0, start: 0, end: at, segment: 0, segmentKind: 'body', words }
}
