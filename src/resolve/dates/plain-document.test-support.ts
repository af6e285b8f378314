/** Test support: a document of a bare text, one body segment a line, sentences without words. */
import type { ParsedDocument } from '../../model/proposals.ts'
import type { Sentence } from '../../model/tree.ts'

export function plainDocument(
  text: string,
  known: { publishedAt?: string; retrievedAt?: string } = {},
): ParsedDocument {
  const sentences: Sentence[] = []
  for (const { 0: exact, index: start } of text.matchAll(/[^.!?\n]+[.!?]?/g)) {
    const end = start + exact.length
    sentences.push({ index: sentences.length, start, end, segment: 0, segmentKind: 'body', words: [] })
  }
  const segments = [...text.matchAll(/[^\n]+/g)].map(({ 0: exact, index: start }) => ({
    kind: 'body' as const,
    start,
    end: start + exact.length,
  }))
  const document: ParsedDocument['document'] = {
    id: 'doc',
    kind: 'article',
    lang: 'fr',
    title: '',
    outlet: null,
    genre: 'news',
    publishedAt: known.publishedAt ?? null,
    publishedAtBasis: known.publishedAt ? 'metadata' : 'unknown',
    retrievedAt: known.retrievedAt ?? null,
    url: null,
    textSha256: '',
    segments,
  }
  return { text, document, sentences }
}
