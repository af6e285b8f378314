import type { EventProposal, Findings, Proposition } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Sentence } from '../model/tree.ts'
import { isInside, overlaps } from './tree-distance.ts'

export interface EventTime {
  time: string | null
  review?: string
}

/** The words around an event: its content, what says something else in it, the phrases of the chain. */
export interface TimeContext {
  sentence: Sentence
  content: Range
  others: readonly Range[]
  sources: readonly Range[]
}

/** Dates that dated what is said, and may not date the event as well. */
export function saidOnDates(propositions: readonly Proposition[]): Set<number> {
  return new Set(
    propositions.flatMap((proposition) =>
      proposition.chain.flatMap((link) => (link.saidOnDate === undefined ? [] : [link.saidOnDate])),
    ),
  )
}

/**
 * The event's own date (rule D4): the nearest date of its clause that is a point or interval of time and does not date a
 * saying; where the clause has none, the one date of the content that nothing else claims. None is given where only the
 * announcement is dated.
 */
export function timeOf(
  event: EventProposal,
  around: TimeContext,
  findings: Findings,
  spoken: ReadonlySet<number>,
): EventTime {
  const moments = event.dates.filter((index) => isMoment(findings, index) && !spoken.has(index))
  const within = moments.find((index) => isInside(findings.dates[index].date.span, around.content))
  // A date outside the content may stand before its cue; one that another statement holds is that one's.
  const own =
    within ?? moments.find((index) => !around.others.some((other) => isInside(findings.dates[index].date.span, other)))
  if (own !== undefined) return { time: findings.dates[own].date.id }
  if (event.dates.some((index) => spoken.has(index)))
    return { time: null, review: 'time: only the announcement is dated' }
  const only = event.dates.length === 0 ? onlyDate(event, around, findings, spoken) : undefined
  return { time: only === undefined ? partOfDay(event, around, findings) : findings.dates[only].date.id }
}

/** "the evening shelling": a part of the day in the event's own phrase gets an id, and so becomes a date, when an event takes it. */
function partOfDay({ at }: EventProposal, { sentence }: TimeContext, { dates, dayParts }: Findings): string | null {
  const found = dayParts?.find(
    (part) => part.at.sentence === at.sentence && sentence.words[part.at.word]?.head === at.word,
  )
  if (!found) return null
  const used = dayParts!.filter(({ date }) => date.id !== '').length
  const last = Number(dates.at(-1)?.date.id.slice(1) ?? 0)
  found.date.id ||= `d${last + used + 1}`
  return found.date.id
}

function isMoment(findings: Findings, index: number): boolean {
  const date = findings.dates[index]?.date
  return date !== undefined && !date.notATime && date.type !== 'SET'
}

/** An index into the dates, where exactly one stands free in the content. */
function onlyDate(
  event: EventProposal,
  { sentence, content, others, sources }: TimeContext,
  findings: Findings,
  spoken: ReadonlySet<number>,
): number | undefined {
  const free: number[] = []
  for (let i = firstDateOf(findings.dates, sentence.index); findings.dates[i]?.at.sentence === sentence.index; i++) {
    const { date } = findings.dates[i]
    if (!isInside(date.span, content) || date.type === 'DURATION' || date.notATime || date.type === 'SET') continue
    const claimed =
      spoken.has(i) ||
      isOfAnotherTime(sentence, findings.dates[i].at.word) ||
      others.some((other) => isInside(date.span, other)) ||
      sources.some((source) => overlaps(date.span, source)) ||
      event.roles.some((role) => role.role !== 'place' && overlaps(date.span, role))
    if (claimed) return undefined
    free.push(i)
  }
  return free.length === 1 ? free[0] : undefined
}

/** "pour la première fois depuis février": hung on a noun that an ordinal counts, it dates an earlier one. */
function isOfAnotherTime({ words }: Sentence, at: number): boolean {
  const noun = words[words[at]?.head]
  if (noun?.upos !== 'NOUN' || noun.index > at) return false
  return words.some(({ head, feats, index }) => head === noun.index && index < at && feats.NumType === 'Ord')
}

/** Index of the first date of a sentence or after it: dates stand in the order of sentences. */
export function firstDateOf(dates: Findings['dates'], sentence: number): number {
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (dates[middle].at.sentence < sentence) low = middle + 1
    else high = middle
  }
  return low
}
