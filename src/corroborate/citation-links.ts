import type { SourceGroup } from './join-sources.ts'
import { namesMeet } from './names-may-be-one.ts'
import { sameWording } from './same-wording.ts'
import { citableNames } from './passed-on.ts'
import { isOrigin, type Source, type SourceLink } from './source.ts'

/**
 * Who cites a medium whose own text is in the incident relays that text's source (I3): the only one that says the same there.
 * Where that is open the medium stays what it is, a source behind which nobody is named (I9).
 */
export function citationLinks(groups: readonly SourceGroup[]): SourceLink[] {
  const origins = groups.filter(({ members }) => members.some((source) => isOrigin(source) && source.kind !== 'agency'))
  const links: SourceLink[] = []
  for (const { members } of groups)
    for (const a of members) {
      if (a.kind !== 'agency') continue
      const b = citedBy(a, origins)
      if (b) links.push({ a, b, rule: 'I3', kind: 'citation' })
    }
  return links.sort((a, b) => (a.a.record.id < b.a.record.id ? -1 : 1))
}

function citedBy(a: Source, origins: readonly SourceGroup[]): Source | null {
  const medium = a.relays.at(-1) ?? [a.words.key]
  const scored = origins.flatMap(({ members }) => {
    const inText = members.filter(
      ({ record, kind }) =>
        kind !== 'outlet' && record.document !== a.record.document && namesMeet(citableNames(record), medium),
    )
    const score = Math.max(0, ...inText.map((source) => alike(a, source)))
    return score >= leastAlike ? [{ inText, score }] : []
  })
  const best = scored.filter(({ score }) => score === Math.max(...scored.map((other) => other.score)))
  return best.length === 1 ? first(best[0].inText) : null
}

/** The same act alone shows nothing. */
const leastAlike = 2

/** How much two statements say the same: figures weigh more than words or the type of event, these more than the act. */
function alike({ record: { statement: a } }: Source, { record: { statement: b } }: Source): number {
  if ((a.act === 'denies') !== (b.act === 'denies')) return 0
  const figures = (tolls: typeof a.tolls) => (tolls ?? []).map(({ measure, min, max }) => `${measure} ${min} ${max}`)
  const shared = figures(a.tolls).filter((figure) => figures(b.tolls).includes(figure)).length
  const sameType = a.event !== undefined && a.event.type === b.event?.type
  return 4 * shared + 2 * Number(sameType) + 2 * Number(sameWording(a, b)) + Number(a.act === b.act)
}

function first(sources: readonly Source[]): Source {
  return sources.reduce((least, source) => (source.record.id < least.record.id ? source : least))
}
