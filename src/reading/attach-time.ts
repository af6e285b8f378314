import type { EventProposal, Findings, Proposition } from '../model/proposals.ts'

export interface EventTime {
  time: string | null
  review?: string
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
 * saying. None is given where only the announcement is dated.
 */
export function timeOf(event: EventProposal, findings: Findings, spoken: ReadonlySet<number>): EventTime {
  for (const index of event.dates) {
    const mention = findings.dates[index]
    if (!mention || mention.date.notATime || mention.date.type === 'SET' || spoken.has(index)) continue
    return { time: mention.date.id }
  }
  return event.dates.some((index) => spoken.has(index))
    ? { time: null, review: 'time: only the announcement is dated' }
    : { time: null }
}
