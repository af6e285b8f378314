import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  words: Prf
  macro_f1: number
}

/** Loaded words in US political news (BABE). Its labels hold opinion and tone as well; ours are terms with named users. */
export const loaded: BenchmarkSet = {
  name: 'loaded',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'loaded/score.py',
  predict: (reading, { id }) => {
    const words = reading.flags.filter(({ category }) => category !== 'headline-vs-body').map(({ span }) => span)
    return { id, biased: words.length > 0, words: words.map(({ start, end }) => [start, end]) }
  },
  figures: ({ words, macro_f1: macro }: Score) => ({
    'macro F1': percent(macro),
    'biased words F1': percent(words[2]),
    'biased words precision': percent(words[0]),
  }),
}
