import type { Segment, SegmentKind } from '../model/document.ts'
import type { Pack } from '../packs/pack.ts'
import { datelineLength, isDayAlone } from './find-dateline.ts'
import { restates } from './restates.ts'
import { creditsAt, markLine } from './segment-words.ts'
import { splitParagraphs, type Paragraph } from './split-paragraphs.ts'

/** What segmentation found: ordered segments that do not overlap, and whether the document calls itself a communiqué. */
export interface SegmentedText {
  segments: Segment[]
  communique: boolean
}

/** Kinds that nothing is read from. */
export const excludedKinds: readonly SegmentKind[] = [
  'related-link',
  'byline',
  'caption',
  'boilerplate',
  'other-language',
]

interface Unit extends Paragraph {
  kind: SegmentKind | null
}

/** Lines that are no prose in any language. */
const notProse = [
  // Initials of an agency's desk ("avk/jlt"), or its name alone in brackets.
  /^[a-zà-ÿ]{2,4}(?:(?:[-/][a-zà-ÿ]{2,4}){1,4}\/?|\/)$/u,
  /^\(\p{Lu}[\p{L}\p{N}.-]*(?:[ /,]+\p{Lu}[\p{L}\p{N}.-]*){0,3}\)$/u,
  // Addresses, handles and hashtags.
  /^(?:(?:https?:\/\/|www\.|[@#])\S+\s*)+$/u,
  // "For more on the valley, visit: www.…"
  /^[^.!?]{3,90}:\s*(?:https?:\/\/|www\.)\S+$/u,
  // A path of sections: "Accueil > Monde > Région".
  /^[\p{L}\p{N} ]{2,30}(?: [>›] [\p{L}\p{N} ]{2,40})+$/u,
]
const bullets = /^[\s>→▶►»•◆■👉📌*\-–—]+/u
const closed = /[.!?…]["»”’)\]]*$/u

/**
 * Plain text → segments. Markers of the pack come first (read-also lines, bylines, captions, corrections, boilerplate);
 * then headline and deck by form: a short first line without a full stop above longer text. One line alone is body,
 * unless it is short and has no full stop.
 * @param pack null where no pack knows the language: only the form is used then
 */
export function segmentText(text: string, pack: Pack | null): SegmentedText {
  let communique = false
  const units: Unit[] = []
  for (const paragraph of splitParagraphs(text)) {
    const line = text.slice(paragraph.start, paragraph.end)
    const marked = pack && sectionOf(mark(line, pack), line, units.length === 0)
    // "CORRECTION: six hurt in blast", above the text: a headline with a label, no notice.
    if (marked?.kind === 'correction' && units.length === 0 && line.length <= 180 && !/[.!?…]["»”’)\]\s]*$/u.test(line))
      marked.kind = 'kicker'
    if (marked?.kind === 'communique') communique ||= units.length < 6
    const credits = pack && !marked ? creditsAt(line, pack) : -1
    if (credits > 0) {
      const cut = paragraph.start + credits
      const prose = line.slice(0, credits).trimEnd()
      units.push(...unitsOf(prose, { ...paragraph, end: paragraph.start + prose.length }, null))
      units.push({ kind: 'byline', start: cut, end: paragraph.end, afterBlank: false })
    } else units.push(...unitsOf(line, paragraph, marked))
  }
  nameHeadlines(text, units)
  const segments = units.map(({ kind, start, end }) => ({ kind: kind ?? 'body', start, end }))
  return { segments, communique }
}

interface Mark {
  kind: SegmentKind | 'communique' | 'kicker'
  skip: number
  markerLength: number
}

/** "Opinion | The river is ours": a section's name and a bar on the first line stand above the headline; further down they are a link. */
function sectionOf(marked: Mark | null, line: string, isFirst: boolean): Mark | null {
  if (!isFirst || marked?.kind !== 'related-link') return marked
  const bar = /^[^|]{0,20}\|\s*/u.exec(line)?.[0].length ?? 0
  return bar > 0 && bar < line.length ? { ...marked, kind: 'kicker', markerLength: bar } : marked
}

function mark(line: string, pack: Pack): Mark | null {
  const skip = bullets.exec(line)?.[0].length ?? 0
  const marked = markLine(skip > 0 ? line.slice(skip) : line, pack)
  // A long sentence behind "Dossier :" or "Source :" is no link and no credit.
  const sentence =
    line.length > 160 && closed.test(line) && (marked?.kind === 'related-link' || marked?.kind === 'boilerplate')
  if (marked && !sentence) return { ...marked, skip, markerLength: skip + marked.markerLength }
  return line.length < 120 && notProse.some((form) => form.test(line))
    ? { kind: 'boilerplate', skip: 0, markerLength: 0 }
    : null
}

function unitsOf(line: string, { start, end, afterBlank }: Paragraph, marked: Mark | null): Unit[] {
  if (marked?.kind === 'kicker' && marked.markerLength < line.length) {
    return [{ kind: null, start: start + marked.markerLength, end, afterBlank }]
  }
  if (marked && marked.kind !== 'communique' && marked.kind !== 'kicker') {
    // A correction is read without its marker; a link is listed without its bullet.
    const read = marked.kind === 'correction' || marked.kind === 'update-notice'
    const cut = read && marked.markerLength < line.length ? marked.markerLength : marked.skip
    return [{ kind: marked.kind, start: start + cut, end, afterBlank }]
  }
  if (!marked && isDayAlone(line)) return [{ kind: 'dateline', start, end, afterBlank }]
  const dateline = marked ? 0 : datelineLength(line)
  if (dateline === 0) return [{ kind: null, start, end, afterBlank }]
  if (dateline === line.length) return [{ kind: 'dateline', start, end, afterBlank }]
  const gap = /^\s*/u.exec(line.slice(dateline))?.[0].length ?? 0
  return [
    { kind: 'dateline', start, end: start + dateline, afterBlank },
    { kind: null, start: start + dateline + gap, end, afterBlank: false },
  ]
}

/** Names the headline, the deck and the headings between paragraphs among the units that no marker named. */
function nameHeadlines(text: string, units: Unit[]): void {
  const plain = units.filter((unit) => unit.kind === null)
  const first = units.findIndex((unit) => unit.kind === null)
  const [lead, next, third] = plain
  if (plain.length === 1 && units.length === 1 && isLoneHeadline(text.slice(lead.start, lead.end)))
    lead.kind = 'headline'
  if (plain.length < 2) return
  const datelineFirst = units[first - 1]?.kind === 'dateline'
  if (!datelineFirst && isHeading(text, lead, next)) {
    lead.kind = 'headline'
    if (third && isDeck(text, units, next, third)) next.kind = 'deck'
  } else if (!datelineFirst && third && condenses(text, lead, next)) lead.kind = 'deck'
  if (plain.length > 4) nameSubheads(text, plain)
}

/** A text of one short line without a full stop, at its end or inside, is a headline on its own. */
function isLoneHeadline(line: string): boolean {
  const sentence = /[.!?…:;,][\s"»”’)\]]*$/u.test(line) || /[.!?…]["»”’)]*\s+[«"“(]?\p{L}/u.test(line)
  return line.length > 20 && line.length <= 140 && !sentence
}

/** Short, not a sentence, and something longer or closed by a full stop below it. */
function isHeading(text: string, unit: Unit, below: Unit): boolean {
  const line = text.slice(unit.start, unit.end)
  if (line.length > 180 || /[.,:;…]["»”’)\]\s]*$/u.test(line) || /^(?:\p{N}+[.)]|[-–—•*])\s/u.test(line)) return false
  const length = below.end - below.start
  return below.afterBlank || length > line.length * 1.5 || closed.test(text.slice(below.end - 4, below.end))
}

/** Between headline and body: without a full stop, or followed by the dateline or byline that opens the body. */
function isDeck(text: string, units: Unit[], unit: Unit, below: Unit): boolean {
  const length = unit.end - unit.start
  if (length > 400 || length * 2 > below.end - below.start + 400) return false
  const line = text.slice(unit.start, unit.end)
  if (/[,:;]$/u.test(line)) return false
  const after = units[units.indexOf(unit) + 1]
  if (after.kind === 'dateline' || after.kind === 'byline') return true
  return !closed.test(line) && isHeading(text, unit, below)
}

/** A first sentence that stands alone in its paragraph and is told again, in more words, by the next. */
function condenses(text: string, unit: Unit, below: Unit): boolean {
  const line = text.slice(unit.start, unit.end)
  if (line.length > 260 || /[.!?…]\s+\p{Lu}/u.test(line)) return false
  return restates(line, text.slice(below.start, Math.min(below.end, below.start + 600)))
}

function nameSubheads(text: string, plain: Unit[]): void {
  for (let i = 1; i + 1 < plain.length; i++) {
    const unit = plain[i]
    const below = plain[i + 1]
    const line = text.slice(unit.start, Math.min(unit.end, unit.start + 91))
    if (
      unit.kind !== null ||
      line.length > 90 ||
      /[\p{P}]$/u.test(line) ||
      !/^(?:[«"“\p{Lu}]|\p{N}{1,2} ?[h:.]\p{N}{2}\b)/u.test(line)
    )
      continue
    if (!closed.test(text.slice(Math.max(plain[i - 1].start, plain[i - 1].end - 4), plain[i - 1].end))) continue
    if (closed.test(text.slice(below.end - 4, below.end)) && below.end - below.start > line.length * 1.5)
      unit.kind = 'headline'
  }
}
