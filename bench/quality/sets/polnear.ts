import { attributionsOf } from '../attributions.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'

interface Score {
  all: { exact: Prf }
  triple: { lenient: Prf }
  aligned: { source_acc: number }
  content: { exact: Prf; overlap: Prf }
}

/** Attribution spans in political news of seven US publishers. */
export const polnear: BenchmarkSet = {
  name: 'polnear',
  splits: ['dev/dev'],
  languages: ['en'],
  scorer: 'polnear/score.py',
  predict: (reading, { id }) => ({ id, attributions: attributionsOf(reading) }),
  figures: ({ all, triple, aligned, content }: Score) => ({
    'all spans exact F1': percent(all.exact[2]),
    'lenient triple F1': percent(triple.lenient[2]),
    'source right given content': percent(aligned.source_acc),
    'content overlap precision': percent(content.overlap[0]),
    'content overlap recall': percent(content.overlap[1]),
  }),
}
