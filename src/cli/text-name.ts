import type { StatementRecord } from '../corroborate/statement-record.ts'
import { formatDay } from './format-date.ts'
import type { UiWords } from './ui-words.ts'

/** "Orbia, 3 April 2024": how a text is called where its address would say nothing. */
export function textName({ outlet, document, publishedAt }: StatementRecord, words: UiWords): string {
  return [outlet ?? document, publishedAt ? formatDay(publishedAt, words) : ''].filter(Boolean).join(', ')
}
