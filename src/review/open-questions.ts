import { incidentId } from '../ledger/incident-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, openIncident, type DossierContext, type OpenedIncident } from '../ledger/sum-up-incident.ts'
import { documentsOfReview, statementsOfReview } from '../corroborate/review-names.ts'
import { chainInEffect } from '../corroborate/second-reviewer.ts'
import type { Suggestion } from '../corroborate/suggest-merges.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'

/** What a person can decide, with how many texts it bears on and the command that decides it. */
export type OpenQuestion =
  | {
      kind: 'second'
      review: string
      action: string
      target: string
      by: string
      why: string
      effect: number
      command: string
    }
  | { kind: 'merge'; incidents: [string, string]; why: Suggestion['why']; effect: number; command: string }
  /** A text that nothing was read from. */
  | {
      kind: 'read'
      document: string
      title: string
      lang: string
      outlet: string | null
      why: 'no-pack'
      effect: number
      command: string
    }
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
  const looked = incident ? [incident] : await incidentsToOpen(ledger)
  let found: OpenQuestion[] = []
  const own: Pair[] = []
  for (const { id } of looked) {
    const stored = await ledger.incident(id)
    if (!stored) continue
    const opened = await openIncident(ledger, stored, context)
    await ledger.keepSummary(stored, opened.incident, opened.suggestions)
    for (const { incidents, why } of opened.suggestions) own.push({ ids: incidents.map(incidentId), why })
    found = first([...found, ...statementQuestions(opened)], limit)
  }
  const pairs = incident ? own : await ledger.suggestions()
  const unread = incident ? [] : await unreadQuestions(ledger, context)
  return first(
    [...(await secondQuestions(ledger, incident)), ...(await pairQuestions(ledger, pairs)), ...unread, ...found],
    limit,
  )
}

/** Decisions that wait for a second person; of an incident those on it. */
async function secondQuestions(ledger: Ledger, incident?: StoredIncident): Promise<OpenQuestion[]> {
  const { waiting } = chainInEffect(await ledger.reviews())
  const own = incident && new Set((await ledger.statementsOf(incident)).map(({ id }) => id))
  return waiting
    .filter((review) => !own || review.target === incident.id || statementsOfReview(review).some((id) => own.has(id)))
    .map((review) => ({
      kind: 'second',
      review: review.id,
      action: review.action,
      target: review.target,
      by: review.by,
      why: review.reason,
      effect: documentsOfReview(review).length,
      command: `selon review accept ${review.id}`,
    }))
}

/** Texts that only a person can read, until one has said something of them or a translation is here. */
async function unreadQuestions(ledger: Ledger, { decisions }: DossierContext): Promise<OpenQuestion[]> {
  const looked = new Set((await ledger.reviews()).map(({ target }) => target))
  return (await ledger.unreadDocuments())
    .filter(({ id }) => !looked.has(id) && !decisions.sealed.has(id))
    .map(({ id, title, lang, outlet }) => ({
      kind: 'read',
      document: id,
      title,
      lang,
      outlet,
      why: 'no-pack',
      effect: 1,
      command: `selon review add-statement ${id}`,
    }))
}

/** Statements are asked about where most texts hang on them; pairs of the others are known since they were last summed up. */
const mostOpened = 200

async function incidentsToOpen(ledger: Ledger): Promise<Pick<StoredIncident, 'id'>[]> {
  const stale: Pick<StoredIncident, 'id'>[] = []
  let large: StoredIncident[] = []
  for await (const stored of ledger.walkIncidents()) {
    if (stored.summary === null) stale.push({ id: stored.id })
    large.push(stored)
    if (large.length > 4 * mostOpened) large = largest(large)
  }
  return [...new Map([...largest(large), ...stale].map(({ id }) => [id, { id }])).values()]
}

function largest(incidents: readonly StoredIncident[]): StoredIncident[] {
  return [...incidents].sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1)).slice(0, mostOpened)
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

type Pair = { ids: string[]; why: Suggestion['why'] }
type MergeQuestion = Extract<OpenQuestion, { kind: 'merge' }>

/** A pair bears on the texts of the smaller of the two. */
async function pairQuestions(ledger: Ledger, pairs: readonly Pair[]): Promise<MergeQuestion[]> {
  const questions = new Map<string, MergeQuestion>()
  for (const { ids, why } of pairs) {
    const [a, b] = [await ledger.incident(ids[0]), await ledger.incident(ids[1])]
    if (!a || !b || a.id === b.id) continue
    const [large, small] = a.documents > b.documents || (a.documents === b.documents && a.id < b.id) ? [a, b] : [b, a]
    const command = `selon review merge ${large.id} --with ${small.id}`
    questions.set(command, { kind: 'merge', incidents: [large.id, small.id], why, effect: small.documents, command })
  }
  return [...questions.values()]
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
