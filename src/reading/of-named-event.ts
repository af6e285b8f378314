/** Whether a statement is of an event that its words only name. */
import type { Proposition } from '../model/proposals.ts'
import type { Act } from '../model/statement.ts'

/** "tient la milice pour responsable de l'enlèvement de N": the deed that somebody is accused of, though only named. */
export function isOfNamed({ act, accused }: Proposition): boolean {
  return ofNamedEvent.has(act) || (act === 'accuses' && accused !== undefined)
}

const ofNamedEvent: ReadonlySet<Act> = new Set(['counts', 'denies', 'disputes'])
