import { expect, test } from 'vitest'
import type { DateValue } from '../model/date-value.ts'
import { formatDate, formatDay } from './format-date.ts'
import { uiWords } from './ui-words.ts'

const [fr, en] = [uiWords('fr'), uiWords('en')]
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

function date(more: Partial<DateValue>): DateValue {
  const span = { start: 0, end: 5, exact: 'mardi' }
  return {
    id: 'd1',
    span,
    type: 'DATE',
    timex: '',
    edtf: null,
    start: null,
    end: null,
    precision: 'day',
    basis: 'stated',
    ...more,
  }
}

test('days, months and years in both languages', () => {
  expect(
    [formatDay('2024-05-14', fr), formatDay('2024-05-01T09:30:00Z', fr), formatDay('2024-05', fr)].map(plain),
  ).toEqual(['14 mai 2024', '1er mai 2024', 'mai 2024'])
  expect([formatDay('2024-05-01', en), formatDay('unknown', en)].map(plain)).toEqual(['1 May 2024', 'unknown'])
})

test.each([
  [{ start: '2024-05-14', end: '2024-05-14', edtf: '2024-05-14?' }, '14 mai 2024 ?'],
  [{ start: '2024-03-04', end: '2024-03-05', precision: 'night' }, 'nuit du 4 – 5 mars 2024'],
  [{ start: '2024-01-21', end: '2024-01-31', precision: 'part-of-month', mod: 'END' }, 'fin janvier 2024'],
  [{ start: '2024-04-01', end: '2024-04-30', precision: 'month' }, 'avril 2024'],
  [{ start: '2004-01-01', end: '2004-12-31', precision: 'year' }, '2004'],
  [{ start: '2024-04-28', end: '2024-05-02', precision: 'interval' }, '28 avril – 2 mai 2024'],
  [{ end: '2024-05-14', precision: 'unknown' }, '« mardi »'],
  [{}, '« mardi », non résolu'],
] as [Partial<DateValue>, string][])('%j is shown as %s', (value, shown) => {
  expect(plain(formatDate(date(value), fr))).toBe(shown)
})
