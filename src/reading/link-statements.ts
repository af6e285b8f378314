import type { Statement } from '../model/statement.ts'
import { isInside } from './tree-distance.ts'

/** Acts that speak about what was said just before when their content has no event of its own kind. */
const respondingActs = new Set([
  'denies',
  'disputes',
  'confirms',
  'no-comment',
  'acknowledges',
  'justifies',
  'claims-responsibility',
])

/**
 * Links statements of one text: `presupposes` (a statement told as known inside another) and `about` (a denial, confirmation
 * or motive, and the nearest earlier statement of a fitting event). Only links; nothing is merged.
 */
export function linkStatements(statements: Statement[]): void {
  const recent: Statement[] = []
  for (const statement of statements) {
    if (statement.voice === 'presupposed') {
      const holder = [...recent]
        .reverse()
        .find((other) => other.voice !== 'presupposed' && isInside(statement.content, other.content))
      if (holder) holder.presupposes = [...(holder.presupposes ?? []), statement.id]
    } else if (respondingActs.has(statement.act)) {
      const target = [...recent].reverse().find((other) => answers(statement, other))
      if (target) statement.about = [target.id]
    }
    recent.push(statement)
    if (recent.length > 12) recent.shift()
  }
}

function answers(statement: Statement, earlier: Statement): boolean {
  if (earlier.voice === 'headline' || earlier.event === undefined) return false
  if (statement.event === undefined) return true
  return statement.event.type === earlier.event.type && earlier.content.start !== statement.content.start
}
