/** What can be done with a question, each by a key; the page gives what each does. Keys are the same wherever an action stands. */
import type { QueueItem } from './queue-items.ts'

/** Every action with its key; some keys serve two kinds of questions that never stand together. */
export const keyOf = {
  accept: 'a',
  correct: 'e',
  reject: 'r',
  add: 'n',
  'take-out': 's',
  move: 'm',
  join: 'o',
  part: 'p',
  alias: 'l',
  'merge-them': 'm',
  'keep-apart': 's',
  'own-name': 'i',
  'other-name': 'l',
  confirm: 'a',
  refuse: 'r',
  settle: 'b',
  defer: 'd',
  'defer-why': 'D',
  'take-up': 't',
  comment: 'c',
  assign: 'g',
} as const
export type QueueAction = keyof typeof keyOf

export interface ActionFacts {
  /** Whether the statement stands in an incident. */
  inIncident: boolean
  /** Whether its source is told by words of its own. */
  hasSource: boolean
}

/** The actions that a question offers, the likeliest first. */
export function actionsOf(item: QueueItem, { inIncident, hasSource }: ActionFacts): QueueAction[] {
  const notes: QueueAction[] = ['comment', 'assign']
  const later: QueueAction[] = item.state === 'waiting' ? ['take-up'] : ['defer', 'defer-why']
  switch (item.kind) {
    case 'second':
      return ['confirm', 'refuse']
    case 'merge':
      return ['merge-them', 'keep-apart', ...later, ...notes]
    case 'name':
      return ['other-name', 'own-name', ...later, 'assign']
    case 'statement':
      return [
        'accept',
        'correct',
        'reject',
        ...(item.state === 'differing' ? (['settle'] as const) : []),
        'add',
        ...(inIncident ? (['move', 'take-out', 'join', 'part'] as const) : (['move'] as const)),
        ...(hasSource ? (['alias'] as const) : []),
        ...later,
        ...notes,
      ]
    default:
      return [...later, ...notes]
  }
}
