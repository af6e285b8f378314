import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent, type Prf } from '../percent.ts'
import { timexesOf } from '../resolved-timex.ts'

type Score = Record<string, { relaxed_prf: Prf; strict_prf: Prf; type_f1: number; value_f1: number | null }>

/** Time expressions of TimeBank and AQUAINT (values) and of the French TimeBank (spans and types only). */
export const timex: BenchmarkSet = {
  name: 'timex',
  splits: ['dev'],
  languages: ['en', 'fr'],
  scorer: 'timex/score.py',
  writtenOn: ({ meta }) => (typeof meta.dct === 'string' ? meta.dct.slice(0, 10) : null),
  predict: (reading, { id }) => ({
    id,
    timex: reading.dates.flatMap((date) =>
      timexesOf(date).map(({ span: { start, end }, value }) => ({ start, end, type: date.type, value })),
    ),
  }),
  figures: (score: Score) =>
    Object.fromEntries(
      Object.entries(score)
        .filter(([lang]) => lang !== 'all')
        .flatMap(([lang, row]) => [
          [`relaxed F1, ${lang}`, percent(row.relaxed_prf[2])],
          ...(row.value_f1 === null ? [] : [[`value F1, ${lang}`, percent(row.value_f1)]]),
        ]),
    ),
}
