/**
 * Dates and times of a document. In: the document with its sentences, and its language pack; out: every date expression
 * with its value, the word it hangs on, and the publication date with how it is known. Values that the text does not
 * settle stay open, with what is missing; the machine's clock is never asked. Surprising: expressions are found in the
 * plain text by the pack's patterns, so a wrong tree can spoil a tense but never lose a date.
 */
import type { DateValue } from '../model/date-value.ts'
import type { Document } from '../model/document.ts'
import type { DateMention, ParsedDocument } from '../model/proposals.ts'
import type { Pack } from '../packs/pack.ts'
import { parseIso, type Day } from './dates/calendar.ts'
import { review, undated, type Anchor, type DateContext, type Resolved } from './dates/date-context.ts'
import { dateLexicon } from './dates/date-lexicon.ts'
import { findPublication, type Publication } from './dates/find-publication.ts'
import { placeChunks, type PlacedChunk } from './dates/place-chunks.ts'
import { resolveExpression } from './dates/resolve-expression.ts'

export interface ResolvedDates {
  dates: DateMention[]
  /** Parts of the day that only tell one event from another ("the evening shelling"), in the order of the text. */
  dayParts: DateMention[]
  publishedAt: string | null
  publishedAtBasis: Document['publishedAtBasis']
  evidence: NonNullable<Document['publishedAtEvidence']>
}

export function resolveDates(doc: ParsedDocument, pack: Pack): ResolvedDates {
  const placed = placeChunks(doc, dateLexicon(pack))
  const chunks = placed.filter(({ kind }) => kind !== 'ofnoun')
  const upper = parseIso(doc.document.publishedAt) ?? parseIso(doc.document.retrievedAt)
  const background = latestBackground(chunks, upper)
  const bare: DateContext = {
    anchor: null,
    last: null,
    story: null,
    quarter: null,
    background,
    upper,
    direction: 'unknown',
  }
  const publication = findPublication({
    text: doc.text,
    document: doc.document,
    chunks,
    background,
    upper,
    resolve: (chunk) => resolveExpression(chunk.kind, chunk.slots, bare),
  })
  const read = chunks.filter((chunk) => chunk.read)
  const anchor = anchorOf(publication, read, bare)
  const told = publication.chunk ? chunks.filter((chunk) => chunk !== publication.chunk) : chunks
  const before = anchor && publication.chunk ? latestBackground(told, anchor.day) : background
  return {
    dates: resolveInOrder(doc.text, read, { ...bare, background: before, anchor }, dateLexicon(pack).words('since')),
    dayParts: placed.filter(({ kind, read: isRead }) => kind === 'ofnoun' && isRead).map(dayPart(doc.text)),
    publishedAt: publication.publishedAt,
    publishedAtBasis: publication.basis,
    evidence: publication.evidence,
  }
}

/** The latest day that the text dates in full and that is not after the text itself. */
function latestBackground(chunks: readonly PlacedChunk[], upper: Day | null): Day | null {
  let latest: Day | null = null
  for (const { kind, slots, direction } of chunks) {
    if (slots.year === undefined || !['date', 'month', 'edged', 'year'].includes(kind)) continue
    const value = resolveExpression(kind, slots, {
      anchor: null,
      last: null,
      story: null,
      quarter: null,
      background: null,
      upper,
      direction: 'unknown',
    })
    const day = parseIso(value.start)
    if (day === null || (upper !== null && day > upper) || (latest !== null && day <= latest)) continue
    if (direction() !== 'after') latest = day
  }
  return latest
}

/** The day is left open: it is the event's. */
function dayPart(text: string): (chunk: PlacedChunk) => DateMention {
  return (chunk) => ({
    at: chunk.at,
    date: dateValue(text, '', chunk, undated(`T${chunk.slots.part as string}`, 'day', review.event, { type: 'TIME' })),
  })
}

/** D3: publication, else dateline, else the latest day of the lead that needs no anchor. */
function anchorOf(publication: Publication, read: readonly PlacedChunk[], bare: DateContext): Anchor | null {
  if (publication.day !== null) {
    const index = publication.chunk ? read.indexOf(publication.chunk) : -1
    const name = publication.anchorName ?? (index >= 0 ? `d${index + 1}` : 'publishedAt')
    const clock = /T(?<hour>\d\d):(?<minute>\d\d)/.exec(publication.publishedAt ?? '')?.groups
    const minutes = clock ? { minutes: Number(clock.hour) * 60 + Number(clock.minute) } : {}
    return { day: publication.day, name, inferred: publication.basis === 'inferred', ...minutes }
  }
  let anchor: Anchor | null = null
  read.forEach((chunk, index) => {
    if (!chunk.inLead || chunk.kind !== 'date' || chunk.direction() === 'after') return
    const value = resolveExpression(chunk.kind, chunk.slots, bare)
    const day = parseIso(value.start)
    if (day !== null && (!anchor || day > anchor.day))
      anchor = { day, name: `d${index + 1}`, inferred: value.basis !== 'stated' }
  })
  return anchor
}

/** A clock time goes on from the line before ("… on Friday night.\nAt 2120, …"), a part of the day from its own. */
const reachOf = ({ kind }: PlacedChunk): number => (kind === 'clock' || kind === 'clockspan' ? 1 : 0)

/** Lines over which a quarter stays the one spoken of. */
const quarterReach = 4

function resolveInOrder(
  text: string,
  read: readonly PlacedChunk[],
  context: DateContext,
  since: ReadonlySet<string>,
): DateMention[] {
  let story: (Anchor & { paragraph: number }) | null = null
  let last: (Anchor & { paragraph: number; end: Day }) | null = null
  let quarter: (NonNullable<DateContext['quarter']> & { paragraph: number }) | null = null
  return read.map((chunk, index) => {
    const id = `d${index + 1}`
    const value = resolveExpression(chunk.kind, chunk.slots, {
      ...context,
      anchor: context.anchor?.name === id ? null : context.anchor,
      last: last && { ...last, near: chunk.paragraph - last.paragraph <= reachOf(chunk) },
      story: story?.paragraph === chunk.paragraph ? story : null,
      quarter: quarter && chunk.paragraph - quarter.paragraph <= quarterReach ? quarter : null,
      direction: chunk.kind === 'bounded' ? chunk.boundDirection() : chunk.direction(),
    })
    const dated = chunk.slots.year !== undefined && (chunk.kind === 'date' || chunk.kind === 'month')
    const from = dated && chunk.direction() !== 'after' && !isSince(text, chunk, since) ? parseIso(value.start) : null
    if (from !== null) story = { day: from, name: id, inferred: false, paragraph: chunk.paragraph }
    const named = /-Q(?<nth>[1-4])$/.exec(value.timex)?.groups
    if (named && value.start && chunk.kind === 'quarter' && chunk.slots.back === undefined)
      quarter = {
        nth: Number(named.nth),
        year: Number(value.start.slice(0, 4)),
        name: id,
        paragraph: chunk.paragraph,
      }
    const day = namedDay(value)
    if (day !== null)
      last = {
        day,
        name: id,
        inferred: value.edtf?.endsWith('?') ?? false,
        paragraph: chunk.paragraph,
        end: parseIso(value.end) ?? day,
      }
    return { at: chunk.at, date: dateValue(text, id, chunk, value) }
  })
}

/** "depuis février 2022": a beginning, and no point that the text goes on from. */
function isSince(text: string, { start, end }: PlacedChunk, since: ReadonlySet<string>): boolean {
  const before =
    text
      .slice(Math.max(0, start - 24), start)
      .match(/\p{L}+/gu)
      ?.slice(-2) ?? []
  const inside = /^\p{L}+/u.exec(text.slice(start, end)) ?? []
  return [...before, ...inside].some((word) => since.has(word.toLowerCase()))
}

/** A day that "la veille" or "ce jour-là" may mean. */
function namedDay({ start, precision, type, mod, notATime }: Resolved): Day | null {
  if (notATime) return null
  const day = precision === 'day' || precision === 'night'
  return day && (type === 'DATE' || type === 'TIME') && mod !== 'BEFORE' && mod !== 'ON_OR_BEFORE'
    ? parseIso(start)
    : null
}

function dateValue(text: string, id: string, { start, end }: PlacedChunk, value: Resolved): DateValue {
  return { id, span: { start, end, exact: text.slice(start, end) }, ...value }
}
