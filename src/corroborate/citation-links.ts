import type { SourceGroup } from './join-sources.ts'
import { namesMeet } from './names-may-be-one.ts'
import { isOrigin, outletNames, type Source, type SourceLink } from './source-links.ts'

/**
 * Who cites a medium whose own text is in the incident relays that text's source (I3): the only one it has, or the only one that says
 * the same. Where that is open the medium stays what it is, a source behind which nobody is named (I9).
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
  const fitting = origins.flatMap(({ members }) => {
    const inText = members.filter(
      ({ record, kind }) =>
        kind !== 'outlet' && record.document !== a.record.document && namesMeet(outletNames(record), medium),
    )
    return inText.length > 0 ? [inText] : []
  })
  if (fitting.length < 2) return fitting[0] ? first(fitting[0]) : null
  const scores = fitting.map((sources) => Math.max(...sources.map((source) => alike(a, source))))
  const best = Math.max(...scores)
  return scores.filter((score) => score === best).length === 1 ? first(fitting[scores.indexOf(best)]) : null
}

/** How much two statements say the same: figures weigh more than the type of event, that more than the act. */
function alike({ record: { statement: a } }: Source, { record: { statement: b } }: Source): number {
  const figures = (tolls: typeof a.tolls) => (tolls ?? []).map(({ measure, min, max }) => `${measure} ${min} ${max}`)
  const shared = figures(a.tolls).filter((figure) => figures(b.tolls).includes(figure)).length
  return 4 * shared + 2 * Number(a.event !== undefined && a.event.type === b.event?.type) + Number(a.act === b.act)
}

function first(sources: readonly Source[]): Source {
  return sources.reduce((least, source) => (source.record.id < least.record.id ? source : least))
}
