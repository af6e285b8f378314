import type { OriginDecision } from './document-link.ts'
import { namesDiffer } from './names-may-be-one.ts'
import type { Source, SourceLink } from './source.ts'

/** The statements of one origin, and what put them together. */
export interface SourceGroup {
  members: Source[]
  /** All links between its statements; `joining` those without which they would not be one. */
  links: SourceLink[]
  joining: SourceLink[]
}

interface Node extends SourceGroup {
  /** Who it is, where that is known: two who are known and not the same are never one, unless a person says so. */
  known: string | null
  persons: string[]
}

/**
 * Puts sources together along links, strongest first. A link that would make two known actors, or persons of different names, one
 * is passed over. Links come sorted, so the result does not hang on the order of documents. What a person joined is one, what he
 * parted stays apart.
 */
export function joinSources(
  sources: readonly Source[],
  links: readonly SourceLink[],
  decisions: readonly OriginDecision[] = [],
): SourceGroup[] {
  const { parted, joined } = decided(decisions)
  const nodes = new Map<Source, Node>()
  const byStatement = new Map<string, Source>()
  for (const source of sources) {
    const known = source.kind === 'actor' || source.kind === 'unnamed' ? source.key : null
    const persons = source.kind === 'named' ? source.words.persons : []
    nodes.set(source, { members: [source], links: [], joining: [], known, persons })
    byStatement.set(source.record.id, source)
  }
  const join = (link: SourceLink, bySomeone = false): void => {
    const [a, b] = [nodes.get(link.a)!, nodes.get(link.b)!]
    if (a === b) return void a.links.push(link)
    const apart = parted.get(link.a.record.id) !== parted.get(link.b.record.id)
    const others = (a.known !== null && b.known !== null && a.known !== b.known) || namesDiffer(a.persons, b.persons)
    if (!bySomeone && (apart || others)) return
    const [large, small] = a.members.length >= b.members.length ? [a, b] : [b, a]
    large.members.push(...small.members)
    large.links.push(link, ...small.links)
    large.joining.push(link, ...small.joining)
    large.known = smaller(a.known, b.known)
    large.persons = [...new Set([...a.persons, ...b.persons])]
    for (const member of small.members) nodes.set(member, large)
  }
  for (const link of links) join(link)
  for (const together of joined) {
    const members = [...together].sort().flatMap((id) => byStatement.get(id) ?? [])
    for (const b of members.slice(1)) join({ a: members[0], b, rule: 'I1', kind: 'reviewer' }, true)
  }
  return [...new Set(nodes.values())].map(({ members, links: own, joining }) => ({ members, links: own, joining }))
}

/** The decisions as they stand in the end: a later one undoes what it contradicts of an earlier one. */
function decided(decisions: readonly OriginDecision[]): { parted: Map<string, number>; joined: Set<string>[] } {
  const parted = new Map<string, number>()
  const joined: Set<string>[] = []
  decisions.forEach((decision, at) => {
    if (decision.action === 'part-origins')
      for (const statement of decision.statements) {
        parted.set(statement, at)
        for (const together of joined) together.delete(statement)
      }
    if (decision.action === 'join-origins') {
      for (const statement of decision.statements) parted.delete(statement)
      joined.push(new Set(decision.statements))
    }
  })
  return { parted, joined }
}

function smaller(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
