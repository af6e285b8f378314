import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Findings, ParsedDocument, Proposition } from '../model/proposals.ts'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from '../parse/parse-document.ts'
import { attribute } from './attribute.ts'
import { triggerFindings } from './trigger-findings.ts'

const pack = loadPack('fr')!
const none: Findings = { dates: [], places: [], actors: [], tolls: [], events: [] }

function parse(text: string, kind = 'article'): ParsedDocument {
  const segments = [{ kind: 'body' as const, start: 0, end: text.length }]
  const document = { segments, kind, genre: kind === 'article' ? 'news' : 'official-statement', outlet: null }
  return { text, document, sentences: createParser(pack).parse(text, segments) } as unknown as ParsedDocument
}

function read(text: string, kind?: string): { text: string; found: Proposition[] } {
  const doc = parse(text, kind)
  return { text, found: attribute(doc, triggerFindings(doc, pack), pack) }
}

function mentions({ text, found }: { text: string; found: Proposition[] }, content: string): (string | undefined)[] {
  const match = found.find((item) => text.slice(item.content.start, item.content.end) === content)
  return (match?.chain ?? []).map((link) => link.mention && text.slice(link.mention.start, link.mention.end))
}

describe('attribute', () => {
  test('a relay stands between the author and the origin', () => {
    const reading = read('Selon l’agence Norda, citant une infirmière, trois patients ont été transférés.')
    expect(mentions(reading, 'trois patients ont été transférés')).toEqual([
      undefined,
      'l’agence Norda',
      'une infirmière',
    ])
  })

  test('sentences of one quotation are one group', () => {
    const { found } = read('« Les vivres manquent. Les routes sont coupées », a dit le maire.')
    expect(found.map((item) => item.quoteGroup)).toEqual([1, 1])
    expect(found.every((item) => item.voice === 'quoted')).toBe(true)
  })

  test('a speaker shared by two cues is named once and meant twice', () => {
    const { text, found } = read(
      "L'ambassade a confirmé que la route était fermée, mais a démenti que des soldats aient été tués.",
    )
    const denial = found.find((item) => item.act === 'denies')!
    expect(denial.chain[1].anaphor).toBe('ellipsis')
    expect(text.slice(denial.chain[1].mention!.start, denial.chain[1].mention!.end)).toBe("L'ambassade")
  })

  test('a communiqué in the first person claims its own acts', () => {
    const { found } = read('Nos combattants ont attaqué la caserne de Velme.', 'communique')
    expect(found.map((item) => [item.act, item.voice])).toEqual([['claims-responsibility', 'own']])
  })

  test('the channel is the most specific place named', () => {
    const { found } = read(
      'Le groupe a affirmé dans un communiqué diffusé sur sa chaîne Telegram que la trêve était rompue.',
    )
    expect(found[0].chain[1].channel).toBe('telegram')
  })

  test('what an unclosed quotation holds is to be looked at', () => {
    const { found } = read('« Le pont est tombé, a dit un témoin.\n\nLes secours cherchent encore.')
    expect(found[0].needsReview).toContain('quotation: the mark is never closed')
  })

  test('swapping two sides changes nothing but the names', () => {
    const one = read('Le Front du Sablon accuse la Ligue du Nord d’avoir incendié le dépôt.')
    const two = read('La Ligue du Nord accuse le Front du Sablon d’avoir incendié le dépôt.')
    expect(one.found.map((item) => item.act)).toEqual(two.found.map((item) => item.act))
  })

  test('no text makes it throw, and every content lies in the text', () => {
    const bits = fc.constantFrom(
      '« ',
      ' »',
      '"',
      'a dit ',
      'que ',
      'selon ',
      'le groupe ',
      'X',
      ', ',
      '. ',
      '; ',
      ': ',
      '\n\n',
      'revendiquée par ',
      'nous ',
      '(',
      ')',
      '\ud800',
      '\u0000',
      '12 ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const item of attribute(parse(text), none, pack)) {
            expect(item.content.start).toBeGreaterThanOrEqual(0)
            expect(item.content.end).toBeLessThanOrEqual(text.length)
            expect(item.content.start).toBeLessThan(item.content.end)
          }
        },
      ),
      { numRuns: 400, seed: 7 },
    )
  })
})
