import { describe, expect, test } from 'vitest'
import type { ParsedDocument } from '../model/proposals.ts'
import { loadPack } from '../packs/load-pack.ts'
import { createParser } from '../parse/parse-document.ts'
import { findScareQuotes } from './find-scare-quotes.ts'
import { flagWording } from './flag-wording.ts'

const pack = loadPack('fr')!
const parser = createParser(pack)

function parsed(text: string): ParsedDocument {
  const segments = [{ kind: 'body' as const, start: 0, end: text.length }]
  return { text, document: {} as ParsedDocument['document'], sentences: parser.parse(text, segments) }
}

function flagged(text: string, exempt: { start: number; end: number }[] = []): string[] {
  return flagWording(parsed(text), exempt, pack).map((flag) => text.slice(flag.start, flag.end))
}

describe('loaded wording', () => {
  test('is found in every inflection, the longest term first', () => {
    expect(flagged('Des organisations terroristes ont massacré des villageois.')).toEqual([
      'organisations terroristes',
      'massacré',
    ])
  })

  test('is found where an elided article or preposition is part of the term', () => {
    expect(flagged("Un crime contre l’humanité a été commis par l'occupant.")).toEqual([
      'crime contre l’humanité',
      "l'occupant",
    ])
  })

  test('is flagged alike whoever is meant', () => {
    const of = (name: string) => flagged(`Le régime ${name} et ses mercenaires poursuivent leurs représailles.`)
    expect(of('kesmarien')).toEqual(['régime', 'mercenaires', 'représailles'])
    expect(of('ostrien')).toEqual(of('kesmarien'))
  })

  test('is not flagged inside a proper name', () => {
    const text = 'La Résistance du Littoral a publié un texte.'
    expect(flagged(text)).toEqual(['Résistance'])
    expect(flagged(text, [{ start: 0, end: 26 }])).toEqual([])
  })

  test('plain words for the same things raise nothing', () => {
    expect(flagged("L'armée a tué deux combattants du groupe lors d'une frappe.")).toEqual([])
  })
})

test('short quotations without a verb may be scare quotes, sentences in quotation marks are not', () => {
  const text = 'Le « ministre » a dit : « Nous partirons demain. »'
  expect(findScareQuotes(parsed(text), pack).map((quote) => text.slice(quote.start, quote.end))).toEqual([
    '« ministre »',
  ])
})
