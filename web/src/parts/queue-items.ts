import type { Question, QueueState } from '../api.ts'

/** One thing to decide, whatever list it stands in. */
export interface QueueItem {
  /** The same as long as it is the same question. */
  key: string
  kind: 'statement' | 'merge' | 'name' | 'second' | 'incident' | 'document'
  state: QueueState
  statement?: string
  incidents?: string[]
  document?: string
  /** Of a decision that waits: its id and what it is. */
  review?: string
  action?: string
  by?: string
  to?: string
  said?: Question['said']
  /** A name, the actor that texts make of it, and whose it may be. */
  name?: string
  actor?: string
  candidates: { id: string; name: string }[]
  /** Words under which it stands in the list, where they are known. */
  title?: string
  /** Of incidents, as the server keeps them. */
  labels?: string[]
  why: string[]
  effect: number
}

export const tabs = ['open', 'assigned', 'waiting', 'differing', 'done'] as const
export type Tab = (typeof tabs)[number]

/** What the server is asked for: what was handed to somebody is open, too. */
export function statesOf(tab: Tab): string {
  return tab === 'open' ? 'open,assigned' : tab
}

export function itemOf(question: Question): QueueItem {
  const { key, state, to, said, kind, incidents, labels, statement, source, review, action, by, name, effect } =
    question
  const item = {
    key,
    state,
    ...(to !== undefined && { to }),
    ...(said && { said }),
    ...(labels && { labels }),
    candidates: question.candidates ?? [],
    why: [question.why].flat().filter((one) => one !== ''),
    effect,
  }
  const title = question.title ? { title: question.title } : {}
  if (kind === 'second' && review && question.target)
    return { ...item, ...about(question.target), kind: 'second', review, ...(action && { action }), ...(by && { by }) }
  if (statement) {
    const words = [source, statement.statement.content.exact].filter(Boolean).join(': ').replace(/\s+/gu, ' ')
    return { ...item, kind: 'statement', statement: statement.id, title: words }
  }
  if (name !== undefined) return { ...item, kind: 'name', name, ...(question.actor && { actor: question.actor }) }
  if (incidents?.length === 2) return { ...item, kind: 'merge', incidents }
  return {
    ...item,
    ...title,
    ...about(question.document && kind !== 'task' ? question.document : (question.target ?? '')),
  }
}

/** Where a flag on this question belongs: its target, and what tells it from others there. */
export function flagOf({ kind, statement, incidents, document, name, review }: QueueItem): {
  target: string
  set: object
} {
  if (kind === 'merge' && incidents) return { target: incidents[0], set: { pair: incidents } }
  if (kind === 'name') return { target: 'dossier', set: { name } }
  return { target: statement ?? document ?? incidents?.[0] ?? review ?? 'dossier', set: {} }
}

function about(target: string): Pick<QueueItem, 'kind' | 'statement' | 'incidents' | 'document'> {
  if (target.startsWith('st:')) return { kind: 'statement', statement: target }
  if (target.startsWith('inc:')) return { kind: 'incident', incidents: [target] }
  return { kind: 'document', document: target }
}
