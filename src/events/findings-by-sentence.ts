/** What was found before the events, by sentence. */
import type { Findings } from '../model/proposals.ts'

export type EventFindings = Pick<Findings, 'dates' | 'places' | 'actors' | 'tolls'>

export interface Grouped {
  dates: Map<number, { index: number; mention: EventFindings['dates'][number] }[]>
  places: Map<number, EventFindings['places'][number][]>
  actors: Map<number, EventFindings['actors'][number][]>
  tolls: Map<number, EventFindings['tolls'][number][]>
}

export function groupFindings(findings: EventFindings): Grouped {
  return {
    dates: group(
      findings.dates.map((mention, index) => ({ index, mention })),
      ({ mention }) => mention.at.sentence,
    ),
    places: group(findings.places, ({ at }) => at.sentence),
    actors: group(findings.actors, ({ at }) => at.sentence),
    tolls: group(findings.tolls, ({ at }) => at.sentence),
  }
}

function group<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const known = groups.get(key(item))
    if (known) known.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
