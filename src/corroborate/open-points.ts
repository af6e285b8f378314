import type { Actor } from '../model/actor.ts'
import { personTypes } from '../model/actor-types.ts'
import type { Incident } from '../model/incident.ts'
import { nameKey } from './name-key.ts'
import type { StatementRecord } from './statement-record.ts'

/** A statement on which a status hangs and that nobody has read. */
export interface OpenStatement {
  statement: StatementRecord
  source: string
  why: string[]
  /** Texts in which this source says so. */
  effect: number
}

/** A body that somebody is taken for: it speaks, acts or is hit. */
export interface NamedActor {
  id: string
  name: string
  /** `source` where the texts alone tell who it is. */
  basis: Actor['typeBasis']
  /** Texts that name it. */
  documents: number
}

/** What of an incident a person may be asked about; kept with its summary. */
export interface OpenPoints {
  statements: OpenStatement[]
  actors: (Omit<NamedActor, 'documents'> & { documents: string[] })[]
}

export const noPoints: OpenPoints = { statements: [], actors: [] }

/** Pure; of sealed documents no name is told. */
export function openPoints(
  incident: Pick<Incident, 'origins'>,
  records: readonly StatementRecord[],
  sealed: ReadonlySet<string>,
): OpenPoints {
  return {
    statements: openStatements(incident, records),
    actors: namedActors(records.filter(({ document }) => !sealed.has(document))),
  }
}

/** Acts on which a status hangs. */
const decisive: ReadonlySet<string> = new Set([
  'claims-responsibility',
  'acknowledges',
  'confirms',
  'denies',
  'disputes',
  'accuses',
  'retracts',
  'verifies',
  'finds',
])

/**
 * For each source and act that a status hangs on the statement with most copies, as long as none of them has been read or put aside.
 * One decision on it settles the act of that source.
 */
function openStatements({ origins }: Pick<Incident, 'origins'>, records: readonly StatementRecord[]): OpenStatement[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return origins.flatMap((origin) => {
    const said = new Map<string, StatementRecord[]>()
    for (const id of origin.statements) {
      const record = byId.get(id)
      if (!record || !decisive.has(record.statement.act)) continue
      const key = `${record.statement.act} ${record.statement.deniesWhat ?? ''}`
      said.set(key, [...(said.get(key) ?? []), record])
    }
    return [...said.values()].flatMap((members) => openStatement(origin.name, members) ?? [])
  })
}

function openStatement(source: string, members: readonly StatementRecord[]): OpenStatement | null {
  // Who put one of them aside put the question aside, not these words in one copy.
  if (members.some(({ statement }) => ['accepted', 'corrected', 'deferred'].includes(statement.reviewState)))
    return null
  const open = members.filter(({ statement }) => statement.reviewState === 'proposed')
  if (!open.some(({ statement }) => statement.needsReview.length > 0)) return null
  const copies = ({ statement }: StatementRecord) =>
    open.filter((other) => other.statement.content.exact === statement.content.exact).length
  const [asked] = [...open].sort((a, b) => copies(b) - copies(a) || (a.id < b.id ? -1 : 1))
  return {
    statement: asked,
    source,
    why: [...new Set(open.flatMap(({ statement }) => statement.needsReview))].sort(),
    effect: new Set(open.map(({ document }) => document)).size,
  }
}

/** Private persons are not listed (ethics H7), nor are media, whose names their own texts give. */
const notListed: ReadonlySet<string> = new Set([...personTypes, 'media', 'civilians', 'protesters', 'rioters'])

function namedActors(records: readonly StatementRecord[]): OpenPoints['actors'] {
  const found = new Map<string, { actor: Actor; documents: Set<string> }>()
  for (const { statement, actors, document } of records) {
    const meant = [
      ...statement.chain.slice(1).map(({ actor }) => actor),
      ...(statement.event?.roles ?? []).map(({ ref }) => ref),
    ]
    for (const actor of actors) {
      if (!meant.includes(actor.id) || notListed.has(actor.type) || nameKey(actor.displayName) === '') continue
      const known = found.get(actor.id) ?? { actor, documents: new Set() }
      found.set(actor.id, known)
      known.documents.add(document)
    }
  }
  return [...found.values()]
    .map(({ actor: { id, displayName, typeBasis, country }, documents }) => ({
      id,
      name: displayName,
      // A state and its organs are known by their country.
      basis: country === undefined ? typeBasis : 'gazetteer',
      documents: [...documents].sort(),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
