import { speakerOf } from '../corroborate/passed-on.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { formatDay } from './format-date.ts'
import type { UiWords } from './ui-words.ts'

/** "Orbia, 3 April 2024", "Orbia ← Aurane" for words of another: how a text is called where its address would say nothing. */
export function textName(record: StatementRecord, words: UiWords): string {
  const { outlet, document, publishedAt } = record
  const speaker = speakerOf(record)
  const name = outlet ?? document
  const names = speaker && speaker !== name ? `${name} ← ${speaker}` : name
  return [names, publishedAt ? formatDay(publishedAt, words) : ''].filter(Boolean).join(', ')
}
