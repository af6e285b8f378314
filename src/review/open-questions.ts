import { documentsOfReview, statementsOfReview } from '../corroborate/review-names.ts'
import { chainInEffect } from '../corroborate/second-reviewer.ts'
import type { OpenPoints, OpenStatement } from '../corroborate/open-points.ts'
import type { Suggestion } from '../corroborate/suggest-merges.ts'
import { manyTexts, unknownNames, type UnknownName } from '../corroborate/unknown-names.ts'
import { incidentId } from '../ledger/incident-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredIncident } from '../ledger/read-incidents.ts'
import { dossierContext, openIncident, type DossierContext } from '../ledger/sum-up-incident.ts'
import { nameTask, pairTask, reviewTasks } from './review-tasks.ts'

interface Asked {
  /** The same as long as it is the same question (`Task.key`). */
  key: string
  /** How many texts it bears on. */
  effect: number
  /** What decides it, but for who and why. */
  command: string
}

/** What a person can decide, with how many texts it bears on and the command that decides it. */
export type OpenQuestion = Asked &
  (
    | { kind: 'second'; review: string; action: string; target: string; by: string; why: string }
    | { kind: 'merge'; incidents: [string, string]; why: Suggestion['why'] }
    /** A text that nothing was read from. */
    | { kind: 'read'; document: string; title: string; lang: string; outlet: string | null; why: 'no-pack' }
    /** A name that may be another's. */
    | ({ kind: 'name'; actor: string } & Pick<UnknownName, 'name' | 'why' | 'candidates'>)
    | ({ kind: 'statement'; incident: string } & Omit<OpenStatement, 'effect'>)
  )

export interface QuestionOptions {
  /** Only what this incident asks. */
  incident?: StoredIncident
  limit?: number
  context?: DossierContext
  /** Changed incidents that are summed up before answering; what the others ask comes once they are. */
  mostOpened?: number
}

/**
 * What waits for a person, most effect first: incidents that may be one, names that may be another's, texts and decisions that wait
 * for somebody, and for each source and act that a status hangs on the statement with most copies, as long as none of them has been
 * read. Only incidents that changed since they were last asked are opened.
 */
export async function openQuestions(
  ledger: Ledger,
  { incident, limit = 50, mostOpened = Infinity, ...known }: QuestionOptions = {},
): Promise<OpenQuestion[]> {
  const context = known.context ?? (await dossierContext(ledger))
  if (incident) return questionsOf(ledger, incident, context, limit)
  const fresh = await openStale(ledger, context, mostOpened)
  const stored = (await ledger.questions(limit + fresh.size * 4)).filter((one) => !fresh.has(one.incident))
  const statements = [
    ...stored.map(({ incident: id, ...open }) => statementQuestion(id, open)),
    ...[...fresh].flatMap(([id, { statements: open }]) => open.map((one) => statementQuestion(id, one))),
  ]
  return first(
    [
      ...(await secondQuestions(ledger)),
      ...(await pairQuestions(ledger, await ledger.suggestions(), limit)),
      ...(await nameQuestions(ledger, context)),
      ...(await unreadQuestions(ledger, context)),
      ...statements,
    ],
    limit,
  )
}

/** What was open in incidents that had to be summed up, by their ids; kept with them, where the dossier may be written. */
async function openStale(ledger: Ledger, context: DossierContext, most: number): Promise<Map<string, OpenPoints>> {
  const fresh = new Map<string, OpenPoints>()
  for (const id of (await ledger.staleIncidents()).slice(0, most)) {
    const stored = await ledger.incident(id)
    if (!stored) continue
    const { incident, suggestions, points } = await openIncident(ledger, stored, context)
    await ledger.keepSummary(stored, incident, suggestions, points)
    fresh.set(id, points)
  }
  return fresh
}

async function questionsOf(
  ledger: Ledger,
  stored: StoredIncident,
  context: DossierContext,
  limit: number,
): Promise<OpenQuestion[]> {
  const { incident, suggestions, points } = await openIncident(ledger, stored, context)
  await ledger.keepSummary(stored, incident, suggestions, points)
  const pairs = suggestions.map(({ incidents, why }) => ({ ids: incidents.map(incidentId), why }))
  const here = new Set(points.actors.map(({ id }) => id))
  return first(
    [
      ...(await secondQuestions(ledger, stored)),
      ...(await pairQuestions(ledger, pairs, limit)),
      ...(await nameQuestions(ledger, context)).filter((one) => one.kind === 'name' && here.has(one.actor)),
      ...points.statements.map((open) => statementQuestion(stored.id, open)),
    ],
    limit,
  )
}

/** Decisions that wait for a second person; of an incident those on it. */
async function secondQuestions(ledger: Ledger, incident?: StoredIncident): Promise<OpenQuestion[]> {
  const { waiting } = chainInEffect(await ledger.reviews())
  if (waiting.length === 0) return []
  const own = incident && new Set((await ledger.statementsOf(incident)).map(({ id }) => id))
  return waiting
    .filter((review) => !own || review.target === incident.id || statementsOfReview(review).some((id) => own.has(id)))
    .map((review) => ({
      key: review.id,
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
  const looked = new Set(reviewTasks(await ledger.reviews()).done.map(({ key }) => key))
  return (await ledger.unreadDocuments())
    .filter(({ id }) => !looked.has(id) && !decisions.sealed.has(id))
    .map(({ id, title, lang, outlet }) => ({
      key: id,
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

/** Asked at once: who reads a dossier for its names opens the list of parties. */
const mostNames = 30

async function nameQuestions(ledger: Ledger, { parties, decisions }: DossierContext): Promise<OpenQuestion[]> {
  const names = unknownNames(await ledger.actorsNamed(), parties, decisions.aliases).slice(0, mostNames)
  const texts = await ledger.textsNaming(names.map(({ id }) => id))
  return names.flatMap(({ id, name, why, candidates }) => {
    const effect = texts.get(id) ?? 0
    if (effect < (why === 'unknown-name' ? manyTexts : 1)) return []
    const set = JSON.stringify({ name, is: candidates[0]?.name ?? 'NAME' })
    const command = `selon review alias dossier --set '${set.replaceAll("'", "'\\''")}'`
    return { key: nameTask(name), kind: 'name', actor: id, name, why, candidates, effect, command }
  })
}

type Pair = { ids: string[]; why: Suggestion['why'] }

/** A pair bears on the texts of the smaller of the two. */
async function pairQuestions(ledger: Ledger, pairs: readonly Pair[], limit: number): Promise<OpenQuestion[]> {
  const questions = new Map<string, OpenQuestion>()
  const incidents = await ledger.incidentsInShort([...new Set(pairs.flatMap(({ ids }) => ids))])
  for (const { ids, why } of pairs) {
    const [a, b] = ids.map((id) => incidents.get(id))
    if (!a || !b || a.id === b.id) continue
    const [large, small] = a.documents > b.documents || (a.documents === b.documents && a.id < b.id) ? [a, b] : [b, a]
    const command = `selon review merge ${large.id} --with ${small.id}`
    questions.set(command, {
      key: pairTask([large.id, small.id]),
      kind: 'merge',
      incidents: [large.id, small.id],
      why,
      effect: small.documents,
      command,
    })
  }
  return first([...questions.values()], limit)
}

function statementQuestion(incident: string, open: OpenStatement): OpenQuestion {
  const { id } = open.statement
  return { key: id, kind: 'statement', incident, ...open, command: `selon review accept ${id} --all-copies` }
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
