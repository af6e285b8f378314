import type { Review } from '../model/review.ts'
import { documentOfStatement } from './statement-records.ts'

/** Statements that a decision names, itself or in what it decides. */
export function statementsOfReview({ target, after }: Pick<Review, 'target' | 'after'>): string[] {
  const { sides, statements, from, with: other } = (after ?? {}) as Record<string, unknown>
  const named = [target, other, ...list(sides).flatMap(list), ...list(statements), ...list(from)]
  return [...new Set(named.filter((one): one is string => typeof one === 'string' && one.startsWith('st:')))]
}

/** Documents that a decision bears on. */
export function documentsOfReview(
  review: Pick<Review, 'target' | 'after'>,
  place: (statement: string) => string = (id) => id,
): string[] {
  const { documents } = (review.after ?? {}) as { documents?: string[] }
  const own = [review.target, ...(documents ?? [])].filter((id) => id.startsWith('doc:'))
  return [...new Set([...own, ...statementsOfReview(review).map((id) => documentOfStatement(place(id)))])]
}

/** Names whose meaning a decision changes in the whole dossier: those of `alias`, and of what undoes one. */
export function namesOfReview({ action, after }: Pick<Review, 'action' | 'after'>): string[] {
  const { name, names } = (after ?? {}) as { name?: unknown; names?: unknown }
  if (action === 'alias') return typeof name === 'string' ? [name] : []
  return action === 'undo' ? list(names).filter((one): one is string => typeof one === 'string') : []
}

/** `seal` and `lock` are taken back by the same action with `{"undo": true}`. */
export function isUndone({ after }: Pick<Review, 'after'>): boolean {
  return (after as { undo?: boolean } | null)?.undo === true
}

/** A document that was taken out is sealed for good: what is left of it is the digest in `after`. */
export function isRemoval({ action, after }: Pick<Review, 'action' | 'after'>): boolean {
  return action === 'seal' && (after as { removed?: boolean } | null)?.removed === true
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
