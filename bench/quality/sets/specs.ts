import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent } from '../percent.ts'
import { specsValuesOf } from '../specs-values.ts'

/** Counts of the scorer by kind and language: cases, gold, predicted, exact spans, overlapping spans, values. */
type Score = Record<string, readonly [number, number, number, number, number, number]>

const kinds: ReadonlySet<unknown> = new Set(['date', 'daterange', 'duration'])

/** Dates, ranges and lengths of Recognizers-Text: single sentences for an assistant, with the day they are said on. */
export const specs: BenchmarkSet = {
  name: 'specs',
  splits: ['dev'],
  languages: ['en', 'fr'],
  scorer: 'specs/score.py',
  keeps: ({ meta }, { items }) =>
    meta.kind === 'date' && (items as { type: unknown }[]).every(({ type }) => kinds.has(type)),
  writtenOn: ({ meta }) => (typeof meta.reference === 'string' ? meta.reference : null),
  predict: (reading, { id }) => ({
    id,
    items: reading.dates.map((date) => ({
      start: date.span.start,
      end: date.span.end,
      values: [specsValuesOf(date)],
    })),
  }),
  figures: (score: Score) =>
    Object.fromEntries(
      Object.entries(score)
        .filter(([key]) => key.startsWith('date/') && key !== 'date/all')
        .map(([key, [, gold, predicted, , , values]]) => [
          `value F1, ${key.slice('date/'.length)}`,
          percent((2 * values) / Math.max(1, gold + predicted)),
        ]),
    ),
}
