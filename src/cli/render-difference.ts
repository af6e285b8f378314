import type { ReadingDifference } from '../corroborate/compare-readings.ts'
import type { Statement } from '../model/statement.ts'
import { verbOf } from './describe-statement.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import type { UiWords } from './ui-words.ts'

/** A line for each statement that one of two readings has and the other has not, or has otherwise. */
export function renderDifference({ lost, gained, changed }: ReadingDifference, words: UiWords): string[] {
  const line = (mark: string, key: string, statement: Statement, more = '') => {
    const content = statement.content.exact.replace(/\s+/gu, ' ')
    const shown = content.length > 100 ? `${content.slice(0, 98).trimEnd()} […]` : content
    return plainForTerminal(
      `  ${mark} ${words(key)}: ${verbOf(statement, words)} ${words('quote', { words: shown })}${more}`,
    )
  }
  return [
    ...lost.map((statement) => line('-', 'reread.lost', statement)),
    ...gained.map((statement) => line('+', 'reread.gained', statement)),
    ...changed.map(({ after, fields }) => line('~', 'reread.changed', after, ` (${fields.join(', ')})`)),
  ]
}
