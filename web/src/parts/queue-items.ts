import type { Question, Tasks } from '../api.ts'

/** One thing to decide, whatever list it stands in. */
export interface QueueItem {
  /** The same as long as it is the same question. */
  key: string
  kind: 'statement' | 'merge' | 'second' | 'incident' | 'document'
  statement?: string
  incidents?: string[]
  document?: string
  /** Of a decision that waits: its id and what it is. */
  review?: string
  action?: string
  by?: string
  to?: string
  /** Words under which it stands in the list, where they are known. */
  title?: string
  /** Of incidents, as the server keeps them. */
  labels?: string[]
  why: string[]
  effect: number
}

export const tabs = ['open', 'assigned', 'waiting', 'differing', 'done'] as const
export type Tab = (typeof tabs)[number]

/** What a list shows. A pair that was put aside is not asked about again before somebody takes it up. */
export function itemsOf(tab: Tab, questions: readonly Question[], tasks: Tasks): QueueItem[] {
  if (tab === 'open') {
    const later = new Set(tasks.deferred.flatMap(({ incidents }) => (incidents ? [pairKey(incidents)] : [])))
    return questions
      .filter(({ kind }) => kind !== 'second')
      .map(itemOf)
      .filter(({ key }) => !later.has(key))
  }
  if (tab === 'assigned') return tasks.assigned.map(({ target, to, by }) => ({ ...targetItem(target), to, by }))
  if (tab === 'differing') return tasks.differing.map(targetItem)
  if (tab === 'done') return []
  const second = questions.filter(({ kind }) => kind === 'second').map(itemOf)
  const aside = tasks.deferred.map(({ target, incidents, by, reason }) => ({
    ...(incidents ? pairItem(incidents) : targetItem(target)),
    by,
    why: reason === '' ? [] : [reason],
  }))
  return [...second, ...aside]
}

function itemOf(question: Question): QueueItem {
  const { kind, incidents, labels, statement, source, review, action, by, target, document, effect } = question
  const why = [question.why].flat().filter((one) => one !== '')
  if (kind === 'merge' && incidents) return { ...pairItem(incidents), ...(labels && { labels }), why, effect }
  if (kind === 'second' && review && target)
    return { ...targetItem(target), key: review, kind: 'second', review, action, by, why, effect }
  if (statement) {
    const title = [source, statement.statement.content.exact].filter(Boolean).join(': ').replace(/\s+/gu, ' ')
    return { key: statement.id, kind: 'statement', statement: statement.id, title, why, effect }
  }
  return { ...targetItem(document ?? target ?? ''), ...(question.title && { title: question.title }), why, effect }
}

function pairItem(incidents: readonly string[]): QueueItem {
  return { key: pairKey(incidents), kind: 'merge', incidents: [...incidents], why: [], effect: 0 }
}

function pairKey(incidents: readonly string[]): string {
  return [...incidents].sort().join(' ')
}

function targetItem(target: string): QueueItem {
  const known = { key: target, why: [], effect: 0 }
  if (target.startsWith('st:')) return { ...known, kind: 'statement', statement: target }
  if (target.startsWith('inc:')) return { ...known, kind: 'incident', incidents: [target] }
  return { ...known, kind: 'document', document: target }
}
