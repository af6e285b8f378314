import { attributionsOf } from '../attributions.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent } from '../percent.ts'

interface Score {
  all: { recall: number; precision_lb: number }
}

/** Links from a reporting word to the reported event in news (TimeBank, AQUAINT). */
export const attrTimebank: BenchmarkSet = {
  name: 'attr-timebank',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'attr-disrpt/score.py',
  predict: (reading, { id }) => ({ id, attributions: attributionsOf(reading) }),
  figures: ({ all }: Score) => ({ 'recall of reporting links': percent(all.recall) }),
}
