/**
 * Reads the short texts of a date benchmark with the date stage alone. In: a text and the day it was written; out: the
 * date values found. No trees: what is measured here is recognition and resolution.
 */
import type { DateValue } from '../../src/model/date-value.ts'
import type { ParsedDocument } from '../../src/model/proposals.ts'
import type { Sentence } from '../../src/model/tree.ts'
import type { Pack } from '../../src/packs/pack.ts'
import { resolveDates } from '../../src/resolve/resolve-dates.ts'

export function datesOf(text: string, publishedAt: string | null, pack: Pack): DateValue[] {
  return resolveDates(plainDocument(text, publishedAt), pack).dates.map(({ date }) => date)
}

function plainDocument(text: string, publishedAt: string | null): ParsedDocument {
  const sentences: Sentence[] = []
  for (const { 0: exact, index: start } of text.matchAll(/[^.!?\n]+[.!?]?/g)) {
    const end = start + exact.length
    sentences.push({ index: sentences.length, start, end, segment: 0, segmentKind: 'body', words: [] })
  }
  const document: ParsedDocument['document'] = {
    id: 'bench',
    kind: 'article',
    lang: '',
    title: '',
    outlet: null,
    genre: 'unknown',
    publishedAt,
    publishedAtBasis: publishedAt ? 'metadata' : 'unknown',
    retrievedAt: null,
    url: null,
    textSha256: '',
    segments: [{ kind: 'body', start: 0, end: text.length }],
  }
  return { text, document, sentences }
}
