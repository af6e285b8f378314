import { factsOf, type IntakeInput } from '../intake/document-from-input.ts'
import type { Reading } from '../model/reading.ts'

/** The input that a reading was made of; what intake found in the text itself it finds again. */
export function inputOf({ id, text, document }: Reading): IntakeInput {
  const { lang, title, outlet, url, channel, publishedAt, publishedAtBasis, retrievedAt, provenance = [] } = document
  const { kind, genre } = document
  const found = (line: string) => /: found from the text$|replaced by U\+FFFD$/u.test(line)
  return {
    id,
    text,
    title,
    ...(!provenance.some((line) => /^language .*: found from the text$/u.test(line)) && { language: lang }),
    ...(outlet !== null && { outlet }),
    ...(url !== null && { url }),
    ...(channel && { channel }),
    ...(publishedAtBasis === 'metadata' && { publishedAt }),
    retrievedAt,
    ...factsOf(document),
    ...(kind !== 'communique' && { kind, genre }),
    provenance: provenance.filter((line) => !found(line)),
  }
}
