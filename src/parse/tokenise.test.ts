import { describe, expect, it } from 'vitest'
import { loadPack } from '../packs/load-pack.ts'
import { createWordStages } from './parse-document.ts'

const { tokeniser, splitter } = createWordStages(loadPack('fr')!)
const tokens = (text: string) => {
  const { starts, ends } = tokeniser.tokenise(text, 0, text.length)
  return starts.map((start, index) => text.slice(start, ends[index]))
}
const sentences = (text: string) => {
  const cut = tokeniser.tokenise(text, 0, text.length)
  const firsts = splitter.split(text, cut)
  return firsts.map((first, at) => text.slice(cut.starts[first], cut.ends[(firsts[at + 1] ?? cut.ends.length) - 1]))
}

describe('tokens', () => {
  it('separates elided words with either apostrophe, but not inside a word', () => {
    expect(tokens("L’armée dit qu'aujourd’hui")).toEqual(['L’', 'armée', 'dit', "qu'", 'aujourd’hui'])
  })

  it('keeps inverted pronouns together with their hyphens', () => {
    expect(tokens('a-t-elle ajouté, dit-il')).toEqual(['a', '-t-elle', 'ajouté', ',', 'dit', '-il'])
  })

  it('keeps numbers, web addresses and names of accounts whole', () => {
    expect(tokens('12,5 % de 40 000 euros')).toEqual(['12,5', '%', 'de', '40 000', 'euros'])
    expect(tokens('Voir https://exemple.org/a?b=1, ou @front_aube.')).toEqual([
      'Voir',
      'https://exemple.org/a?b=1',
      ',',
      'ou',
      '@front_aube',
      '.',
    ])
  })

  it('takes the full stop off an acronym but not off an initial', () => {
    expect(tokens('selon l’AFP.').slice(-2)).toEqual(['AFP', '.'])
    expect(tokens('M. Aurèle D. Stanic')).toEqual(['M.', 'Aurèle', 'D.', 'Stanic'])
  })
})

describe('sentences', () => {
  it('end at full stops, not at abbreviations or semicolons', () => {
    expect(sentences('M. Vouk dément ; il part. Elle reste.')).toEqual(['M. Vouk dément ; il part.', 'Elle reste.'])
  })

  it('do not begin with the second half of a quotation mark pair', () => {
    expect(sentences('« Rien. Tout est calme », assure le préfet. Il ment.')).toEqual([
      '« Rien.',
      'Tout est calme », assure le préfet.',
      'Il ment.',
    ])
  })

  it('end at a blank line and where a line stands for itself, not where a line was wrapped', () => {
    expect(sentences('Solmar sous le feu\n\nle port brûle')).toEqual(['Solmar sous le feu', 'le port brûle'])
    expect(sentences('Solmar sous le feu\nLe port brûle.')).toEqual(['Solmar sous le feu', 'Le port brûle.'])
    expect(sentences('Le porte-parole du ministère de la Défense a dit que la\nville tenait encore.')).toHaveLength(1)
  })
})
