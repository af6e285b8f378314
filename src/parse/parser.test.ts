import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../model/tree.ts'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from './parse-document.ts'
import { createDependencyParser } from './parser.ts'

const pack = loadPack('fr')!
const document = createParser(pack)
const parser = createDependencyParser(pack)

describe('the dependency parser', () => {
  it('finds the subject of an inverted speech verb, and hangs the speech on what is said', () => {
    const words = tree('« Nous avons repoussé trois assauts », a déclaré le porte-parole de la brigade.')
    expect(arc(words, 'porte-parole')).toEqual(['déclaré', 'nsubj'])
    expect(arc(words, 'déclaré')).toEqual(['repoussé', 'parataxis:insert'])
    expect(arc(words, 'assauts')).toEqual(['repoussé', 'obj'])
    expect(arc(words, 'repoussé')).toEqual([null, 'root'])
  })

  it('tells who did it from whom it was done to, in active and passive clauses', () => {
    const active = tree('Les miliciens ont attaqué le convoi.')
    expect(arc(active, 'miliciens')).toEqual(['attaqué', 'nsubj'])
    expect(arc(active, 'convoi')).toEqual(['attaqué', 'obj'])
    const passive = tree('Le convoi a été attaqué par les miliciens.')
    expect(arc(passive, 'convoi')).toEqual(['attaqué', 'nsubj:pass'])
    expect(arc(passive, 'miliciens')).toEqual(['attaqué', 'obl:agent'])
  })

  it('makes a tree with one root of any words', () => {
    const token = fc.record({
      form: fc.oneof(
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.constantFrom('le', 'tué', ',', '«', 'que', '\ud800'),
      ),
      upos: fc.constantFrom('NOUN', 'VERB', 'PUNCT', 'ADP', 'X', 'NEW'),
    })
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        const words = tokens.map(({ form, upos }, index) => word(index, form, upos))
        parser.parse(words)
        expectTree(words)
      }),
    )
  })

  it('stays linear and whole on a sentence of 50,000 different words', () => {
    const words = Array.from({ length: 50_000 }, (_, index) =>
      word(index, `mot${index.toString(36)}`, 'NOUN', `lemme${index}`),
    )
    const started = performance.now()
    parser.parse(words)
    expect(performance.now() - started).toBeLessThan(10_000)
    expectTree(words)
  })

  it('reads a sentence alike whatever was read before it', () => {
    const sentence = 'Le maire a démenti, mardi, avoir ordonné le retrait des troupes.'
    const fresh = shape(tree(sentence))
    for (let index = 0; index < 300; index++)
      tree(`Le ${index}e bataillon de Verana ${index} a quitté le port d’Orl${index}.`)
    expect(shape(tree(sentence))).toEqual(fresh)
    const again = sentenceWords(sentence)
    createDependencyParser(pack).parse(again)
    expect(shape(again)).toEqual(fresh)
  })
})

function tree(text: string): Word[] {
  return document.parse(text, [{ kind: 'body', start: 0, end: text.length }]).flatMap((sentence) => sentence.words)
}

/** The words without their tree. */
function sentenceWords(text: string): Word[] {
  return tree(text).map((each) => ({ ...each, head: -1, deprel: '' }))
}

function word(index: number, form: string, upos: string, lemma = form): Word {
  return { index, start: index, end: index + 1, form, lemma, upos, feats: {}, head: -1, deprel: '' }
}

function arc(words: Word[], form: string): [string | null, string] {
  const found = words.find((each) => each.form === form)!
  return [found.head < 0 ? null : words[found.head].form, found.deprel]
}

function shape(words: Word[]): string {
  return words.map((each) => `${each.head} ${each.deprel}`).join(', ')
}

function expectTree(words: Word[]): void {
  expect(words.filter((each) => each.head < 0)).toHaveLength(words.length > 0 ? 1 : 0)
  // Reaches the root from everywhere, each arc walked once.
  const rooted = new Uint8Array(words.length)
  for (const each of words) {
    const path: number[] = []
    let at = each.index
    while (at >= 0 && !rooted[at] && path.length <= words.length) {
      path.push(at)
      expect(words[at].head).toBeLessThan(words.length)
      at = words[at].head
    }
    expect(path.length).toBeLessThanOrEqual(words.length)
    for (const step of path) rooted[step] = 1
  }
}
