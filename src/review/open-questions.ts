import { incidentId } from '../ledger/incident-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, openIncident, type OpenedIncident } from '../ledger/sum-up-incident.ts'
import type { Suggestion } from '../corroborate/suggest-merges.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'

/** What a person can decide, with how many texts it bears on and the command that decides it. */
export type OpenQuestion =
  | { kind: 'merge'; incidents: [string, string]; why: Suggestion['why']; effect: number; command: string }
  | {
      kind: 'statement'
      incident: string
      statement: StatementRecord
      source: string
      why: string[]
      effect: number
      command: string
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
 * What waits for a person, most effect first: incidents that may be one, and for each source and act that a status hangs on the
 * statement with most copies, as long as none of them has been read. One decision on it settles the act of that source.
 */
export async function openQuestions(
  ledger: Ledger,
  { incident, limit = 50 }: { incident?: StoredIncident; limit?: number } = {},
): Promise<OpenQuestion[]> {
  const context = await dossierContext(ledger)
  const pairs = new Map<string, Extract<OpenQuestion, { kind: 'merge' }>>()
  let found: OpenQuestion[] = []
  for await (const stored of incident ? [incident] : ledger.walkIncidents()) {
    const opened = await openIncident(ledger, stored, context)
    await ledger.keepSummary(stored, opened.incident, opened.suggestions)
    for (const suggestion of opened.suggestions) await addPair(ledger, suggestion, pairs)
    found = first([...found, ...statementQuestions(opened)], limit)
  }
  return first([...pairs.values(), ...found], limit)
}

function first(questions: readonly OpenQuestion[], limit: number): OpenQuestion[] {
  const order = ({ kind, effect, command }: OpenQuestion) => [-effect, kind, command] as const
  return [...questions]
    .sort((a, b) => {
      const [one, other] = [order(a), order(b)]
      const at = one.findIndex((value, i) => value !== other[i])
      return at < 0 ? 0 : one[at] < other[at] ? -1 : 1
    })
    .slice(0, limit)
}

/** A pair bears on the texts of the smaller of the two. */
async function addPair(
  ledger: Ledger,
  { incidents, why }: Suggestion,
  pairs: Map<string, Extract<OpenQuestion, { kind: 'merge' }>>,
): Promise<void> {
  const [a, b] = await Promise.all(incidents.map((leader) => ledger.incident(incidentId(leader))))
  if (!a || !b || a.id === b.id) return
  const [large, small] = a.documents > b.documents || (a.documents === b.documents && a.id < b.id) ? [a, b] : [b, a]
  const command = `selon review merge ${large.id} --with ${small.id}`
  pairs.set(command, { kind: 'merge', incidents: [large.id, small.id], why, effect: small.documents, command })
}

function statementQuestions({ incident, records }: OpenedIncident): OpenQuestion[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return incident.origins.flatMap((origin) => {
    const said = new Map<string, StatementRecord[]>()
    for (const id of origin.statements) {
      const record = byId.get(id)
      if (!record || !decisive.has(record.statement.act)) continue
      const key = `${record.statement.act} ${record.statement.deniesWhat ?? ''}`
      said.set(key, [...(said.get(key) ?? []), record])
    }
    return [...said.values()].flatMap((members) => questionOf(incident.id, origin.name, members) ?? [])
  })
}

function questionOf(incident: string, source: string, members: readonly StatementRecord[]): OpenQuestion | null {
  if (members.some(({ statement }) => ['accepted', 'corrected'].includes(statement.reviewState))) return null
  const open = members.filter(({ statement }) => statement.reviewState === 'proposed')
  if (!open.some(({ statement }) => statement.needsReview.length > 0)) return null
  const copies = ({ statement }: StatementRecord) =>
    open.filter((other) => other.statement.content.exact === statement.content.exact).length
  const [asked] = [...open].sort((a, b) => copies(b) - copies(a) || (a.id < b.id ? -1 : 1))
  return {
    kind: 'statement',
    incident,
    statement: asked,
    source,
    why: [...new Set(open.flatMap(({ statement }) => statement.needsReview))].sort(),
    effect: new Set(open.map(({ document }) => document)).size,
    command: `selon review accept ${asked.id} --all-copies`,
  }
}
