import { attributionsOf } from '../attributions.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent } from '../percent.ts'

type Score = Record<string, { recall: number; recall_any: number; precision_lb: number }>

/** Attribution between clauses in the DISRPT corpora; precision is a lower bound, since attribution inside a clause is not marked. */
export const attrDisrpt: BenchmarkSet = {
  name: 'attr-disrpt',
  splits: ['dev'],
  languages: ['fr', 'en'],
  scorer: 'attr-disrpt/score.py',
  predict: (reading, { id }) => ({ id, attributions: attributionsOf(reading) }),
  figures: (score: Score) =>
    Object.fromEntries(
      Object.entries(score)
        .filter(([lang]) => lang !== 'all')
        .flatMap(([lang, { recall, recall_any: anyOrder }]) => [
          [`recall, ${lang}`, percent(recall)],
          [`recall in any order, ${lang}`, percent(anyOrder)],
        ]),
    ),
}
