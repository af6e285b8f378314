/** Coordinates written in the text: a place of unknown precision. They are never turned into a point or a place name. */
import type { ParsedDocument } from '../../model/proposals.ts'
import { foldName } from './fold-name.ts'
import type { RawPlace } from './raw-place.ts'

const pair =
  /\d{1,3}(?:[.,]\d{1,7}|[°º] ?\d{0,2}['’′]? ?\d{0,2}(?:["”″]|[.,]\d+)?)? ?[°º]? ?[NS][ ,;/]{0,3}\d{1,3}(?:[.,]\d{1,7}|[°º] ?\d{0,2}['’′]? ?\d{0,2}(?:["”″]|[.,]\d+)?)? ?[°º]? ?[EOW]\b/g

export function findCoordinates(doc: ParsedDocument, others: readonly RawPlace[]): RawPlace[] {
  const found: RawPlace[] = []
  let index = 0
  for (const match of doc.text.matchAll(pair)) {
    const start = match.index
    const end = start + match[0].length
    while (index < doc.sentences.length && doc.sentences[index].end <= start) index++
    const sentence = doc.sentences[index]
    if (!sentence || sentence.start > start) continue
    const word = sentence.words.find((candidate) => candidate.end > start)
    if (!word || others.some((other) => other.at.sentence === index && other.start < end && start < other.end)) continue
    found.push({
      start,
      end,
      first: word.index,
      last: word.index,
      at: { sentence: index, word: word.index },
      kind: 'coordinates',
      name: match[0],
      key: foldName(match[0]),
      entries: [],
      feature: '',
      precision: 'unknown',
      governed: true,
      locative: true,
    })
  }
  return found
}
