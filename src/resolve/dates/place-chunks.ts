/**
 * Date chunks with their place in the document. In: a parsed document and the date lexicon; out: chunks in text order with
 * segment, paragraph, word, the direction of their verb (looked up when asked for), and whether they stand in a dateline or
 * in a signed date at the end. Recognition runs segment by segment on the text alone; trees are only asked for tense.
 */
import type { SegmentKind } from '../../model/document.ts'
import type { ParsedDocument, WordRef } from '../../model/proposals.ts'
import type { Direction } from './date-context.ts'
import { dateItems } from './date-items.ts'
import type { DateLexicon } from './date-lexicon.ts'
import { governingTense, type Tense } from './governing-tense.ts'
import { matchDates, type Chunk } from './match-dates.ts'
import { tokeniseDates } from './tokenise-dates.ts'

export interface PlacedChunk extends Chunk {
  segmentKind: SegmentKind
  /** Number of its line in the document. */
  paragraph: number
  at: WordRef
  /** Stands in text that is read (not in a byline, a caption, a read-also line). */
  read: boolean
  inLead: boolean
  isDateline: boolean
  isSignedDate: boolean
  direction: () => Direction
  /** The same, where the date only bounds something: a noun or an announcing verb above leaves it open. */
  boundDirection: () => Direction
}

const unread: ReadonlySet<SegmentKind> = new Set(['byline', 'caption', 'related-link', 'boilerplate', 'other-language'])
const content: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'NUM', 'ADV', 'ADJ'])
const leadLength = 900
const datelineReach = 70

export function placeChunks(doc: ParsedDocument, lexicon: DateLexicon): PlacedChunk[] {
  const { text } = doc
  const segments =
    doc.document.segments.length > 0 ? doc.document.segments : [{ kind: 'body' as const, start: 0, end: text.length }]
  const firstBody = segments.find(({ kind }) => kind === 'body' || kind === 'dateline')?.start ?? 0
  const findWord = wordFinder(doc)
  let paragraph = 0
  let scanned = 0
  const placed: PlacedChunk[] = []
  for (const segment of segments) {
    for (const chunk of matchDates(
      dateItems(tokeniseDates(text, segment.start, segment.end, lexicon.script), lexicon),
      lexicon,
    )) {
      for (; scanned < chunk.start; scanned++) if (text.charCodeAt(scanned) === 10) paragraph++
      const at = findWord(chunk.start, chunk.end)
      const ofItsNoun = ofNoun(doc, chunk, at)
      if (chunk.kind === 'bare' && !ofItsNoun) continue
      const { kind, slots, start, end } = ofItsNoun ?? chunk
      let found: Tense | undefined
      const tense = (): Tense => (found ??= governingTense(text, doc.sentences[at.sentence], at.word, chunk, lexicon))
      placed.push({
        kind,
        slots,
        start,
        end,
        segmentKind: segment.kind,
        paragraph,
        at,
        read: !unread.has(segment.kind),
        inLead: chunk.start - firstBody < leadLength,
        isDateline: segment.kind === 'dateline' || (segment.kind === 'body' && isDateline(text, firstBody, chunk)),
        isSignedDate: isSignedDate(text, chunk),
        direction: () => tense().direction,
        boundDirection: () => (tense().open ? 'unknown' : tense().direction),
      })
    }
  }
  return placed.sort((a, b) => a.start - b.start)
}

/** "the evening shelling", « le bombardement du soir »: a part of the day that tells which event is meant, and dates nothing else. */
function ofNoun({ sentences }: ParsedDocument, chunk: Chunk, { sentence, word }: WordRef): Chunk | null {
  if ((chunk.kind !== 'bare' && chunk.kind !== 'part') || chunk.slots.this !== undefined) return null
  const words = sentences[sentence]?.words ?? []
  const own = words[word]
  const head = words[own?.head ?? -1]
  if (!own || head?.upos !== 'NOUN') return null
  const before = head.index === word + 1 && /^(?:compound|nmod|amod)/.test(own.deprel)
  const behind = chunk.kind === 'bare' && head.index < word && word - head.index <= 3 && own.deprel.startsWith('nmod')
  return before || behind ? { ...chunk, kind: 'ofnoun', start: own.start } : null
}

/** "HAVREL, 7 mars (AC) –": a place in capitals, the date, and a dash soon after, at the head of the first lines. */
function isDateline(text: string, firstBody: number, { start, end }: Chunk): boolean {
  if (start - firstBody > datelineReach || start < firstBody) return false
  const head = text.slice(firstBody, start)
  return (
    !/[.!?\n«"]/.test(head) &&
    /^\s*\p{Lu}/u.test(head) &&
    /\p{Lu}{2}/u.test(head) &&
    /^[^.!?\n]{0,40}[–—-]/u.test(text.slice(end, end + 45))
  )
}

/** "Hautes Terres, le 21 février" alone on one of the last lines. */
function isSignedDate(text: string, { start, end }: Chunk): boolean {
  if (text.length - end > 400 || !/^[ \t]*\.?[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 10))) return false
  const line = text.slice(Math.max(0, start - 60), start).split('\n')
  return line.length > 1 && /^\s*\p{Lu}[^.!?:;«»]*,\s*$/u.test(line.at(-1) ?? '')
}

/** The last content word inside a range, else its last word, else the nearest before it. */
function wordFinder({ sentences }: ParsedDocument): (start: number, end: number) => WordRef {
  return (start, end) => {
    let [low, high] = [0, sentences.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (sentences[middle].start < end) low = middle
      else high = middle - 1
    }
    const words = sentences[low]?.words ?? []
    let first = 0
    let behind = words.length
    while (first < behind) {
      const middle = (first + behind) >> 1
      if (words[middle].start < end) first = middle + 1
      else behind = middle
    }
    const last = Math.max(0, first - 1)
    let found = last
    while (found > 0 && words[found].start >= start && !content.has(words[found].upos)) found--
    if (words[found] && (words[found].start < start || !content.has(words[found].upos))) found = last
    return { sentence: low, word: found }
  }
}
