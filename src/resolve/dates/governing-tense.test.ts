import { describe, expect, it } from 'vitest'
import type { Sentence, Word } from '../../model/tree.ts'
import { loadPack } from '../../packs/load-pack.ts'
import { dateLexicon } from './date-lexicon.ts'
import { governingTense } from './governing-tense.ts'

const lexicon = dateLexicon(loadPack('fr')!)

type Sketch = [form: string, lemma: string, upos: string, head: number, deprel: string, feats?: Word['feats']]

const fin = (Tense: string, Mood = 'Ind') => ({ VerbForm: 'Fin', Tense, Mood })

function tense(words: Sketch[], date: number) {
  let at = 0
  const built = words.map(([form, lemma, upos, head, deprel, feats = {}], index): Word => {
    const start = at
    at += form.length + 1
    return { index, start, end: start + form.length, form, lemma, upos, head, deprel, feats }
  })
  const text = words.map(([form]) => form).join(' ')
  const sentence: Sentence = { index: 0, start: 0, end: text.length, segment: 0, segmentKind: 'body', words: built }
  return governingTense(text, sentence, date, built[date], lexicon)
}

describe('the tense that governs a date', () => {
  it('looks back under a perfect and ahead under a future', () => {
    const perfect: Sketch[] = [
      ['Elle', 'elle', 'PRON', 2, 'nsubj'],
      ['a', 'avoir', 'AUX', 2, 'aux:tense', fin('Pres')],
      ['parlé', 'parler', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
      ['lundi', 'lundi', 'NOUN', 2, 'obl:mod'],
    ]
    expect(tense(perfect, 3).direction).toBe('before')
    expect(
      tense(
        [
          ['Elle', 'elle', 'PRON', 1, 'nsubj'],
          ['viendra', 'venir', 'VERB', -1, 'root', fin('Fut')],
          ['lundi', 'lundi', 'NOUN', 1, 'obl:mod'],
        ],
        2,
      ).direction,
    ).toBe('after')
  })

  it('looks ahead under an infinitive of duty or threat', () => {
    const words = (form: string, lemma: string): Sketch[] => [
      ['Elle', 'elle', 'PRON', 1, 'nsubj'],
      [form, lemma, 'VERB', -1, 'root', fin('Pres')],
      ['partir', 'partir', 'VERB', 1, 'xcomp', { VerbForm: 'Inf' }],
      ['lundi', 'lundi', 'NOUN', 2, 'obl:mod'],
    ]
    expect(tense(words('doit', 'devoir'), 3).direction).toBe('after')
    expect(tense(words('menace', 'menacer'), 3).direction).toBe('after')
    expect(tense(words('semble', 'sembler'), 3).direction).toBe('unknown')
  })

  it('looks ahead under the present of a timetable, not where somebody does something to an object', () => {
    const talks: Sketch[] = [
      ['Elles', 'elle', 'PRON', 1, 'nsubj'],
      ['reprennent', 'reprendre', 'VERB', -1, 'root', fin('Pres')],
      ['jeudi', 'jeudi', 'NOUN', 1, 'obl:mod'],
      ['Alme', 'Alme', 'PROPN', 1, 'obl:mod'],
    ]
    expect(tense(talks, 2).direction).toBe('after')
    expect(tense(talks.with(3, ['Alme', 'Alme', 'PROPN', 1, 'obj']), 2).direction).toBe('unknown')
  })

  it('takes the conditional of hearsay with a participle as past', () => {
    const hearsay: Sketch[] = [
      ['Il', 'il', 'PRON', 2, 'nsubj'],
      ['aurait', 'avoir', 'AUX', 2, 'aux:tense', fin('Pres', 'Cnd')],
      ['fui', 'fuir', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
      ['lundi', 'lundi', 'NOUN', 2, 'obl:mod'],
    ]
    expect(tense(hearsay, 3).direction).toBe('before')
  })

  it('leaves a bound open when it hangs on a noun or an announcement', () => {
    const truce: Sketch[] = [
      ['Ils', 'il', 'PRON', 2, 'nsubj'],
      ['ont', 'avoir', 'AUX', 2, 'aux:tense', fin('Pres')],
      ['signé', 'signer', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
      ['la', 'le', 'DET', 4, 'det'],
      ['trêve', 'trêve', 'NOUN', 2, 'obj'],
      ['samedi', 'samedi', 'NOUN', 4, 'nmod'],
    ]
    expect(tense(truce, 5)).toEqual({ direction: 'before', open: true })
  })

  it('survives heads that point nowhere or round in a circle', () => {
    expect(
      tense(
        [
          ['a', 'a', 'NOUN', 1, 'dep'],
          ['b', 'b', 'NOUN', 0, 'dep'],
        ],
        0,
      ).direction,
    ).toBe('unknown')
    expect(tense([['a', 'a', 'NOUN', 9, 'dep']], 0).direction).toBe('unknown')
    expect(governingTense('', undefined, 0, { start: 0, end: 0 }, lexicon).direction).toBe('unknown')
  })
})
