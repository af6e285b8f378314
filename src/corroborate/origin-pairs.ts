import type { Origin, OriginPair } from '../model/incident.ts'
import type { DocumentLink } from './document-link.ts'
import { isParty } from './incident-sides.ts'
import { namesMeet } from './names-may-be-one.ts'
import { isSamePost, mediaBehind } from './passed-on.ts'
import { sameWording } from './same-wording.ts'
import { sourceIdentity } from './source-identity.ts'
import { groupedBy } from './group-by.ts'
import { outletNames } from './source.ts'
import type { StatementRecord } from './statement-record.ts'

type Link = OriginPair['links'][number]

/** Looked for between any two texts; what is not among the links was not found. */
const lookedFor: readonly Link['kind'][] = [
  'citation',
  'copy',
  'near-duplicate',
  'shared-quotation',
  'same-utterance',
  'same-dispatch',
]

/**
 * The pair table of an incident: for every two of its texts what links them, with the figure measured, or what was looked for and not
 * found, and the rule that applies. Made on demand: n texts have n (n − 1) / 2 pairs.
 */
export function originPairs(
  records: readonly StatementRecord[],
  origins: readonly Origin[],
  documentLinks: readonly DocumentLink[] = [],
): OriginPair[] {
  const byDocument = groupedBy(records, ({ document }) => document)
  const documents = [...byDocument.keys()].sort()
  const measured = groupedBy(documentLinks, ({ documents: pair }) => [...pair].sort().join('\n'))
  const carried = new Map(documents.map((id) => [id, origins.filter((origin) => origin.documents.includes(id))]))
  const media = new Map(documents.map((id) => [id, citedMedia(byDocument.get(id)!)]))
  const outlets = new Map(documents.map((id) => [id, outletNames(byDocument.get(id)![0])]))
  const pairs: OriginPair[] = []
  for (const [at, a] of documents.entries())
    for (const b of documents.slice(at + 1)) {
      const links: Link[] = (measured.get(`${a}\n${b}`) ?? [])
        .map(({ kind, similarity, words }) => ({ kind, similarity, ...(words !== undefined && { words }) }))
        .sort((one, other) => (one.kind < other.kind ? -1 : 1))
      const cites = namesMeet(media.get(a)!, outlets.get(b)!) || namesMeet(media.get(b)!, outlets.get(a)!)
      if (carryOnePost(byDocument.get(a)!, byDocument.get(b)!)) links.push({ kind: 'forward' })
      else if (cites) links.push({ kind: 'citation' })
      const dispatch = media.get(a)!.find((name) => media.get(b)!.includes(name))
      if (dispatch) links.push({ kind: 'same-dispatch', words: dispatch })
      const shared = carried.get(a)!.filter((origin) => carried.get(b)!.includes(origin))
      for (const origin of shared) links.push({ kind: kindOf(origin), words: origin.name })
      pairs.push({
        documents: [a, b],
        rule: ruleOf(links, shared, carried.get(a)!, carried.get(b)!),
        links,
        notFound: lookedFor.filter((kind) => !links.some((link) => link.kind === kind)),
      })
    }
  return pairs
}

function citedMedia(records: readonly StatementRecord[]): string[] {
  return [
    ...new Set([
      ...records.flatMap((record) => sourceIdentity(record, records).relays.flat()),
      ...mediaBehind(records[0]),
    ]),
  ].sort()
}

function carryOnePost(a: readonly StatementRecord[], b: readonly StatementRecord[]): boolean {
  const alike = () => a.some((one) => b.some((other) => sameWording(one.statement, other.statement)))
  return isSamePost(a[0], b[0], alike)
}

function kindOf({ basis }: Origin): Link['kind'] {
  if (basis === 'reviewer' || basis === 'same-utterance') return basis
  return 'same-actor'
}

/** The first rule that applies: what links two texts goes before how their origins stand to each other, and doubt comes last. */
function ruleOf(links: readonly Link[], shared: readonly Origin[], a: readonly Origin[], b: readonly Origin[]): string {
  const has = (...kinds: Link['kind'][]) => links.some(({ kind }) => kinds.includes(kind))
  if (has('forward')) return 'I1'
  if (has('copy', 'near-duplicate')) return 'I2'
  if (has('citation')) return 'I3'
  if (shared.some(({ rules }) => rules.includes('I11'))) return 'I11'
  if (has('same-utterance', 'shared-quotation', 'reviewer')) return 'I1'
  if (has('same-actor'))
    return shared.every(({ rules }) => rules.includes('I12') && !rules.includes('I4')) ? 'I12' : 'I4'
  if (has('same-dispatch')) return 'I2'
  const both = a.flatMap((one) => b.map((other) => betweenOrigins(one, other)))
  if (both.length === 0) return 'I9'
  return independent.find((rule) => both.includes(rule)) ?? 'I12'
}

/** Where texts carry several origins, the pair that says most decides. */
const independent = ['I6', 'I7', 'I8', 'I5', 'I10', 'I9', 'I12']

function betweenOrigins(a: Origin, b: Origin): string {
  if (a.independence === 'unknown' || b.independence === 'unknown') {
    const rules = [...a.rules, ...b.rules]
    return ['I10', 'I9'].find((rule) => rules.includes(rule)) ?? 'I12'
  }
  if (isParty(a.side) && isParty(b.side)) return a.side === b.side ? 'I5' : 'I6'
  return isParty(a.side) || isParty(b.side) ? 'I7' : 'I8'
}
