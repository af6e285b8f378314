import { describe, expect, it } from 'vitest'
import type { GoldSentence, GoldWord } from './conllu.ts'
import { scoreConll } from './evaluate-score.ts'

/** "form/lemma/UPOS/feats/head/relation" words; "du~de+le" is one token of two words. */
function sentence(...tokens: string[]): GoldSentence {
  const result: GoldSentence = { id: '', text: '', words: [], tokens: [], newParagraph: false }
  for (const token of tokens) {
    const [surface, words = surface] = token.split('~')
    const first = result.words.length
    for (const spec of words.split('+')) {
      const [form, lemma = form, upos = 'X', feats = '_', head = '0', deprel = 'dep'] = spec.split('/')
      result.words.push({ form, lemma, upos, feats, head: Number(head) - 1, deprel } satisfies GoldWord)
    }
    const form = surface.split('/')[0]
    result.tokens.push({ form, first, last: result.words.length - 1, spaceAfter: true })
  }
  return result
}

const gold = [
  sentence(
    'Elle/elle/PRON/_/2/nsubj',
    'parle/parler/VERB/Mood=Ind|Xyz=1/0/root',
    'du~de/de/ADP/_/5/case+le/le/DET/_/5/det',
    'port/port/NOUN/_/2/obl:arg',
  ),
]

describe('scoring in the manner of CoNLL 2018', () => {
  it('gives a hundred to the same trees', () => {
    expect(Object.values(scoreConll(gold, gold))).toEqual([100, 100, 100, 100, 100, 100, 100, 100])
  })

  it('compares relations without subtype and leaves out features of one language', () => {
    const system = structuredClone(gold)
    system[0].words[1].feats = 'Mood=Ind'
    system[0].words[4].deprel = 'obl:mod'
    const scores = scoreConll(gold, system)
    expect([scores.feats, scores.las]).toEqual([100, 100])
  })

  it('aligns the words inside a multiword token by their forms', () => {
    const system = [
      sentence(
        'Elle/elle/PRON/_/2/nsubj',
        'parle/parler/VERB/Mood=Ind/0/root',
        'du~de/de/ADP/_/4/case',
        'port/port/NOUN/_/2/obl',
      ),
    ]
    // Four of five gold words, all four of the system.
    const scores = scoreConll(gold, system)
    expect(scores.tokens).toBe(100)
    expect(scores.words).toBeCloseTo((200 * 4) / 9)
    expect(scores.uas).toBeCloseTo((200 * 4) / 9)
  })

  it('counts a wrong token boundary and a wrong head once each', () => {
    const system = [
      sentence('Elle/elle/PRON/_/2/nsubj', 'parle/parler/VERB/Mood=Ind/0/root'),
      sentence('du~de/de/ADP/_/3/case+le/le/DET/_/3/det', 'port/port/NOUN/_/0/root'),
    ]
    const scores = scoreConll(gold, system)
    expect(scores.sentences).toBe(0)
    expect(scores.words).toBe(100)
    expect(scores.uas).toBe(80)
  })

  it('refuses texts of different characters', () => {
    expect(() => scoreConll(gold, [sentence('Elle', 'parla')])).toThrow(/different characters/)
  })
})
