/**
 * The day a document speaks from. In: the document, its date chunks and their places; out: `publishedAt`, how it is known,
 * and the evidence. Metadata first, then a stated date (byline, dateline, signed date at the end), then D1: a weekday with
 * a date that fits one year of the window. Never the machine's clock.
 */
import type { Document } from '../../model/document.ts'
import { civil, dayOf, iso, isDate, parseIso, type Day } from './calendar.ts'
import type { Resolved } from './date-context.ts'
import type { PlacedChunk } from './place-chunks.ts'

type Evidence = NonNullable<Document['publishedAtEvidence']>
export interface Publication {
  day: Day | null
  publishedAt: string | null
  basis: Document['publishedAtBasis']
  evidence: Evidence
  /** The chunk that gave it. */
  chunk: PlacedChunk | null
  anchorName: 'publishedAt' | 'dateline' | null
}

interface Facts {
  text: string
  document: Document
  chunks: readonly PlacedChunk[]
  background: Day | null
  upper: Day | null
  /** Resolves a chunk without any day of speaking. */
  resolve: (chunk: PlacedChunk) => Resolved
}

export function findPublication(facts: Facts): Publication {
  const { document } = facts
  const known = parseIso(document.publishedAt)
  if (known !== null && document.publishedAt !== null) {
    const basis = document.publishedAtBasis === 'unknown' ? 'metadata' : document.publishedAtBasis
    return {
      day: known,
      publishedAt: document.publishedAt,
      basis,
      evidence: [],
      chunk: null,
      anchorName: 'publishedAt',
    }
  }
  return (
    stated(facts) ??
    inferred(facts) ?? { day: null, publishedAt: null, basis: 'unknown', evidence: [], chunk: null, anchorName: null }
  )
}

function stated(facts: Facts): Publication | null {
  for (const chunk of facts.chunks) {
    const rule = chunk.isDateline
      ? 'dateline'
      : chunk.isSignedDate
        ? 'signed-date'
        : chunk.segmentKind === 'byline'
          ? 'byline'
          : null
    if (!rule || chunk.kind !== 'date' || chunk.slots.month === undefined) continue
    const day = dayOfDateline(chunk, facts)
    if (day === null) continue
    const basis = chunk.slots.year === undefined ? 'inferred' : 'stated'
    const note = facts.text.slice(chunk.start, chunk.end)
    const anchorName = rule === 'dateline' ? 'dateline' : 'publishedAt'
    return { day, publishedAt: iso(day), basis, evidence: [{ rule, date: iso(day), note }], chunk, anchorName }
  }
  return null
}

/** A dateline names no year: the window gives it, or a weekday with its date elsewhere in the text that lies close by. */
function dayOfDateline(chunk: PlacedChunk, facts: Facts): Day | null {
  const value = facts.resolve(chunk)
  if (value.start) return parseIso(value.start)
  const { background, upper } = facts
  const [month, day] = [chunk.slots.month as number, chunk.slots.day as number]
  const near = facts.chunks
    .filter((other) => other !== chunk && isD1(other))
    .flatMap((other) => parseIso(facts.resolve(other).start) ?? [])
  for (const other of near) {
    const { year } = civil(other)
    for (const y of [year, year + 1])
      if (isDate(y, month, day) && dayOf(y, month, day) >= other && dayOf(y, month, day) - other < 60)
        return dayOf(y, month, day)
  }
  const latest = upper ?? (background !== null ? background + 365 : null)
  if (latest === null) return null
  const { year } = civil(latest)
  const found = [year - 1, year]
    .flatMap((y) => (isDate(y, month, day) ? [dayOf(y, month, day)] : []))
    .filter((d) => d <= latest && d > latest - 366 && (background === null || d >= background))
  return found.length === 1 ? found[0] : null
}

const isD1 = ({ kind, slots }: PlacedChunk): boolean =>
  kind === 'date' && slots.weekday !== undefined && slots.month !== undefined && slots.day !== undefined

/** D1 and D3: the latest weekday-with-date of the lead that resolves, else of the whole text, and not one to come. */
function inferred(facts: Facts): Publication | null {
  const candidates = facts.chunks
    .filter((chunk) => isD1(chunk) && chunk.read && chunk.direction() !== 'after')
    .flatMap((chunk) => {
      const value = facts.resolve(chunk)
      const day = parseIso(value.start)
      return day === null || value.needsReview?.includes('weekday and date disagree') ? [] : [{ chunk, value, day }]
    })
  const lead = candidates.filter(({ chunk }) => chunk.inLead)
  const best = (lead.length > 0 ? lead : candidates).reduce<(typeof candidates)[number] | null>(
    (latest, one) => (latest && latest.day >= one.day ? latest : one),
    null,
  )
  if (!best) return null
  const note = [
    `"${facts.text.slice(best.chunk.start, best.chunk.end)}"`,
    ...(best.value.evidence ?? []).map(({ candidates: all, window, kept, note: more }) =>
      [
        all && `candidates ${all.join(' ')}`,
        window && `window ${window.join(' to ')}`,
        more,
        kept && `kept ${kept.join(' ')}`,
      ]
        .filter(Boolean)
        .join('; '),
    ),
  ].join(': ')
  return {
    day: best.day,
    publishedAt: iso(best.day),
    basis: 'inferred',
    evidence: [{ rule: 'D1', date: iso(best.day), note }],
    chunk: best.chunk,
    anchorName: null,
  }
}
