import { speakerOf } from '../corroborate/passed-on.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { formatDay } from './format-date.ts'
import { translatedBy } from './summarise-reading.ts'
import type { UiWords } from './ui-words.ts'

/** "Orbia, 3 April 2024", "Orbia ← Aurane" for words of another: how a text is called where its address would say nothing. */
export function textName(record: StatementRecord, words: UiWords): string {
  const { outlet, document, publishedAt, translation } = record
  const speaker = speakerOf(record)
  const name = outlet ?? document
  const names = speaker && speaker !== name ? `${name} ← ${speaker}` : name
  const day = publishedAt ? formatDay(publishedAt, words) : ''
  return [names, day, translation ? translatedBy(translation, words) : ''].filter(Boolean).join(', ')
}
