import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../model/document.ts'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from './parse-document.ts'

const parser = createParser(loadPack('fr')!)
const body = (text: string): Segment[] => [{ kind: 'body', start: 0, end: text.length }]
const surfaces = (text: string) =>
  parser.parse(text, body(text)).map((sentence) => sentence.words.map((word) => text.slice(word.start, word.end)))

describe('parsing a document', () => {
  it('gives words exact offsets, and both words of a contraction those of the whole', () => {
    const text = 'Le drone a frappé l’entrée du port de Brisane.'
    const [sentence] = parser.parse(text, body(text))
    expect(sentence.words.map((word) => word.form).join(' ')).toBe(
      'Le drone a frappé l’ entrée de le port de Brisane .',
    )
    for (const word of sentence.words.filter((word) => !word.multiword))
      expect(text.slice(word.start, word.end)).toBe(word.form)
    expect(sentence.words.filter((word) => word.multiword).map((word) => text.slice(word.start, word.end))).toEqual([
      'du',
      'du',
    ])
  })

  it('ends a sentence behind a number, but not behind that of a list', () => {
    const english = createParser(loadPack('en')!)
    const count = (text: string) => english.parse(text, body(text)).length
    expect(count('Two men were taken on Thursday, April 11. The League denied it.')).toBe(2)
    expect(count('11. The League denied it.')).toBe(1)
  })

  it('keeps a number with a space in one word, whatever the space', () => {
    for (const space of [' ', '\u00a0', '\u202f'])
      expect(surfaces(`Au moins 30${space}631 habitants ont fui.`)[0]).toContain(`30${space}631`)
  })

  it('tags and lemmatises verbs of speech', () => {
    const text = "Le ministre a démenti l'attaque et le groupe l'a revendiquée mardi."
    const [{ words }] = parser.parse(text, body(text))
    expect(words.filter((word) => word.upos === 'VERB').map((word) => word.lemma)).toEqual(['démentir', 'revendiquer'])
  })

  it('reads a verb before its subject after a quotation, also where it could be a noun', () => {
    for (const text of ['« La ville tient », annonce le préfet.', '« Partez ! » menace un milicien.']) {
      const words = parser.parse(text, body(text)).flatMap((sentence) => sentence.words)
      const verb = words.find((word) => word.form === 'annonce' || word.form === 'menace')!
      expect(`${verb.lemma} ${verb.upos}`).toMatch(/^(?:annoncer|menacer) VERB$/)
    }
    const title = '« Digue de fer », frappe préventive, a échoué.'
    const [{ words }] = parser.parse(title, body(title))
    expect(words.find((word) => word.form === 'frappe')!.upos).toBe('NOUN')
  })

  it('finds the verb of a sentence that would have none, but leaves headlines without one alone', () => {
    const uposOf = (text: string, form: string) =>
      parser.parse(text, body(text)).flatMap((sentence) => sentence.words.filter((word) => word.form === form))[0].upos
    expect(uposOf('Le ministre attaque la presse.', 'attaque')).toBe('VERB')
    expect(uposOf('Solmar : nouvelle attaque la nuit dernière', 'attaque')).toBe('NOUN')
    expect(uposOf('Frappe sur le port de Brisane', 'Frappe')).toBe('NOUN')
  })

  it('splits sentences inside quotation marks and keeps the closing mark with its sentence', () => {
    const text = '« Nous avons tenu. Nous tiendrons encore. » Le maire a souri.'
    const found = parser.parse(text, body(text)).map((sentence) => text.slice(sentence.start, sentence.end))
    expect(found).toEqual(['« Nous avons tenu.', 'Nous tiendrons encore. »', 'Le maire a souri.'])
  })

  it('never lets a sentence leave its segment and does not read related links', () => {
    const text = 'Solmar en flammes\nLire aussi : la ville\nLe port brûle.'
    const segments: Segment[] = [
      { kind: 'headline', start: 0, end: 17 },
      { kind: 'related-link', start: 18, end: 39 },
      { kind: 'body', start: 40, end: text.length },
    ]
    const sentences = parser.parse(text, segments)
    expect(sentences.map((sentence) => sentence.segment)).toEqual([0, 2])
    expect(sentences.map((sentence) => text.slice(sentence.start, sentence.end))).toEqual([
      'Solmar en flammes',
      'Le port brûle.',
    ])
  })

  it('throws for no string and covers every character that is not white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const words = parser.parse(text, body(text)).flatMap((sentence) => sentence.words)
        let at = 0
        for (const word of words) {
          if (word.start > at)
            expect(/\S/u.test(text.slice(at, word.start).replace(/[\p{Cc}\u200b\u2060]/gu, ' '))).toBe(false)
          expect(word.end).toBeGreaterThan(word.start)
          at = word.end
        }
      }),
      { seed: 5, numRuns: 400 },
    )
  })

  it('cuts endless sentences and endless words', () => {
    const text = 'mot '.repeat(3000) + 'x'.repeat(50_000)
    const sentences = parser.parse(text, body(text))
    expect(Math.max(...sentences.map((sentence) => sentence.words.length))).toBeLessThanOrEqual(600)
    expect(Math.max(...sentences.flatMap(({ words }) => words.map((word) => word.form.length)))).toBeLessThanOrEqual(
      400,
    )
  })
})
