import type { Range } from '../model/span.ts'
import { comparableText, compareTexts, type ComparableText } from './compare-texts.ts'
import type { DocumentLink } from './document-link.ts'
import { passagesOf } from './passage-signatures.ts'
import { quotationKeysOf } from './quotation-keys.ts'
import { signatureOf } from './text-signature.ts'

/** A text of the dossier, with the stretches that are no part of it (read-also lines, boilerplate). */
export interface LinkedText {
  document: string
  text: string
  skip?: readonly Range[]
}

/** Up to here every two texts that share a key are compared; of more, each with the first that has the key and the one before it. */
const allPairs = 40

/**
 * What the words of texts have in common, two by two: texts that share a band, a passage or a quotation are compared, the others
 * never. Sorted; the order of the texts does not matter. Time grows with the texts, not with their pairs.
 */
export function documentLinks(texts: readonly LinkedText[]): DocumentLink[] {
  const sorted = [...texts].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0))
  const ready = sorted.map(({ text, skip }) => comparableText(text, skip))
  const pairs = new Map<number, Set<number>>()
  for (const members of sharedKeys(ready).values())
    for (const [first, second] of pairsOf(members))
      pairs.set(first, (pairs.get(first) ?? new Set<number>()).add(second))
  const links: DocumentLink[] = []
  for (const [first, others] of [...pairs].sort(([a], [b]) => a - b))
    for (const second of [...others].sort((a, b) => a - b)) {
      const [a, b] = [sorted[first].document, sorted[second].document]
      const match = a === b ? null : compareTexts(ready[first], ready[second])
      if (match) links.push({ documents: [a, b], kind: match.kind, similarity: match.similarity, words: match.words })
    }
  return links
}

/** Texts, by number, that have a key; keys of one text only are left out. */
function sharedKeys(texts: readonly ComparableText[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>()
  texts.forEach(({ units }, at) => {
    for (const key of new Set([...signatureOf(units).bands, ...passagesOf(units), ...quotationKeysOf(units)])) {
      const members = byKey.get(key)
      if (members) members.push(at)
      else byKey.set(key, [at])
    }
  })
  for (const [key, members] of byKey) if (members.length < 2) byKey.delete(key)
  return byKey
}

function pairsOf(members: readonly number[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let at = 1; at < members.length; at++)
    if (members.length <= allPairs)
      for (let before = 0; before < at; before++) pairs.push([members[before], members[at]])
    else for (const before of new Set([0, at - 1])) pairs.push([members[before], members[at]])
  return pairs
}
