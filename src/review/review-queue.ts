import { hideSealed, sealedWords } from '../corroborate/hide-sealed.ts'
import { chainInEffect } from '../corroborate/second-reviewer.ts'
import { documentOfStatement } from '../corroborate/statement-records.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, type DossierContext } from '../ledger/sum-up-incident.ts'
import { openQuestions, type OpenQuestion, type QuestionOptions } from './open-questions.ts'
import { pairTask, reviewTasks, type ReviewTasks, type Task } from './review-tasks.ts'

/** Where a question stands, the same for everybody who asks. */
export const queueStates = ['open', 'assigned', 'waiting', 'differing', 'done'] as const
export type QueueState = (typeof queueStates)[number]

/** Something that a person handed on, put aside or answered, and that nothing asks by itself. */
export interface TaskQuestion {
  kind: 'task'
  key: string
  target: string
  incidents?: string[]
  document?: string
  name?: string
  title?: string
  why: string[]
  effect: number
  command: string
}

/** A question with where it stands; who said so last, when, why and by which decision, where somebody did. */
export type QueuedQuestion = (OpenQuestion | TaskQuestion) & {
  state: QueueState
  to?: string
  said?: Pick<Task, 'by' | 'at' | 'reason' | 'review' | 'action'>
  /** Of the incidents it is about, in their order. */
  labels?: string[]
}

export interface ReviewQueue {
  questions: QueuedQuestion[]
  /** How many stand where, of those that were looked at. */
  counts: Record<QueueState, number>
  /** Changed incidents that were not looked at yet. */
  pending: number
}

export interface QueueOptions extends QuestionOptions {
  /** Only these; what is open and assigned where it is left out. */
  states?: readonly QueueState[]
  /** Only what was handed to this person. */
  to?: string
}

/** Questions looked at, so that those of a state are found among them. */
const mostQuestions = 500

/**
 * What waits for whom. A question is waiting while it is put aside or wants a second person, assigned once it was handed to
 * somebody, else open; statements on which two persons differ and what was answered are lists of their own.
 */
export async function reviewQueue(
  ledger: Ledger,
  { states = ['open', 'assigned'], to, limit = 50, ...asked }: QueueOptions = {},
): Promise<ReviewQueue> {
  const context = await dossierContext(ledger)
  const found = await openQuestions(ledger, { ...asked, context, limit: Math.max(limit, mostQuestions) })
  const chain = await ledger.reviews()
  const tasks = reviewTasks(chain)
  const [assigned, deferred] = [await byKey(ledger, tasks.assigned), await byKey(ledger, tasks.deferred)]
  const questions = found.map((question) => stated(question, assigned, deferred))
  if (!asked.incident) {
    const known = new Set(found.map(({ key }) => key))
    const rest = [...new Map([...assigned, ...deferred])].flatMap(([key, task]) => (known.has(key) ? [] : [task]))
    for (const task of rest) questions.push(stated(taskQuestion(task), assigned, deferred))
    for (const target of tasks.differing) questions.push({ ...differing(target, tasks), state: 'differing' })
    const held = new Set(chainInEffect(chain).waiting.map(({ id }) => id))
    for (const task of tasks.done)
      if (!held.has(task.review)) questions.push({ ...taskQuestion(task), ...saidBy(task), state: 'done' })
  }
  const counts = Object.fromEntries(queueStates.map((state) => [state, 0])) as ReviewQueue['counts']
  for (const { state } of questions) counts[state]++
  const wanted = questions.filter((one) => states.includes(one.state) && (to === undefined || isFor(one, to)))
  const shown = await titled(ledger, wanted.slice(0, limit), context)
  return { questions: shown, counts, pending: (await ledger.staleIncidents()).length }
}

/** Questions with the words under which they are listed: labels of incidents, the title of a text, what a statement says. */
async function titled(
  ledger: Ledger,
  questions: readonly QueuedQuestion[],
  { decisions }: DossierContext,
): Promise<QueuedQuestion[]> {
  const ids = questions.flatMap((one) => ('incidents' in one && one.incidents) || [])
  const incidents = await ledger.incidentsInShort([...new Set(ids)])
  const tasks = questions.flatMap((one) => (one.kind === 'task' && one.document ? [one.document] : []))
  const documents = new Map((await ledger.documents([...new Set(tasks)])).map((one) => [one.id, one]))
  const read = hideSealed(await ledger.statementsOfDocuments([...documents.keys()]), decisions.sealed)
  const statements = new Map(read.map((record) => [record.id, record.statement]))
  return questions.map((question) => {
    const pair = 'incidents' in question ? question.incidents : undefined
    const labels = pair && { labels: pair.map((id) => incidents.get(id)?.label ?? id) }
    if (question.kind !== 'task' || !question.document) return { ...question, ...labels }
    const said = statements.get(question.target)
    const title = decisions.sealed.has(question.document) ? sealedWords : documents.get(question.document)?.title
    return { ...question, ...labels, title: (said?.content.exact ?? title ?? question.target).replace(/\s+/gu, ' ') }
  })
}

function stated(
  question: OpenQuestion | TaskQuestion,
  assigned: ReadonlyMap<string, Task>,
  deferred: ReadonlyMap<string, Task>,
): QueuedQuestion {
  const [later, handed] = [deferred.get(question.key), assigned.get(question.key)]
  const to = handed?.to ? { to: handed.to } : {}
  if (later) return { ...question, ...to, ...saidBy(later), state: 'waiting' }
  if (question.kind === 'second') return { ...question, ...to, state: 'waiting' }
  return handed ? { ...question, ...to, ...saidBy(handed), state: 'assigned' } : { ...question, state: 'open' }
}

function saidBy({ by, at, reason, review, action }: Task): Pick<QueuedQuestion, 'said'> {
  return { said: { by, at, reason, review, action } }
}

function taskQuestion({ key, target, incidents, name }: Task): TaskQuestion {
  const ids = incidents ?? (target.startsWith('inc:') ? [target] : [])
  const document = target.startsWith('st:') ? documentOfStatement(target) : target.startsWith('doc:') ? target : null
  return {
    kind: 'task',
    key,
    target,
    ...(ids.length > 0 && { incidents: ids }),
    ...(document && { document }),
    ...(name !== null && { name }),
    why: [],
    effect: 0,
    command: `selon explain ${target}`,
  }
}

function differing(target: string, { done, people }: ReviewTasks): TaskQuestion & Pick<QueuedQuestion, 'said'> {
  const task = done.find(({ key }) => key === target)
  const none = { key: target, target, incidents: null, name: null }
  return { ...taskQuestion({ ...none, ...task } as Task), why: people[target] ?? [], ...(task && saidBy(task)) }
}

/** Names are compared as they are written, but for letter case and spaces. */
function isFor({ to = '' }: QueuedQuestion, person: string): boolean {
  const bare = (name: string) => name.trim().replace(/\s+/gu, ' ').toLowerCase()
  return bare(to) === bare(person)
}

/** By the keys that questions have now: incidents may go by other ids since, and what is one is asked no more. */
async function byKey(ledger: Ledger, tasks: readonly Task[]): Promise<Map<string, Task>> {
  const pairs = tasks.flatMap(({ incidents }) => incidents ?? [])
  const now = pairs.length > 0 ? await ledger.incidentsInShort([...new Set(pairs)]) : new Map<string, { id: string }>()
  const found = new Map<string, Task>()
  for (const task of tasks) {
    const ids = task.incidents?.map((id) => now.get(id)?.id ?? id)
    if (ids && ids[0] === ids[1]) continue
    const key = ids ? pairTask(ids) : task.key
    if (!found.has(key)) found.set(key, ids ? { ...task, key, incidents: ids } : task)
  }
  return found
}
