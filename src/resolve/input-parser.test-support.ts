/** Test support: what the resolvers are given, from a plain text: its parsed document, the pack of its language, the shipped gazetteer. */
import { documentFromInput } from '../intake/document-from-input.ts'
import type { ParsedDocument } from '../model/proposals.ts'
import { loadPack } from '../packs/load-pack.ts'
import type { Pack } from '../packs/pack.ts'
import { createParser } from '../parse/parse-document.ts'
import { loadGazetteer } from './gazetteer.ts'

export function inputParser(language: string): { pack: Pack; parsed: (input: string) => ParsedDocument } {
  const pack = loadPack(language)!
  const parser = createParser(pack)
  return {
    pack,
    parsed: (input) => {
      const { document, text } = documentFromInput({ id: 'test', text: input, language }, loadPack)
      return { document, text, sentences: parser.parse(text, document.segments) }
    },
  }
}

export const shippedGazetteer = loadGazetteer()
