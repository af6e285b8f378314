import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  token: Prf
  span_strict: Prf
}

/** Direct speech in French novels: far from our texts, but it shows whether dashes and quotation marks are understood. */
export const quotesFr: BenchmarkSet = {
  name: 'quotes-fr',
  splits: ['dev/val'],
  languages: ['fr'],
  scorer: 'quotes-fr/score.py',
  predict: (reading, { id }) => ({
    id,
    quotes: reading.statements
      .filter(({ voice, speech }) => voice === 'quoted' || speech === 'direct')
      .map(({ content }) => [content.start, content.end]),
  }),
  figures: ({ token, span_strict: strict }: Score) => ({
    'token F1': percent(token[2]),
    'span F1 strict': percent(strict[2]),
  }),
}
