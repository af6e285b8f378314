import { describe, expect, test } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from './parse-document.ts'

const parser = createParser(loadPack('fr')!)

function tree(text: string, by = parser): string[] {
  const [sentence] = by.parse(text, [{ kind: 'body', start: 0, end: text.length }])
  return sentence.words.map(({ form, head, deprel }) => `${form} ${deprel} ${sentence.words[head]?.form ?? '–'}`)
}

describe('a name of several words', () => {
  test.each(['Front populaire du Drann', 'Conseil de salut du Vesk', 'Mouvement du 23 mars', 'Hamas'])(
    'takes one place in the tree: %s',
    (name) => {
      const words = tree(`Le ${name} a revendiqué un tir de roquettes.`)
      expect(words).toContain(`${name.split(' ')[0]} nsubj revendiqué`)
      expect(words.slice(-6).map((word) => word.split(' ').slice(0, 2).join(' '))).toEqual([
        'revendiqué root',
        'un det',
        'tir obj',
        'de case',
        'roquettes nmod',
        '. punct',
      ])
    },
  )

  test('keeps what it is made of inside', () => {
    expect(tree('Un cadre du Front populaire du Drann a été arrêté.')).toEqual(
      expect.arrayContaining(['populaire amod Front', 'de case Drann', 'le det Drann', 'Drann nmod Front']),
    )
  })

  test('ends where the next name begins', () => {
    const words = tree("Des combats ont opposé le Front de l'Est au Front de l'Ouest.")
    expect(words.filter((word) => word.startsWith('Front')).map((word) => word.split(' ').pop())).not.toContain('Front')
  })

  test('may be tied by hyphens that are words of their own', () => {
    const english = createParser(loadPack('en')!)
    const words = tree('The market in Mont-Osier was held as usual.', english)
    expect(words).toEqual(
      expect.arrayContaining(['market nsubj:pass held', 'Mont nmod market', 'Osier flat:name Mont']),
    )
  })
})
